import { isJsonObject } from "../json.ts";
import { readRow } from "./fields/read-row.ts";
import type { RowData, RowShape } from "./fields/row-shape.ts";
import { isRefusedRow } from "./no-rows.ts";
import { cleanText, hasContent, isStandIn, keyFor } from "./row-text.ts";

// From an object that a model wrote to a row as it is stored: all fields, each a text with something in it.

/** Names that models give to a pair's two texts although they were told others: taken when there is nothing else in the object. */
const PAIR_NAMES: readonly (readonly [prompt: string, completion: string])[] = [
  ["question", "answer"],
  ["q", "a"],
  ["instruction", "output"],
  ["instruction", "response"],
  ["instruction", "completion"],
  ["input", "output"],
  ["query", "response"],
  ["query", "answer"],
  ["prompt", "response"],
  ["prompt", "answer"],
  ["prompt", "output"],
  ["question", "completion"],
  ["user", "assistant"],
];

/** Whether an object has one of the fields, under its own name or another that is taken for it. */
export function looksLikeRow(value: Record<string, unknown>, fields: readonly string[]): boolean {
  return fields.some((field) => Object.hasOwn(value, field) || keyFor(value, field) !== undefined) || otherNames(value, fields) !== null;
}

/** The row, or null when it is not what was asked for, or all of it is the model's refusal. */
export const toRow = (value: unknown, shape: RowShape): RowData | null =>
  shape.isPair ? toPair(value, shape.names) : readRow(value, shape);

/** Null when a field is missing, is not a text, or has nothing in it. */
function toPair(value: unknown, fields: readonly string[]): RowData | null {
  if (!isJsonObject(value)) return null;
  const names = fields.every((field) => Object.hasOwn(value, field)) ? fields : namesIn(value, fields);
  if (!names) return null;
  const row: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    const text = value[names[index] ?? field];
    if (typeof text !== "string") return null;
    const clean = cleanText(text);
    if (!hasContent(clean)) return null;
    row[field] = clean;
  }
  return isPlaceholder(row, fields) || isRefusedRow(Object.values(row)) ? null : row;
}

/** The names under which a row has its fields: in other letter case, or other names altogether. */
function namesIn(value: Record<string, unknown>, fields: readonly string[]): readonly string[] | null {
  const names = fields.flatMap((field) => (Object.hasOwn(value, field) ? [field] : (keyFor(value, field) ?? [])));
  return names.length === fields.length ? names : otherNames(value, fields);
}

function otherNames(value: Record<string, unknown>, fields: readonly string[]): readonly string[] | null {
  const keys = Object.keys(value);
  if (keys.length !== 2 || fields.length !== 2 || fields[0] !== "prompt" || fields[1] !== "completion") return null;
  const find = (name: string) => keys.find((key) => key.trim().toLowerCase() === name);
  for (const [prompt, completion] of PAIR_NAMES) {
    const names = [find(prompt), find(completion)].filter((key) => key !== undefined);
    if (names.length === 2) return names;
  }
  return null;
}

/** The format itself, written back: `{"prompt": "string", "completion": "string"}`, `{"prompt": "<a prompt>", …}`. */
const isPlaceholder = (row: Record<string, string>, fields: readonly string[]) =>
  fields.every((field) => isStandIn(row[field] ?? "", field));
