"use client";

import { Plus } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { ATTRIBUTE_PRESETS } from "@/lib/generation/attribute-presets.ts";
import { ATTRIBUTE_LIMITS, countCombinations } from "@/lib/generation/attribute-rules.ts";
import { type Attribute, normaliseSeed, type PromptStep } from "@/lib/generation/config.ts";
import { callsOfSeeds } from "@/lib/generation/seed-rows.ts";
import { useUndo } from "../../shared/undo-note.tsx";
import { AttributeCard } from "./attribute-card.tsx";

/** Lists of values whose combinations are spread over the pairs: each call to the model is given one value of each. */
export function AttributesEditor() {
  const { control, setValue, getValues, trigger, formState } = useFormContext<PromptStep>();
  const attributes = useWatch({ control, name: "attributes" });
  const undo = useUndo();
  const errors = formState.errors.attributes;
  // What is still being written is not told that it is wrong.
  const put = (next: Attribute[]) => setValue("attributes", next, { shouldValidate: errors !== undefined, shouldTouch: true });
  const add = (attribute: Attribute) => {
    undo.clear();
    put([...attributes, { ...attribute, values: [...attribute.values] }]);
  };
  const remove = (index: number) => {
    const before = getValues("attributes");
    put(before.toSpliced(index, 1));
    undo.offer(`“${before[index]?.name.trim() || `Attribute ${index + 1}`}” is removed.`, () => put(before));
  };
  const names = new Set(attributes.map(({ name }) => normaliseSeed(name)));
  const presets = ATTRIBUTE_PRESETS.filter(({ name }) => !names.has(normaliseSeed(name)));
  const full = attributes.length >= ATTRIBUTE_LIMITS.attributes;
  return (
    <section aria-labelledby="attributes-title" className="flex flex-col gap-3">
      <div>
        <h2 id="attributes-title" className="font-medium">
          Attributes <span className="font-normal text-soft">optional</span>
        </h2>
        <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">
          Lists such as a difficulty or the kind of person who asks. Each call to the model is given one value of each, so that all their
          combinations come up equally often. The generation's page shows how far they are covered.
        </p>
      </div>
      {attributes.length > 0 && (
        <ol aria-label="Attributes" className="flex flex-col gap-3">
          {attributes.map((attribute, index) => (
            <AttributeCard
              // biome-ignore lint/suspicious/noArrayIndexKey: an attribute being written has no name yet
              key={`${index} of ${attributes.length}`}
              index={index}
              attribute={attribute}
              errors={{ name: errors?.[index]?.name?.message, values: errors?.[index]?.values?.message }}
              onChange={(change) => put(attributes.with(index, { ...attribute, ...change }))}
              onLeave={() => void trigger("attributes")}
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      )}
      {undo.note}
      <div id="attributes" tabIndex={-1} className="flex flex-wrap items-center gap-2 outline-none">
        {presets.map((preset) => (
          <Button key={preset.name} size="small" disabled={full} title={preset.values.join(", ")} onClick={() => add(preset)}>
            <Plus aria-hidden /> {preset.name}
          </Button>
        ))}
        <Button size="small" variant="ghost" disabled={full} onClick={() => add({ name: "", values: [] })}>
          <Plus aria-hidden /> One of my own
        </Button>
        {full && <span className="text-[0.8125rem] text-soft">At most {ATTRIBUTE_LIMITS.attributes} attributes.</span>}
      </div>
      <FieldError id="attributes" message={errors?.message ?? errors?.root?.message} />
      {attributes.length > 0 && <Combinations attributes={attributes} />}
    </section>
  );
}

/** How many combinations there are, and whether there are enough calls for all of them. */
function Combinations({ attributes }: { attributes: readonly Attribute[] }) {
  const { control } = useFormContext<PromptStep>();
  const [seeds, rowsPerSeed, rowsInAll, rowsOfEach, rowsPerCall, outputFields] = useWatch({
    control,
    name: ["seeds", "rowsPerSeed", "rowsInAll", "rowsOfEach", "rowsPerCall", "outputFields"],
  });
  const combinations = countCombinations(attributes);
  const calls = callsOfSeeds({ seeds, rowsPerSeed, rowsInAll, rowsOfEach, rowsPerCall, outputFields, attributes: [] });
  const product = attributes.map(({ values }) => values.length).join(" × ");
  return (
    <>
      <p className="text-[0.8125rem] text-soft tabular-nums">
        {attributes.length > 1 ? `${product} = ` : ""}
        {plural(combinations, "combination")}, {plural(calls, "call")} to the model.
      </p>
      {combinations > calls && (
        <Callout tone="warning" title="Not every combination will come up">
          There are {formatExact(combinations)} combinations and only {plural(calls, "call")}, each of which has one. Single values are
          spread evenly all the same. For more, ask for fewer pairs per call under the advanced settings, for more pairs, or shorten the
          lists.
        </Callout>
      )}
    </>
  );
}
