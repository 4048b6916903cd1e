"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Select, Textarea } from "@/components/ui/field.tsx";
import { fieldLabel } from "@/components/wizard/shared/row-view.tsx";
import type { RowData, RowShape } from "@/lib/generation/fields/row-shape.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { type EditTexts, fromEditTexts, toEditTexts } from "./edit-texts.ts";
import type { ActOutcome } from "./use-review.ts";

/** An edit that is being written, with the row that it is based on. Kept until it is saved or given up. */
export interface Draft {
  base: { revision: number; data: RowData };
  texts: EditTexts;
}

export const startDraft = (shape: RowShape, row: Pick<ReviewRow, "revision" | "data">): Draft => ({
  base: { revision: row.revision, data: row.data },
  texts: toEditTexts(shape.fields, row.data),
});

export const isTouched = (shape: RowShape, { base, texts }: Draft): boolean => {
  const before = toEditTexts(shape.fields, base.data);
  return shape.names.some((name) => texts[name] !== before[name]);
};

interface EditFormProps {
  datasetId: string;
  shape: RowShape;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSave: (data: RowData, base: Draft["base"]) => Promise<ActOutcome>;
  onCancel: () => void;
}

/** The fields of a row, to be written. */
export function EditForm({ datasetId, shape, draft, onDraft, onSave, onCancel }: EditFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<ActOutcome>({ ok: true });
  const { data, errors } = fromEditTexts(shape.fields, draft.base.data, draft.texts);
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input, select")?.focus(), []);
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    const [wrong] = shape.names.filter((name) => errors.has(name));
    if (wrong !== undefined) return document.getElementById(`edit-${wrong}`)?.focus();
    setSaving(true);
    setOutcome(await onSave(data, draft.base));
    setSaving(false);
  };
  const problem = outcome.ok ? null : outcome;
  return (
    <form
      ref={form}
      noValidate
      aria-label="Edit the pair"
      className="flex flex-col gap-5"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        if (event.key === "Escape") onCancel();
      }}
    >
      {shape.fields.map((field) => (
        <EditField
          key={field.name}
          field={field}
          text={draft.texts[field.name] ?? ""}
          error={(tried && errors.get(field.name)) || (problem?.field === field.name ? problem.message : undefined)}
          onChange={(text) => onDraft({ ...draft, texts: { ...draft.texts, [field.name]: text } })}
        />
      ))}
      {problem && !shape.names.includes(problem.field ?? "") && (
        <Callout tone="danger" title={problem.message}>
          {problem.otherRowId && (
            <a
              href={`/generations/${datasetId}/review?row=${problem.otherRowId}`}
              target="_blank"
              rel="noreferrer"
              className="text-accent underline-offset-4 hover:underline"
            >
              Open the other pair in a new tab
            </a>
          )}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" disabled={saving} title="Key: Ctrl Enter">
          {saving ? "Saving…" : "Save the edit"}
        </Button>
        <Button onClick={onCancel} title="Key: Esc">
          Cancel
        </Button>
        <span className="text-[0.8125rem] text-soft">What the model wrote is kept, and can be brought back.</span>
      </div>
    </form>
  );
}

interface EditFieldProps {
  field: OutputField;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** One field, in the way that suits its type. */
function EditField({ field, text, error, onChange }: EditFieldProps) {
  const id = `edit-${field.name}`;
  const hint = HINTS[field.type];
  const shared = { ...describe(id, error, Boolean(hint)), value: text };
  const choices = field.type === "boolean" ? ["true", "false"] : field.allowed;
  return (
    <Field
      id={id}
      label={
        <>
          {fieldLabel(field.name)} {!field.required && <span className="font-normal text-soft">(optional)</span>}
        </>
      }
      hint={hint}
      error={error}
    >
      {choices.length > 0 ? (
        <Select {...shared} className="max-w-xs" onChange={({ target }) => onChange(target.value)}>
          <option value="">{field.required ? "Choose…" : "None"}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      ) : field.type === "number" || field.type === "integer" ? (
        <Input {...shared} inputMode="decimal" className="max-w-xs" onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Textarea
          {...shared}
          onChange={({ target }) => onChange(target.value)}
          className="field-sizing-content max-h-[60dvh] min-h-20 font-mono text-[0.8125rem]"
        />
      )}
    </Field>
  );
}

const HINTS: Partial<Record<OutputField["type"], string>> = {
  integer: "A whole number.",
  object: "An object, written as JSON.",
  array: "A list, written as JSON.",
};
