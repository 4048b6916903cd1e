import fc from "fast-check";
import type { JsonValue } from "../../json.ts";
import { newField, type OutputField } from "../output-fields.ts";

// Any fields that obey the rules, and rows of them.

const NAMES = ["alpha", "beta", "gamma", "delta", "epsilon"];
const TEXT = fc
  .string({ unit: fc.constantFrom(..."abcdefgh xyz,\"'{}[]\\:é漢\n"), minLength: 1, maxLength: 12 })
  .map((text) => `A${text}z`);
const WORDS = ["red", "green", "blue"];

const leaf: fc.Arbitrary<OutputField> = fc.oneof<fc.Arbitrary<OutputField>[]>(
  fc.constant(newField("x", "string")),
  fc.constant({ ...newField("x", "string"), allowed: WORDS }),
  fc.constant(newField("x", "number")),
  fc.constant({ ...newField("x", "integer"), allowed: ["1", "2"] }),
  fc.constant(newField("x", "integer")),
  fc.constant(newField("x", "boolean")),
);

const fieldAt = (depth: number): fc.Arbitrary<OutputField> =>
  depth <= 1
    ? leaf
    : fc.oneof<fc.WeightedArbitrary<OutputField>[]>(
        { arbitrary: leaf, weight: 3 },
        { arbitrary: listAt(depth - 1).map((fields) => ({ ...newField("x", "object"), fields })), weight: 1 },
        { arbitrary: fieldAt(depth - 1).map((item) => ({ ...newField("x", "array"), fields: [item] })), weight: 1 },
      );

const listAt = (depth: number): fc.Arbitrary<OutputField[]> =>
  fc
    .array(fc.tuple(fieldAt(depth), fc.boolean()), { minLength: 1, maxLength: 4 })
    .map((list) => list.map(([field, required], index) => ({ ...field, required, name: NAMES[index] ?? "x" })));

/** Fields three levels deep; the first is a required text. */
export const anyFields = listAt(3).map((fields) => [newField("text"), ...fields]);

/** A row with these fields. */
export function rowOf(fields: readonly OutputField[]): fc.Arbitrary<Record<string, JsonValue>> {
  return fc.record(
    Object.fromEntries(fields.map((field) => [field.name, field.required ? anyValueOf(field) : fc.option(anyValueOf(field))])),
  );
}

function anyValueOf(field: OutputField): fc.Arbitrary<JsonValue> {
  const [item] = field.fields;
  switch (field.type) {
    case "string":
      return field.allowed.length > 0 ? fc.constantFrom(...field.allowed) : TEXT;
    case "integer":
      return field.allowed.length > 0 ? fc.constantFrom(...field.allowed.map(Number)) : fc.integer();
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
    case "boolean":
      return fc.boolean();
    case "object":
      return rowOf(field.fields);
    case "array":
      return item ? fc.array(anyValueOf(item), { maxLength: 3 }) : fc.constant([]);
  }
}

/** Any value, to be put in the place of another one. */
export const anyValue: fc.Arbitrary<JsonValue> = fc.oneof(
  TEXT.map((text): JsonValue => text),
  fc.integer().map((value): JsonValue => value),
  fc.constantFrom<JsonValue>(null, true, 0.5, "", "red", "1", [], {}, ["red"], { alpha: "red" }, { text: "again" }),
);
