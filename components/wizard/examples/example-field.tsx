"use client";

import clsx from "clsx";
import { describe, Field, Input, Select, Textarea } from "@/components/ui/field.tsx";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import { fieldLabel } from "../shared/row-view.tsx";

interface ExampleFieldProps {
  field: OutputField;
  /** Whether the row is the usual pair, whose fields everybody knows. */
  isPair: boolean;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onBlur: () => void;
}

const PAIR_HINTS: Readonly<Record<string, string>> = {
  prompt: "What a user would write.",
  completion: "The ideal answer. Markdown works; code stands between lines of ```.",
};

/** One field of an example, in the way that suits its type. */
export function ExampleField({ field, isPair, text, error, onChange, onBlur }: ExampleFieldProps) {
  const id = `example-${field.name}`;
  const hint = (isPair ? PAIR_HINTS[field.name] : field.description.trim()) || KIND_HINTS[field.type];
  const shared = { ...describe(id, error, Boolean(hint)), value: text, onBlur };
  const choices = field.type === "boolean" ? ["true", "false"] : field.allowed;
  const isLong = isPair ? field.name === "completion" : field.type !== "string";
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
        <Select {...shared} className="max-w-xs" onChange={(event) => onChange(event.target.value)}>
          <option value="">{field.required ? "Choose…" : "None"}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      ) : field.type === "number" || field.type === "integer" ? (
        <Input {...shared} inputMode="decimal" className="max-w-xs" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Textarea
          {...shared}
          onChange={(event) => onChange(event.target.value)}
          className={clsx("field-sizing-content", isLong ? "max-h-96 min-h-40 font-mono text-[0.8125rem]" : "max-h-60 min-h-24")}
        />
      )}
    </Field>
  );
}

const KIND_HINTS: Partial<Record<OutputField["type"], string>> = {
  integer: "A whole number.",
  object: "An object, written as JSON.",
  array: "A list, written as JSON.",
};
