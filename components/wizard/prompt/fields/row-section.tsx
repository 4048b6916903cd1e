"use client";

import { useState } from "react";
import { FieldError } from "@/components/ui/field.tsx";
import type { Example } from "@/lib/generation/config.ts";
import { checkExample } from "@/lib/generation/fields/check-examples.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import { canonicalJson, isJsonObject, type JsonObject } from "@/lib/json.ts";
import { useWizard } from "../../draft-context.tsx";
import { RadioCard } from "../../shared/radio-card.tsx";
import { FieldList } from "./field-list.tsx";
import { SampleBox } from "./sample-box.tsx";
import { useFields } from "./use-fields.ts";

/** What a row of the dataset holds: a prompt and a completion, or fields of the person's own. */
export function RowSection() {
  const { store } = useWizard();
  const { fields, put, undo, actions, error, startOwn } = useFields();
  // What was made stays while the other kind is looked at.
  const [kept, setKept] = useState<OutputField[] | null>(null);

  const choosePair = () => {
    setKept(fields);
    put(null);
  };
  const chooseOwn = () => (kept ? put(kept) : startOwn());
  const takeSample = (read: OutputField[], sample: string) => {
    put(read, "The fields are read from the sample.");
    const { examples } = store.view.draft.examples;
    const rows = rowsOf(sample);
    // Examples of other fields are of no use any more; the sample is one that is.
    if (examples.some((example) => fits(read, example)) || rows.length === 0) return;
    store.change("examples", { examples: rows.slice(0, 3) });
    undo.offer("The fields are read from the sample, which is now the example of a row.", () => {
      put(fields);
      if (canonicalJson(store.view.draft.examples.examples) === canonicalJson(rows.slice(0, 3))) store.change("examples", { examples });
    });
  };

  return (
    <section id="outputFields" aria-labelledby="row-title" className="flex flex-col gap-3" tabIndex={-1}>
      <div>
        <h2 id="row-title" className="font-medium">
          What a row looks like
        </h2>
        <p className="mt-1 text-[0.8125rem] text-soft">
          Most datasets are pairs. For anything else, such as texts with a label, name the fields: every row is checked against them.
        </p>
      </div>
      <div role="radiogroup" aria-labelledby="row-title" className="grid gap-3 sm:grid-cols-2">
        <RadioCard
          group="row-kind"
          value="pair"
          title="Prompt and completion"
          description="What a user writes, and the ideal answer."
          checked={fields === null}
          onChange={choosePair}
        />
        <RadioCard
          group="row-kind"
          value="own"
          title="Fields of your own"
          description="Labels, numbers, lists: any shape that you name here."
          checked={fields !== null}
          onChange={chooseOwn}
        />
      </div>
      {fields !== null && (
        <>
          <SampleBox onFields={takeSample} />
          <FieldList fields={fields} parent={[]} label="Fields of a row" actions={actions} />
          <div data-invalid={error ? true : undefined} tabIndex={-1}>
            <FieldError id="outputFields" message={error} />
          </div>
        </>
      )}
      {undo.note}
    </section>
  );
}

const fits = (fields: readonly OutputField[], example: Example) => checkExample(fields, example).length === 0;

/** The rows of a sample that the fields were read from. */
function rowsOf(sample: string): JsonObject[] {
  const value: unknown = JSON.parse(sample);
  return [value].flat().filter(isRow);
}

const isRow = (value: unknown): value is JsonObject => isJsonObject(value);
