import type { JsonSchema } from "../types.ts";
import { hash } from "./code-words.ts";
import { capitalise } from "./fill.ts";
import { readNode, type SchemaNode, typeOf } from "./schema-node.ts";

/** What values are made from. */
export interface Material {
  topic: string;
  /** One sentence or more, for fields that explain. */
  summary: string;
  /** Changes numbers and choices from row to row. */
  salt: number;
}

/** A value for one field that satisfies its schema. Patterns are not understood. */
export function makeValue(root: JsonSchema, schema: unknown, name: string, material: Material): unknown {
  const node = readNode(root, schema);
  const salt = hash(material.salt, name);
  if (node.const !== undefined) return node.const;
  if (node.enum && node.enum.length > 0) return node.enum[salt % node.enum.length];
  switch (typeOf(node)) {
    case "object":
      return Object.fromEntries(Object.entries(node.properties ?? {}).map(([key, part]) => [key, makeValue(root, part, key, material)]));
    case "array":
      return Array.from({ length: Math.max(node.minItems ?? 0, 2) }, (_, place) =>
        makeValue(root, node.items, name, { ...material, salt: hash(salt, place) }),
      );
    case "integer":
      return Math.trunc(makeNumber(node, salt, 1));
    case "number":
      return makeNumber(node, salt, 0.01);
    case "boolean":
      return salt % 2 === 0;
    case "null":
      return null;
    default:
      return fitText(node, makeText(node, name, material));
  }
}

/** Cuts or lengthens a text to the lengths that its schema allows. */
export function fitText(node: SchemaNode, text: string): string {
  const long = text.length < (node.minLength ?? 0) ? text.padEnd(node.minLength ?? 0, ` ${text}`) : text;
  return long.slice(0, node.maxLength ?? long.length);
}

function makeText(node: SchemaNode, name: string, { topic, summary, salt }: Material): string {
  const day = String((salt % 28) + 1).padStart(2, "0");
  if (node.format === "date") return `2024-05-${day}`;
  if (node.format === "date-time") return `2024-05-${day}T12:00:00Z`;
  if (node.format === "email") return `person${salt % 1000}@example.com`;
  if (node.format === "uri" || node.format === "url") return `https://example.com/${salt % 1000}`;
  if (/explan|reason|summary|note|description|rationale|context/i.test(name)) return summary;
  if (/topic|subject|seed|category|tag|keyword/i.test(name)) return topic;
  return `${capitalise(name.replaceAll(/[_-]+/g, " "))} of “${topic}”`;
}

/** A number in the field's range, on the steps counted from its least one; from 1 to 10 where the range is open. */
function makeNumber(node: SchemaNode, salt: number, step: number): number {
  const low = node.minimum ?? (node.exclusiveMinimum === undefined ? undefined : node.exclusiveMinimum + step);
  const high = node.maximum ?? (node.exclusiveMaximum === undefined ? undefined : node.exclusiveMaximum - step);
  const from = low ?? Math.min(1, high ?? 1);
  const to = high ?? from + 9;
  const start = step === 1 ? Math.ceil(from) : from;
  const steps = Math.max(0, Math.floor((to - start) / step));
  return Number((start + (salt % (steps + 1)) * step).toFixed(6));
}
