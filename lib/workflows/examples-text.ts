import { hash } from "node:crypto";
import { AppError } from "../errors.ts";
import { checkExample } from "../generation/fields/check-examples.ts";
import { inFieldOrder, type RowShape } from "../generation/fields/row-shape.ts";
import { canonicalJson, isJsonObject, type JsonObject } from "../json.ts";
import { type ExampleText, type StoredExample, storedExample, WORKFLOW_LIMITS } from "./forms.ts";

/**
 * An example as it is stored: a row of the workflow's fields, given as such or as its JSON text; or a text that is no JSON
 * object, which can be said to be good or bad but never stands for a row.
 * @param place “Example 3”
 * @throws AppError `bad-input:examples` when a row lacks a field, or has one of another kind
 */
export function readExampleText(shape: RowShape, text: ExampleText, place: string): StoredExample {
  const row = typeof text === "string" ? parseObject(text) : text;
  if (row === null) return typeof text === "string" ? text.trim() : text;
  const [issue] = checkExample(shape.fields, row, WORKFLOW_LIMITS.exampleLength);
  if (issue) throw new AppError("bad-input:examples", `${place}: ${issue.message}`, { field: "examples" });
  return inFieldOrder(shape, row);
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    const read = isJsonObject(value) ? storedExample.safeParse(value).data : undefined;
    return read === undefined || typeof read === "string" ? null : read;
  } catch {
    return null;
  }
}

/** SHA-256 of an example: the same for the same row, in whatever order its fields stand. */
export const exampleHash = (data: StoredExample) => Buffer.from(hash("sha256", canonicalJson(data), "hex"), "hex");

/** A stored example as the API gives it: its fields in their order. */
export function exampleAsText(shape: RowShape, stored: unknown): StoredExample {
  const data = storedExample.parse(stored);
  return typeof data === "string" || checkExample(shape.fields, data, WORKFLOW_LIMITS.exampleLength).length > 0
    ? data
    : inFieldOrder(shape, data);
}
