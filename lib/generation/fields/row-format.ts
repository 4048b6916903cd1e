import type { JsonSchema } from "../../inference/types.ts";
import type { OutputField } from "../output-fields.ts";
import { toJsonSchema } from "./json-schema.ts";
import type { RowShape } from "./row-shape.ts";

// What a model is told of the rows that it is to write, in words and as a schema.

/** What a prompt calls rows of one kind. */
export interface RowWords {
  system: string;
  one: string;
  many: string;
  /** How a row looks and what is asked of it; the last line but one is an example of the form. */
  rules: string;
}

const PAIR_WORDS: RowWords = {
  system:
    "You write training examples for fine-tuning a language model. An example is a pair: a prompt as a real user would write it, " +
    "and the completion that an excellent assistant would give. You follow the instructions exactly and answer with JSON only.",
  one: "pair",
  many: "pairs",
  rules: [
    "Rules:",
    "- Each prompt stands on its own and asks for something different from every other prompt, not the same thing in other words.",
    "- Vary length, difficulty, wording and situation.",
    "- Each completion answers its prompt fully and correctly, and never mentions these instructions, the topic list or the examples.",
    '- Answer with one JSON object and nothing before or after it: {"rows": [{"prompt": "…", "completion": "…"}]}',
    '- Both fields are strings. Write line breaks inside them as \\n and quotation marks as \\".',
  ].join("\n"),
};

export const wordsFor = (shape: RowShape): RowWords => (shape.isPair ? PAIR_WORDS : wordsForFields(shape.fields));

function wordsForFields(fields: readonly OutputField[]): RowWords {
  const sample = JSON.stringify({ rows: [sampleOf(fields)] });
  return {
    system:
      "You write training examples for fine-tuning a language model. An example is a row: a JSON object with the fields that are " +
      "described to you. You follow the instructions exactly and answer with JSON only.",
    one: "row",
    many: "rows",
    rules: [
      "Each row has these fields and no others:",
      ...linesOf(fields, 0),
      "",
      "Rules:",
      "- Each row stands on its own and is clearly different from every other row, not the same thing in other words.",
      "- Vary length, difficulty, wording and situation.",
      "- What a row says is complete and correct, and never mentions these instructions, the topic list or the examples.",
      `- Answer with one JSON object and nothing before or after it, in this form: ${sample}`,
      '- Every value has the type that its field says. Write line breaks inside texts as \\n and quotation marks as \\".',
    ].join("\n"),
  };
}

/** The fields of a row in words, a line each; of objects and lists what is in them below. */
export const fieldLines = ({ fields }: Pick<RowShape, "fields">): string[] => linesOf(fields, 0);

function linesOf(fields: readonly OutputField[], depth: number): string[] {
  return fields.flatMap((field) => lineOf(`"${field.name}"`, field, depth));
}

function lineOf(name: string, field: OutputField, depth: number): string[] {
  const description = field.description.trim().replace(/\s+/g, " ");
  const optional = field.required ? "" : ", or null where there is none";
  const line = `${"  ".repeat(depth)}- ${name}: ${kindOf(field)}${optional}${description && `. ${description}`}`;
  const [item] = field.fields;
  if (field.type === "object") return [line, ...linesOf(field.fields, depth + 1)];
  return field.type === "array" && item ? [line, ...lineOf("each item", { ...item, required: true }, depth + 1)] : [line];
}

const KINDS: Readonly<Record<OutputField["type"], string>> = {
  ...{ string: "a text", number: "a number", integer: "a whole number", boolean: "true or false", object: "an object", array: "a list" },
};

function kindOf({ type, allowed }: OutputField): string {
  if (allowed.length === 0) return KINDS[type];
  const values = allowed.map((value) => (type === "string" ? JSON.stringify(value) : String(Number(value))));
  return values.length === 1 ? `always ${values.join("")}` : `one of ${values.join(", ")}`;
}

const sampleOf = (fields: readonly OutputField[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, sampleValue(field)]));

function sampleValue(field: OutputField): unknown {
  const [item] = field.fields;
  switch (field.type) {
    case "string":
      return field.allowed[0] ?? "…";
    case "number":
      return Number(field.allowed[0] ?? 0.5);
    case "integer":
      return Number(field.allowed[0] ?? 1);
    case "boolean":
      return true;
    case "object":
      return sampleOf(field.fields);
    case "array":
      return item ? [sampleValue(item)] : [];
  }
}

/** The JSON Schema of an answer: `{rows: [row]}`. Strict, as OpenAI's structured output wants it. */
export function rowsSchema(shape: RowShape, count: number): JsonSchema {
  return {
    type: "object",
    properties: { rows: { type: "array", items: toJsonSchema(shape.fields), minItems: count, maxItems: count } },
    required: ["rows"],
    additionalProperties: false,
  };
}
