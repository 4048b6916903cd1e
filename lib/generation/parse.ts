import type { FinishReason } from "../inference/types.ts";
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
import type { RowData, RowShape } from "./fields/row-shape.ts";
import { readLooseRows } from "./loose-rows.ts";
import { toRow } from "./row-data.ts";

// Models answer with JSON, or with something like it. What is whole is taken, what is half is left; nothing is invented.

export interface ParsedRows {
  rows: RowData[];
  /** Things that look like rows but are not: a field is missing, empty or of another type, or where it ends is not sure. */
  invalid: number;
}

/**
 * Reads the rows out of a model's answer: `{"rows": […]}`, a bare array or a single object; with byte order marks,
 * reasoning, fences and prose around them; row by row where the JSON is broken. Every row is what `shape` says: a pair has
 * both texts, neither empty; other rows are checked field by field (fields/read-row.ts). A row that was cut off is never
 * returned, and a broken one does not cost its neighbours.
 * An answer that is JSON costs one `JSON.parse`; any other is read in one pass more, whatever is in it.
 */
export function parseRows(text: string, shape: RowShape, finishReason: FinishReason): ParsedRows {
  return readWhole(text, shape) ?? readAround(text, shape) ?? readBroken(cleanAnswer(text), shape, finishReason !== "stop");
}

function readWhole(text: string, shape: RowShape): ParsedRows | null {
  const parsed = tryParse(text);
  return parsed === undefined ? null : validate(collectRows(parsed, shape.names), shape);
}

/** JSON with prose around it, but no reasoning. */
function readAround(text: string, shape: RowShape): ParsedRows | null {
  const json = upToLastBracket(jsonStart(text));
  const from = text.indexOf(json);
  return json !== "" && isWithoutReasoning(text, from, from + json.length) ? readWhole(json, shape) : null;
}

function readBroken(answer: string, shape: RowShape, mayBeCut: boolean, wasEncoded = false): ParsedRows {
  const inner =
    readWhole(upToLastBracket(jsonStart(answer)), shape) ?? readWhole(upToLastBracket(jsonStart(withoutAfterthought(answer))), shape);
  if (inner) return inner;
  const { objects, broken } = readLooseRows(answer, shape, mayBeCut);
  const read = validate(objects, shape);
  if (read.rows.length > 0) return { rows: read.rows, invalid: read.invalid + broken };
  const decoded = wasEncoded ? null : (unescapeJson(answer) ?? decodeEntities(answer));
  return decoded === null ? { rows: [], invalid: read.invalid + broken } : readBroken(decoded, shape, mayBeCut, true);
}

function validate(values: readonly unknown[], shape: RowShape): ParsedRows {
  const rows = values.map((value) => toRow(value, shape)).filter((row) => row !== null);
  return { rows, invalid: values.length - rows.length };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
