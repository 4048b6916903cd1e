import { isJsonObject as isObject } from "../json.ts";
import { looksLikeRow } from "./row-data.ts";

/** Wrappers in wrappers; beyond this it is no answer. */
const DEEPEST = 6;

/**
 * The things in a parsed answer that should be rows, whatever they are wrapped in: `{"rows": […]}`, another name for the
 * list, lists in lists, rows numbered as keys, a tool call's arguments, JSON as a text within JSON, or one row alone.
 */
export function collectRows(value: unknown, fields: readonly string[], depth = 0): unknown[] {
  if (depth > DEEPEST) return [];
  const inner = (item: unknown) => collectRows(item, fields, depth + 1);
  if (typeof value === "string") return inner(parseJsonText(value));
  if (Array.isArray(value))
    return value.some((item) => !isObject(item) || !looksLikeRow(item, fields))
      ? value.flatMap((item) => (holdsRows(item) ? inner(item) : [item]))
      : value;
  if (!isObject(value)) return [];
  if (looksLikeRow(value, fields)) return [value];
  if (Object.hasOwn(value, "rows")) return inner(value.rows);
  const values = Object.values(value);
  const lists = values.filter((item) => Array.isArray(item) && item.some(holdsRows));
  const holders = lists.length > 0 ? lists : values.filter(isObject);
  if (holders.length > 0) return holders.flatMap(inner);
  const texts = values.filter((item) => parseJsonText(item) !== undefined);
  if (texts.length > 0) return texts.flatMap(inner);
  return values.length > 0 || depth > 0 ? [value] : [];
}

const holdsRows = (item: unknown): boolean =>
  isObject(item) || (Array.isArray(item) && item.some(isContainer)) || parseJsonText(item) !== undefined;
const isContainer = (item: unknown) => typeof item === "object" && item !== null;

/** JSON within a text; undefined for any other text. */
function parseJsonText(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
