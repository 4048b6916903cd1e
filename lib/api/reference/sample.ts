import type { JsonObject, JsonValue } from "../../json.ts";
import type { JsonSchema } from "../json-schema.ts";

/** The least value that a schema asks for, to begin an example with: required fields only. */
export function sampleOf(schema: JsonSchema): JsonValue {
  return sample(schema, schema, 0);
}

const MOST_DEPTH = 8;

function sample(part: JsonSchema | boolean | undefined, root: JsonSchema, depth: number): JsonValue {
  if (typeof part !== "object" || depth > MOST_DEPTH) return null;
  if (part.$ref === "#") return sample(root, root, depth + 1);
  if (part.$ref !== undefined) return sample(root.$defs?.[part.$ref.replace("#/$defs/", "")], root, depth + 1);
  if (part.const !== undefined) return part.const;
  if (part.enum) return part.enum[0] ?? null;
  const choice = (part.anyOf ?? part.oneOf ?? part.allOf)?.[0];
  if (choice) return sample(choice, root, depth + 1);
  return ofType([part.type].flat()[0], part, root, depth);
}

function ofType(type: string | undefined, part: JsonSchema, root: JsonSchema, depth: number): JsonValue {
  if (type === "object") return objectOf(part, root, depth);
  if (type === "array") {
    const item = Array.isArray(part.items) ? part.items[0] : part.items;
    return part.minItems ? [sample(item, root, depth + 1)] : [];
  }
  if (type === "string") return part.format === "uuid" ? "{ID}" : part.format === "date-time" ? "2026-01-31T09:30:00Z" : "…";
  if (type === "number" || type === "integer") return part.minimum !== undefined && part.minimum > 0 ? part.minimum : 1;
  return type === "boolean" ? true : null;
}

function objectOf({ properties = {}, required = [] }: JsonSchema, root: JsonSchema, depth: number): JsonObject {
  return Object.fromEntries(required.map((name) => [name, sample(properties[name], root, depth + 1)]));
}
