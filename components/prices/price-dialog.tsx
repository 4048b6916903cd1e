"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Price } from "@/lib/inference/prices.ts";
import { priceInput, readAmount } from "@/lib/prices/form.ts";
import type { PriceActions } from "./types.ts";

/** What the form starts from. Without a model's id, one is asked for. */
export interface PriceDraft {
  connectionId: string;
  connectionName: string;
  modelId: string;
  price: Price | null;
  source: string;
}

type Errors = Partial<Record<string, string>>;

/** Enters or changes a model's price. */
export function PriceDialog({ draft, save, onClose }: { draft: PriceDraft; save: PriceActions["save"]; onClose: () => void }) {
  const { connectionId, connectionName, modelId, price, source } = draft;
  const [errors, setErrors] = useState<Errors>({});
  const { run, pending, error } = useOutcome();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const typed = new FormData(element);
    const text = (name: string) => String(typed.get(name) ?? "");
    const result = priceInput.safeParse({
      ...{ connectionId, modelId: modelId || text("modelId"), source: text("source") },
      ...{ inputPerMillion: readAmount(text("inputPerMillion")), outputPerMillion: readAmount(text("outputPerMillion")) },
    });
    const problems = result.error?.issues ?? [];
    setErrors(Object.fromEntries([...problems].reverse().map(({ path, message }) => [String(path[0]), message])));
    if (result.success) return run(() => save(result.data), onClose);
    const field = element.elements.namedItem(String(problems[0]?.path[0]));
    if (field instanceof HTMLElement) field.focus();
  };
  const footer = (
    <>
      <Button onClick={onClose}>Leave it</Button>
      <Button variant="primary" type="submit" form="price-form" disabled={pending}>
        {pending ? "Saving…" : "Save price"}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={modelId ? `Price of ${modelId}` : "A model’s price"}
      description={`On ${connectionName}, in US dollars for a million tokens.`}
      footer={footer}
    >
      <form id="price-form" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {error && <Callout tone="danger">{error}</Callout>}
        {!modelId && (
          <Field id="modelId" label="Model" hint="Its id, exactly as a generation names it." error={errors.modelId}>
            <Input {...describe("modelId", errors.modelId)} data-first-focus name="modelId" autoComplete="off" spellCheck={false} />
          </Field>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="inputPerMillion" label="In: what it reads" hint="Also called input or prompt tokens." error={errors.inputPerMillion}>
            <AmountInput name="inputPerMillion" error={errors.inputPerMillion} value={price?.inputPerMillion} first={modelId !== ""} />
          </Field>
          <Field id="outputPerMillion" label="Out: what it writes" hint="Also called output or completion." error={errors.outputPerMillion}>
            <AmountInput name="outputPerMillion" error={errors.outputPerMillion} value={price?.outputPerMillion} />
          </Field>
        </div>
        <p className="text-[0.8125rem] text-soft">Both are 0 for a model on a machine of your own.</p>
        <Field
          id="source"
          label="Where this was read (optional)"
          hint="A price list, a contract, a colleague: for those who ask later."
          error={errors.source}
        >
          <Input {...describe("source", errors.source)} name="source" defaultValue={source} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}

interface AmountInputProps {
  name: string;
  error: string | undefined;
  value: number | undefined;
  first?: boolean;
}

function AmountInput({ name, error, value, first = false }: AmountInputProps) {
  return (
    <div className="relative">
      <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-soft">
        $
      </span>
      <Input
        {...describe(name, error)}
        {...(first && { "data-first-focus": true })}
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={value ?? ""}
        className="pl-7 tabular-nums"
      />
    </div>
  );
}
