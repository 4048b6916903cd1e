"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Select } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import type { PromptStep } from "@/lib/generation/config.ts";
import type { ItemsFacts } from "@/lib/items/facts.ts";
import { unfitItems } from "@/lib/items/facts.ts";
import { neededKeys } from "@/lib/sources/instruction.ts";
import type { WizardFile } from "../assist-api.ts";
import { FirstItems } from "./first-items.tsx";
import { UnfitNote } from "./unfit-note.tsx";

/** Which field of an item is its input, what the items look like, and what the output calls them. */
export function ItemsSection({ file, loading, error }: { file: WizardFile | null; loading: boolean; error: string }) {
  if (error) return <Callout tone="danger">{error}</Callout>;
  if (loading) return <Skeleton className="h-48 w-full" />;
  if (!file)
    return <Callout tone="warning">Choose the file with the items in the step Configure first; its keys are offered here then.</Callout>;
  if (file.status === "failed")
    return (
      <Callout tone="danger" title={`“${file.name}” cannot be used`}>
        {file.statusReason}
      </Callout>
    );
  if (!file.facts || file.status !== "ready")
    return <Callout title={`“${file.name}” is still being read`}>Its keys appear here as soon as it is ready.</Callout>;
  return <Items name={file.name} facts={file.facts} />;
}

function Items({ name, facts }: { name: string; facts: ItemsFacts }) {
  const { register, control, formState } = useFormContext<PromptStep>();
  const [inputKey, prompt, outputNames] = useWatch({ control, name: ["inputKey", "prompt", "outputNames"] });
  const { errors } = formState;
  const known = facts.keys.some(({ key }) => key === inputKey);
  const unfit = known ? unfitItems(facts, neededKeys({ prompt, inputKey })) : null;
  const sent = facts.items - (unfit?.items ?? 0);
  return (
    <section aria-labelledby="items-title" className="flex flex-col gap-5">
      <div>
        <h2 id="items-title" className="font-medium">
          Items{" "}
          <span className="font-normal text-soft tabular-nums">
            {formatExact(facts.items)} in “{name}”
          </span>
        </h2>
        <p className="mt-1 text-[0.8125rem] text-soft">
          Each item is sent once and gives one row: its input beside the model's completion.
        </p>
      </div>
      <Field
        id="inputKey"
        label="Input"
        hint="The key that holds what the model is to work on. Beside each, in how many items it is filled."
        error={errors.inputKey?.message}
      >
        <Select {...register("inputKey")} defaultValue={inputKey} {...describe("inputKey", errors.inputKey?.message)} className="max-w-md">
          <option value="">Choose a key</option>
          {inputKey && !known && <option value={inputKey}>{inputKey} (not in this file)</option>}
          {facts.keys.map(({ key, filled }) => (
            <option key={key} value={key}>
              {key} ({filled === facts.items ? "all items" : formatExact(filled)})
            </option>
          ))}
        </Select>
      </Field>
      <FirstItems facts={facts} inputKey={inputKey} />
      {unfit && unfit.items > 0 && <UnfitNote unfit={unfit} keys={neededKeys({ prompt, inputKey })} />}
      {unfit && (
        <p className="tabular-nums">
          <strong className="font-semibold">{formatExact(sent)}</strong> {plural(sent, "completion").replace(/^\S+ /, "")} in all
        </p>
      )}
      <div id="outputNames" tabIndex={-1} className="grid gap-4 outline-none sm:grid-cols-2">
        {(["input", "completion"] as const).map((part) => {
          const id = `outputNames.${part}`;
          const message = errors.outputNames?.[part]?.message;
          return (
            <Field
              key={part}
              id={id}
              label={part === "input" ? "Name of the input" : "Name of the completion"}
              hint="As it stands in the files."
              error={message}
            >
              <Input
                {...register(id === "outputNames.input" ? "outputNames.input" : "outputNames.completion")}
                defaultValue={outputNames[part]}
                {...describe(id, message)}
                autoComplete="off"
              />
            </Field>
          );
        })}
      </div>
    </section>
  );
}
