import { z } from "zod";
import type { JsonSchema } from "../types.ts";

const nodeSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  format: z.string().optional(),
});

/** One place of a JSON Schema, as far as the demo model understands it. */
export type SchemaNode = z.infer<typeof nodeSchema>;

/** Reads a place of a schema: follows references within it, and takes the first alternative that is not null. */
export function readNode(root: JsonSchema, value: unknown): SchemaNode {
  const node: SchemaNode = nodeSchema.safeParse(value).data ?? {};
  if (node.$ref?.startsWith("#/")) return readNode(root, follow(root, node.$ref));
  const alternatives = node.anyOf ?? node.oneOf;
  if (!alternatives) return node;
  const nodes = alternatives.map((alternative) => readNode(root, alternative));
  return nodes.find((alternative) => typeOf(alternative) !== "null") ?? node;
}

/** The JSON type that a value has to have; a text where the schema leaves it open. */
export function typeOf(node: SchemaNode): string {
  const types = [node.type ?? []].flat();
  return types.find((type) => type !== "null") ?? types[0] ?? (node.properties ? "object" : node.items ? "array" : "string");
}

function follow(root: JsonSchema, reference: string): unknown {
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((place, key) => (isRecord(place) ? place[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined), root);
}
