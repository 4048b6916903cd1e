import type { FinishReason } from "../inference/types.ts";
import type { RowData } from "./accept.ts";
import {
  cleanAnswer,
  decodeEntities,
  isWithoutReasoning,
  jsonStart,
  unescapeJson,
  upToLastBracket,
  withoutAfterthought,
} from "./answer-text.ts";
import { collectRows } from "./collect-rows.ts";
import { readLooseRows } from "./loose-rows.ts";
import { toRow } from "./row-data.ts";

// Models answer with JSON, or with something like it. What is whole is taken, what is half is left; nothing is invented.

export interface ParsedRows {
  rows: RowData[];
  /** Things that look like rows but are not: a field is missing, empty or not text, or where it ends is not sure. */
  invalid: number;
}

/**
 * Reads the rows out of a model's answer: `{"rows": […]}`, a bare array or a single object; with byte order marks,
 * reasoning, fences and prose around them; row by row where the JSON is broken. Every row has all `fields`, each a text
 * that is not empty. A row that was cut off is never returned, and a broken one does not cost its neighbours.
 * An answer that is JSON costs one `JSON.parse`; any other is read in one pass more, whatever is in it.
 */
export function parseRows(text: string, fields: readonly string[], finishReason: FinishReason): ParsedRows {
  return readWhole(text, fields) ?? readAround(text, fields) ?? readBroken(cleanAnswer(text), fields, finishReason !== "stop");
}

function readWhole(text: string, fields: readonly string[]): ParsedRows | null {
  const parsed = tryParse(text);
  return parsed === undefined ? null : validate(collectRows(parsed, fields), fields);
}

/** JSON with prose around it, but no reasoning. */
function readAround(text: string, fields: readonly string[]): ParsedRows | null {
  const json = upToLastBracket(jsonStart(text));
  const from = text.indexOf(json);
  return json !== "" && isWithoutReasoning(text, from, from + json.length) ? readWhole(json, fields) : null;
}

function readBroken(answer: string, fields: readonly string[], mayBeCut: boolean, wasEncoded = false): ParsedRows {
  const inner =
    readWhole(upToLastBracket(jsonStart(answer)), fields) ?? readWhole(upToLastBracket(jsonStart(withoutAfterthought(answer))), fields);
  if (inner) return inner;
  const { objects, broken } = readLooseRows(answer, fields, mayBeCut);
  const read = validate(objects, fields);
  if (read.rows.length > 0) return { rows: read.rows, invalid: read.invalid + broken };
  const decoded = wasEncoded ? null : (unescapeJson(answer) ?? decodeEntities(answer));
  return decoded === null ? { rows: [], invalid: read.invalid + broken } : readBroken(decoded, fields, mayBeCut, true);
}

function validate(values: readonly unknown[], fields: readonly string[]): ParsedRows {
  const rows = values.map((value) => toRow(value, fields)).filter((row) => row !== null);
  return { rows, invalid: values.length - rows.length };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
