/** The only key of an item that is no object: a text or a number by itself. */
const VALUE_KEY = "value";

/** An item's fields: an object's own, anything else as one field. */
export function fieldsOf(item: unknown): ReadonlyMap<string, unknown> {
  const isObject = typeof item === "object" && item !== null && !Array.isArray(item);
  return new Map(isObject ? Object.entries(item) : [[VALUE_KEY, item]]);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL stores no NUL
const NUL = /\u0000/g;

/** A field as text that can be stored: texts as they are, anything else as JSON; empty for what is not there. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const stored = text.includes("\u0000") ? text.replace(NUL, "") : text;
  return stored.isWellFormed() ? stored : stored.toWellFormed();
}

/** Whether a field says nothing: it is not there, null, or a text of white space. */
export const isEmptyField = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");
