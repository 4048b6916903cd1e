import type { RowData } from "./accept.ts";
import { isRefusedRow } from "./no-rows.ts";

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

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an object has one of the fields, under its own name or another that is taken for it. */
export function looksLikeRow(value: Record<string, unknown>, fields: readonly string[]): boolean {
  return fields.some((field) => Object.hasOwn(value, field) || keyFor(value, field) !== undefined) || otherNames(value, fields) !== null;
}

/** The row, or null when a field is missing, is not a text, or has nothing in it, or all of it is the model's refusal. */
export function toRow(value: unknown, fields: readonly string[]): RowData | null {
  if (!isObject(value)) return null;
  const names = fields.every((field) => Object.hasOwn(value, field)) ? fields : namesIn(value, fields);
  if (!names) return null;
  const row: RowData = {};
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

const keyFor = (value: Record<string, unknown>, field: string) =>
  Object.keys(value).find((key) => key.trim().toLowerCase() === field.toLowerCase());

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

/** Anything but white space and characters that nobody sees. */
const CONTENT = /[^\s\p{Cc}\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;
const ELLIPSIS = /^[.…]+$/;

export const hasContent = (text: string) => CONTENT.test(text) && !ELLIPSIS.test(text);

const STAND_IN = /^(?:string|text|<[\w -]{1,60}>)$/i;

/** The format itself, written back: `{"prompt": "string", "completion": "string"}`, `{"prompt": "<a prompt>", …}`. */
const isPlaceholder = (row: RowData, fields: readonly string[]) =>
  fields.every((field) => STAND_IN.test(row[field] ?? "") || row[field]?.toLowerCase() === field.toLowerCase());

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL refuses or nobody can see
const ODD = /[\u0000-\u0008\t\u000b-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/**
 * LaTeX that the model did not escape, so that JSON read a control character: form feed and backspace before any letter
 * (`\frac`, `\beta`), tab and carriage return before what is no word without them (`\theta`, `\rightarrow`).
 */
const MISREAD_COMMAND =
  /[\f\b](?=[a-z])|\t(?=(?:heta|imes|frac|ext\{|extbf\{|extit\{|riangle|ilde|herefore|binom)(?![a-z]))|\r(?=(?:ho|ight|ightarrow|angle|floor|ceil|m)(?![a-z]))/g;
const COMMAND: Readonly<Record<string, string>> = { "\f": "\\f", "\b": "\\b", "\t": "\\t", "\r": "\\r" };
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A field's text as it is stored: no control characters, no halves of characters, no blank lines around it. */
export function cleanText(text: string): string {
  const visible = ODD.test(text) ? text.replace(MISREAD_COMMAND, (found) => COMMAND[found] ?? found).replace(INVISIBLE, "") : text;
  const wellFormed = visible.isWellFormed() ? visible : visible.replace(LONE_SURROGATE, "");
  // The first line keeps its indentation, for it may be code.
  return wellFormed.replace(/^(\s*\n)+/, "").trimEnd();
}
