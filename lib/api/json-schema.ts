import { z } from "zod";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** As a caller sees it: what goes in, which for answers is what they are written to. Parts that repeat stand under `$defs`. */
export function toSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, "~standard": _validator, ...own } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return own;
}
