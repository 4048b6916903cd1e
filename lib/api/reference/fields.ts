import type { JsonSchema } from "../json-schema.ts";

// From a JSON Schema to what a person reads: fields with their types, limits and meanings.

export interface Shape {
  /** Such as `string`, `array of object` or `"asc" | "desc"`. */
  type: string;
  /** Such as `1 to 500`, `at most 200 characters`, `default 50`. */
  limits: string[];
  /** One sentence or none. */
  meaning: string;
  /** Of an object, or of the objects in an array; none where the same object is described further up already. */
  fields: Field[];
}

export interface Field extends Shape {
  name: string;
  required: boolean;
}

type Part = JsonSchema | boolean | undefined;

export const describeSchema = (schema: JsonSchema): Shape => new Reader(schema).shape(schema, []);

class Reader {
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** @param above the references that this part lies in: one of them again is not described again */
  shape(part: Part, above: readonly string[]): Shape {
    if (typeof part !== "object") return { type: "any JSON", limits: [], meaning: "", fields: [] };
    const { $ref, ...own } = part;
    if ($ref !== undefined && above.includes($ref)) return { type: "the same again", limits: [], meaning: "", fields: [] };
    if ($ref !== undefined) return this.shape({ ...this.#resolve($ref), ...own }, [...above, $ref]);
    return { type: this.#type(part, above), limits: limitsOf(part), meaning: part.description ?? "", fields: this.#fields(part, above) };
  }

  #resolve(reference: string): JsonSchema {
    return reference === "#" ? this.#root : (this.#root.$defs?.[reference.replace("#/$defs/", "")] ?? {});
  }

  #type(part: JsonSchema, above: readonly string[]): string {
    if (part.const !== undefined) return JSON.stringify(part.const);
    if (part.enum) return part.enum.map((value) => JSON.stringify(value)).join(" | ");
    const choices = part.anyOf ?? part.oneOf;
    if (choices) return joinTypes(choices.map((choice) => this.shape(choice, above).type));
    if (part.allOf) return joinTypes(part.allOf.map((one) => this.shape(one, above).type));
    if (Array.isArray(part.type)) return joinTypes(part.type);
    if (part.type === "array") return `array of ${this.#itemType(part, above)}`;
    if (part.type === "object" && typeof part.additionalProperties === "object" && !part.properties)
      return `object whose values are ${this.shape(part.additionalProperties, above).type}`;
    if (part.type === "string" && part.format) return FORMATS[part.format] ?? `string (${part.format})`;
    return part.type ?? "any JSON";
  }

  #itemType({ items, prefixItems }: JsonSchema, above: readonly string[]): string {
    if (prefixItems) return prefixItems.map((item) => this.shape(item, above).type).join(", ");
    return this.shape(Array.isArray(items) ? items[0] : items, above).type;
  }

  #fields(part: JsonSchema, above: readonly string[]): Field[] {
    const inner = [...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])];
    if (part.items) inner.push(...[part.items].flat().filter((item) => typeof item === "object"));
    if (typeof part.additionalProperties === "object" && !part.properties) inner.push(part.additionalProperties);
    const own = Object.entries(part.properties ?? {}).map(([name, property]) => ({
      ...{ name, required: part.required?.includes(name) ?? false, ...this.shape(property, above) },
    }));
    const found = [...own, ...inner.flatMap((one) => this.shape(one, above).fields)];
    // Of alternatives that have a field of one name, the first tells of it.
    return found.filter(({ name }, at) => found.findIndex((field) => field.name === name) === at);
  }
}

const FORMATS: Record<string, string> = { uuid: "string (UUID)", "date-time": "string (date and time)", uri: "string (address)" };

function joinTypes(types: readonly string[]): string {
  const different = [...new Set(types)];
  if (["string", "number", "boolean", "null"].every((type) => different.includes(type))) return "any JSON";
  return different.filter((type) => type !== "null").join(" or ") + (different.includes("null") ? " or null" : "");
}

/** What zod says of every whole number, which is no limit that anybody meets. */
const isReal = (limit: number | undefined): limit is number => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;

function limitsOf(part: JsonSchema): string[] {
  const over = typeof part.exclusiveMinimum === "number" ? [`more than ${part.exclusiveMinimum}`] : [];
  const value = part.default !== undefined && JSON.stringify(part.default) !== "{}" ? [`default ${JSON.stringify(part.default)}`] : [];
  return [
    ...range(part.minimum, part.maximum, ""),
    ...over,
    ...range(part.minLength, part.maxLength, " characters"),
    ...range(part.minItems, part.maxItems, " items"),
    ...value,
  ];
}

function range(least: number | undefined, most: number | undefined, unit: string): string[] {
  const words = (number: number) => number.toLocaleString("en");
  if (isReal(least) && isReal(most)) return [`${words(least)} to ${words(most)}${unit}`];
  if (isReal(most)) return [`at most ${words(most)}${unit}`];
  return isReal(least) ? [`at least ${words(least)}${unit}`] : [];
}
