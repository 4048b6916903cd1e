import { z } from "zod";

// The fields of a row as a person names them. What must hold of them stands in fields/check-fields.ts.

/** How each kind of value is called in JSON Schema. */
export const FIELD_TYPES = ["string", "number", "integer", "boolean", "object", "array"] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** One named field of a row, as it is stored while it is being edited; rules are on top. */
export const outputFieldShape = z.object({
  name: z.string().max(1_000),
  type: z.enum(FIELD_TYPES),
  /** What is meant by it, said to the model. */
  description: z.string().max(10_000),
  required: z.boolean(),
  /** The only values that a string, number or integer may have; empty for any. */
  allowed: z.array(z.string().max(1_000)).max(1_000),
  /** A field with allowed values: as many rows for each of them. */
  balanced: z.boolean(),
  /** Of an object: its fields. Of an array: one field, which describes its items (its name is not used). */
  get fields() {
    return z.array(outputFieldShape).max(1_000);
  },
});

export type OutputField = z.infer<typeof outputFieldShape>;

/** A new field: a required text with any value. */
export const newField = (name = "", type: FieldType = "string"): OutputField => ({
  ...{ name, type, description: "", required: true, allowed: [], balanced: false },
  fields: type === "array" ? [newField("item")] : [],
});

/** Whether its values may be limited to some. */
export const takesAllowed = ({ type }: Pick<OutputField, "type">) => type === "string" || type === "number" || type === "integer";

/** The allowed values as they stand in a row. */
export const allowedValues = ({ type, allowed }: Pick<OutputField, "type" | "allowed">): (string | number)[] =>
  type === "string" ? [...allowed] : allowed.map(Number);

/** The field with as many rows for each of its values; at most one is. */
export const balancedField = (fields: readonly OutputField[] | null): OutputField | null =>
  fields?.find((field) => field.balanced && takesAllowed(field) && field.allowed.length >= 2) ?? null;
