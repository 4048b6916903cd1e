import { z } from "zod";

/** Any JSON value. An interface, for react-hook-form looks into type aliases without end. */
export type JsonValue = string | number | boolean | null | JsonList | JsonObject;
interface JsonList extends Array<JsonValue> {}
export interface JsonObject {
  [key: string]: JsonValue;
}

export const jsonSchema: z.ZodType<JsonValue, JsonValue> = z.json();

export const isJsonObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** JSON text that is the same for equal values, in whatever order their keys stand: the database keeps keys in an order of its own. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1))) : inner,
  );
}
