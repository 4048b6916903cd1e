import { isJsonObject, type JsonValue } from "../../json.ts";
import { isRefusedRow } from "../no-rows.ts";
import type { OutputField } from "../output-fields.ts";
import { cleanText, hasContent, isStandIn, keyFor } from "../row-text.ts";
import { type RowData, type RowShape, textsOf } from "./row-shape.ts";

// From an object that a model wrote to a row with fields of any type. Strict: a value of another type, one that is not
// allowed, a required one that is missing and a field that nobody asked for make the row invalid. Only what cannot change a
// meaning is put right: names in another letter case, and what a pair's texts are cleaned of too (decision 021).

/** The row with all its fields in order, those that are missing as null; or null when anything is wrong with it. */
export function readRow(value: unknown, shape: RowShape): RowData | null {
  const row = readObject(shape.mend ? shape.mend(value) : value, shape.fields);
  if (!row) return null;
  const texts = textsOf(shape, row);
  if (texts.length === 0) return null;
  return texts.every((text) => isStandIn(text, "")) || (!shape.saysWhy && isRefusedRow(texts)) ? null : row;
}

const WRONG = Symbol("wrong");

function readObject(value: unknown, fields: readonly OutputField[]): RowData | null {
  if (!isJsonObject(value)) return null;
  const row: RowData = {};
  let used = 0;
  for (const field of fields) {
    const key = Object.hasOwn(value, field.name) ? field.name : keyFor(value, field.name);
    if (key !== undefined) used += 1;
    const read = key === undefined ? missing(field) : readField(value[key], field);
    if (read === WRONG) return null;
    row[field.name] = read;
  }
  return Object.keys(value).length === used ? row : null;
}

const missing = (field: OutputField) => (field.required ? WRONG : null);

function readField(value: unknown, field: OutputField): JsonValue | typeof WRONG {
  if (value === null) return missing(field);
  // Nothing written is nothing said.
  if (typeof value === "string" && field.type === "string" && !hasContent(cleanText(value))) return missing(field);
  return readValue(value, field);
}

function readValue(value: unknown, field: OutputField): JsonValue | typeof WRONG {
  switch (field.type) {
    case "string": {
      if (typeof value !== "string") return WRONG;
      const text = field.allowed.length === 0 ? cleanText(value) : value.trim();
      return hasContent(text) && isAllowed(text, field) ? text : WRONG;
    }
    case "number":
      return typeof value === "number" && Number.isFinite(value) && isAllowed(value, field) ? value : WRONG;
    case "integer":
      return typeof value === "number" && Number.isSafeInteger(value) && isAllowed(value, field) ? value : WRONG;
    case "boolean":
      return typeof value === "boolean" ? value : WRONG;
    case "object":
      return readObject(value, field.fields) ?? WRONG;
    case "array":
      return readList(value, field.fields[0]);
  }
}

function readList(value: unknown, item: OutputField | undefined): JsonValue[] | typeof WRONG {
  if (!Array.isArray(value) || !item) return WRONG;
  const list: JsonValue[] = [];
  for (const each of value) {
    const read = readValue(each, item);
    if (read === WRONG) return WRONG;
    list.push(read);
  }
  return list;
}

const isAllowed = (value: string | number, { allowed }: OutputField) =>
  allowed.length === 0 || (typeof value === "string" ? allowed.includes(value) : allowed.some((each) => Number(each) === value));
