import { textOfValue } from "@/components/rows/summarise.ts";
import type { RowData } from "@/lib/generation/fields/row-shape.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import type { JsonValue } from "@/lib/json.ts";

/** A row as it is being edited: a text for each field, by its name. Lists and objects are JSON. */
export type EditTexts = Readonly<Record<string, string>>;

export const toEditTexts = (fields: readonly OutputField[], data: RowData): EditTexts =>
  Object.fromEntries(fields.map(({ name }) => [name, textOfValue(data[name] ?? null)]));

/** The row that the texts are, and what cannot be read by the name of the field. A field that was not touched stays as it was. */
export function fromEditTexts(
  fields: readonly OutputField[],
  before: RowData,
  texts: EditTexts,
): { data: RowData; errors: ReadonlyMap<string, string> } {
  const errors = new Map<string, string>();
  const data: RowData = {};
  for (const field of fields) {
    const text = texts[field.name] ?? "";
    const was = before[field.name] ?? null;
    const read = text === textOfValue(was) ? was : readText(field, text);
    if (read === undefined) errors.set(field.name, NOT_READ[field.type] ?? "This cannot be read.");
    else if (field.required && (read === null || (typeof read === "string" && read.trim() === "")))
      errors.set(field.name, `Write the ${field.name}.`);
    data[field.name] = read ?? null;
  }
  return { data, errors };
}

const NOT_READ: Partial<Record<OutputField["type"], string>> = {
  number: "Write a number.",
  integer: "Write a whole number.",
  boolean: "Choose true or false.",
  object: "This is not correct JSON: write an object, in { and }, with texts in quotation marks.",
  array: "This is not correct JSON: write a list, in [ and ], with texts in quotation marks.",
};

/** Undefined where it cannot be read; null for nothing. */
function readText({ type }: OutputField, text: string): JsonValue | undefined {
  if (text.trim() === "") return null;
  if (type === "string") return text;
  if (type === "number" || type === "integer") return Number.isFinite(Number(text)) ? Number(text) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
