import { textOfValue } from "@/components/rows/summarise.ts";
import type { Example } from "@/lib/generation/config.ts";
import { checkExample } from "@/lib/generation/fields/check-examples.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import type { JsonValue } from "@/lib/json.ts";

/** An example as it is being written: a text for each field, by its name. Lists and objects are JSON. */
export type ExampleTexts = Readonly<Record<string, string>>;

export const toTexts = (fields: readonly OutputField[], example: Example | undefined): ExampleTexts =>
  Object.fromEntries(fields.map(({ name }) => [name, textOfValue(example?.[name] ?? null)]));

/** The example that the texts are, and what is wrong with it by the name of the field. What cannot be read is left as text. */
export function fromTexts(fields: readonly OutputField[], texts: ExampleTexts): { example: Example; errors: ReadonlyMap<string, string> } {
  const errors = new Map<string, string>();
  const example: Example = {};
  for (const field of fields) {
    const text = texts[field.name] ?? "";
    if (text.trim() === "") {
      if (!field.required) example[field.name] = null;
      continue;
    }
    const read = readText(field, text);
    if (read === undefined) errors.set(field.name, NOT_READ[field.type] ?? "This cannot be read.");
    example[field.name] = read ?? text;
  }
  for (const { path, message } of checkExample(fields, example)) {
    const name = String(path[0]);
    if (!errors.has(name)) errors.set(name, message);
  }
  return { example, errors };
}

const NOT_READ: Partial<Record<OutputField["type"], string>> = {
  number: "Write a number.",
  integer: "Write a whole number.",
  boolean: "Choose true or false.",
  object: "This is not correct JSON: write an object, in { and }, with texts in quotation marks.",
  array: "This is not correct JSON: write a list, in [ and ], with texts in quotation marks.",
};

function readText({ type, allowed }: OutputField, text: string): JsonValue | undefined {
  if (type === "string") return allowed.length > 0 ? text : text.trim();
  if (type === "number" || type === "integer") return Number.isFinite(Number(text)) ? Number(text) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
