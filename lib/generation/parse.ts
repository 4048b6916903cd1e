import { jsonrepair } from "jsonrepair";
import type { FinishReason } from "../inference/types.ts";
import type { RowData } from "./accept.ts";
import { cleanAnswer, jsonStart, splitRowTexts, upToLastBracket } from "./answer-text.ts";

// Models answer with JSON, or with something like it. What is whole is taken, what is half is left; nothing is invented.

export interface ParsedRows {
  rows: RowData[];
  /** Things that look like rows but are not: a field is missing, empty or not text. */
  invalid: number;
}

/** Beyond this, broken JSON is only repaired row by row. In characters. */
const MAX_WHOLE_REPAIR = 500_000;
const MAX_ROW_REPAIR = 200_000;

/**
 * Reads the rows out of a model's answer: `{"rows": […]}`, a bare array or a single object; with byte order marks,
 * reasoning, fences and prose around them; repaired where the JSON is broken. Every row has all `fields`, each a text
 * that is not empty. A row that was cut off is never returned, and a broken one does not cost its neighbours.
 */
export function parseRows(text: string, fields: readonly string[], finishReason: FinishReason): ParsedRows {
  const parsed = tryParse(text.trim());
  if (parsed !== undefined) return validate(collectRows(parsed), fields, false);

  const json = jsonStart(cleanAnswer(text));
  const closed = upToLastBracket(json);
  const inner = tryParse(closed);
  if (inner !== undefined) return validate(collectRows(inner), fields, false);

  const mayBeCut = finishReason !== "stop";
  const byRow = parseRowByRow(json, fields, mayBeCut);
  if (byRow.rows.length > 0 || mayBeCut || closed.length > MAX_WHOLE_REPAIR) return byRow;
  // Without a single row that can be told apart, the answer as a whole may still be readable.
  const whole = validate(collectRows(tryRepair(closed)), fields, true);
  return whole.rows.length > 0 ? whole : byRow;
}

function parseRowByRow(json: string, fields: readonly string[], mayBeCut: boolean): ParsedRows {
  const result: ParsedRows = { rows: [], invalid: 0 };
  const pieces = splitRowTexts(json, fields);
  for (const [index, { text, end }] of pieces.entries()) {
    // The last row of a cut answer counts only when it needs no repair: a repair would close a half text.
    const mayRepair = end !== "cut" && text.length <= MAX_ROW_REPAIR && !(mayBeCut && index === pieces.length - 1);
    const clean = tryParse(text);
    const one = validate([clean ?? (mayRepair ? tryRepair(text) : undefined)], fields, clean === undefined);
    result.rows.push(...one.rows);
    // What was cut is missing, not wrong.
    if (end !== "cut") result.invalid += one.invalid;
  }
  return result;
}

/** The things in an answer that should be rows. */
function collectRows(value: unknown, depth = 0): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "string" && depth < 2) return collectRows(tryParse(value.trim()), depth + 1);
  if (typeof value !== "object" || value === null) return [];
  const values = Object.values(value);
  const list = "rows" in value ? value.rows : values.find((item) => Array.isArray(item) && item.some(isObject));
  if (list !== undefined) return collectRows(list, depth + 1);
  // {"1": {…}, "2": {…}}, or one row that is not in a list.
  return values.length > 0 && values.every(isObject) ? values : values.length > 0 ? [value] : [];
}

function validate(values: readonly unknown[], fields: readonly string[], repaired: boolean): ParsedRows {
  const rows = values.map((value) => toRow(value, fields, repaired)).filter((row) => row !== null);
  return { rows, invalid: values.length - rows.length };
}

/** Words that a repair makes into texts although the model meant no text. */
const NO_TEXT = /^(nan|-?infinity|undefined|null|none|true|false)$/i;
const PLAIN_KEY = /^[\w -]{1,40}$/;

function toRow(value: unknown, fields: readonly string[], repaired: boolean): RowData | null {
  if (!isObject(value)) return null;
  // A repair that went wrong leaves pieces of text as keys.
  if (repaired && !Object.keys(value).every((key) => PLAIN_KEY.test(key))) return null;
  const row: RowData = {};
  for (const field of fields) {
    const text = value[field] ?? value[Object.keys(value).find((key) => key.trim().toLowerCase() === field.toLowerCase()) ?? field];
    if (typeof text !== "string") return null;
    const clean = cleanText(text);
    if (clean === "" || (repaired && NO_TEXT.test(clean))) return null;
    row[field] = clean;
  }
  return row;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL refuses or nobody can see
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** LaTeX such as `\frac` or `\beta` that the model did not escape, so that JSON read a form feed or a backspace. */
const MISREAD_COMMAND = /[\f\b](?=[a-z])/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A field's text as it is stored: no control characters, no halves of characters, no blank lines around it. */
function cleanText(text: string): string {
  const visible = text.replace(MISREAD_COMMAND, (found) => (found === "\f" ? "\\f" : "\\b")).replace(INVISIBLE, "");
  const wellFormed = visible.isWellFormed() ? visible : visible.replace(LONE_SURROGATE, "");
  // The first line keeps its indentation, for it may be code.
  return wellFormed.trim() === "" ? "" : wellFormed.replace(/^(\s*\n)+/, "").trimEnd();
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ESCAPE = /\\(["'\\/bfnrt]|u[0-9a-fA-F]{4})?/g;

/** Backslashes that begin no escape of JSON (`\alpha`, `\d`) are meant as they stand. */
const escapeBackslashes = (text: string) => text.replace(ESCAPE, (found, known) => (known === undefined ? "\\\\" : found));

function tryRepair(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(escapeBackslashes(text)));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
