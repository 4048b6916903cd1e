import { z } from "zod";

/** How each kind of value is called in JSON Schema. */
export const FIELD_TYPES = ["string", "number", "integer", "boolean", "object", "array"] as const;

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
