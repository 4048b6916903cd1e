import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newField, type OutputField } from "../output-fields.ts";
import { checkExample } from "./check-examples.ts";
import { checkFields } from "./check-fields.ts";
import { anyFields, rowOf } from "./fields.test-support.ts";
import { fieldsFromSample } from "./fields-from-sample.ts";
import { toJsonSchema } from "./json-schema.ts";
import { wordsFor } from "./row-format.ts";
import { PAIR_SHAPE, shapeOf } from "./row-shape.ts";

const issuesOf = (fields: readonly OutputField[]) =>
  Object.fromEntries(checkFields(fields).map(({ path, message }) => [path.join("."), message]));
const object = (name: string, fields: OutputField[]): OutputField => ({ ...newField(name, "object"), fields });
const label = (allowed: string[], more: Partial<OutputField> = {}): OutputField => ({ ...newField("label"), allowed, ...more });

describe("rules", () => {
  test("the usual pair obeys them", () => expect(checkFields(PAIR_SHAPE.fields)).toEqual([]));

  test.each<[string, OutputField[], string]>([
    ["no field at all", [], ""],
    ["no name", [newField(" ")], "0.name"],
    ["a name with other characters", [newField("two words")], "0.name"],
    ["a name that begins with a digit", [newField("1st")], "0.name"],
    ["the name of the list of rows", [newField("Rows")], "0.name"],
    ["a name that JavaScript keeps for itself", [newField("__proto__")], "0.name"],
    ["two equal names but for letter case", [newField("a"), newField("A")], "1.name"],
    ["two equal names within", [newField("a"), object("b", [newField("c"), newField("c")])], "1.fields.1.name"],
    ["an object without fields", [newField("a"), object("b", [])], "1.type"],
    ["a list of nothing", [newField("a"), { ...newField("b", "array"), fields: [] }], "1.type"],
    ["fields in a text", [{ ...newField("a"), fields: [newField("b")] }], "0.type"],
    ["equal allowed values", [newField("a"), label(["x", "x"])], "1.allowed"],
    ["equal numbers", [newField("a"), { ...newField("n", "number"), allowed: ["1", "1.0"] }], "1.allowed"],
    ["an empty allowed value", [newField("a"), label(["x", " "])], "1.allowed"],
    ["a number that is none", [newField("a"), { ...newField("n", "number"), allowed: ["1", "0x10"] }], "1.allowed"],
    ["a fraction for a whole number", [newField("a"), { ...newField("n", "integer"), allowed: ["1.5"] }], "1.allowed"],
    ["allowed values of a switch", [newField("a"), { ...newField("b", "boolean"), allowed: ["true"] }], "1.allowed"],
    ["balanced with one value", [newField("a"), label(["x"], { balanced: true })], "1.balanced"],
    ["balanced and optional", [newField("a"), label(["x", "y"], { balanced: true, required: false })], "1.balanced"],
    ["balanced within", [newField("a"), object("b", [label(["x", "y"], { balanced: true })])], "1.fields.0.balanced"],
    [
      "two balanced",
      [newField("a"), label(["x", "y"], { balanced: true }), { ...label(["x", "y"], { balanced: true }), name: "other" }],
      "",
    ],
    ["no text that tells rows apart", [label(["x", "y"]), { ...newField("note"), required: false }], ""],
    ["51 fields", Array.from({ length: 51 }, (_, index) => newField(`f${index}`)), ""],
    [
      "six levels",
      [newField("a"), object("b", [object("c", [object("d", [object("e", [object("f", [newField("g")])])])])])],
      "1.fields.0.fields.0.fields.0.fields.0.type",
    ],
  ])("%s is said at its place", (_name, fields, place) => expect(Object.keys(issuesOf(fields))).toEqual([place]));

  test("five levels, 50 fields and a balanced label are fine", () => {
    const deep = object("b", [object("c", [object("d", [newField("e")])])]);
    const many = Array.from({ length: 44 }, (_, index) => newField(`f${index}`));
    expect(checkFields([newField("a"), deep, label(["x", "y"], { balanced: true }), ...many.slice(0, 40)])).toEqual([]);
  });

  test("texts in a list count as texts of a row", () => {
    const messages = { ...newField("messages", "array"), fields: [object("item", [newField("content")])] };
    expect(checkFields([messages])).toEqual([]);
  });
});

describe("read off a sample", () => {
  test("every kind of value, nested too", () => {
    const sample = {
      text: "A",
      stars: 3,
      weight: 0.5,
      sure: true,
      note: null,
      meta: { tags: ["x"], empty: [] },
      turns: [{ role: "user" }, { role: "bot", at: 1 }],
    };
    expect(fieldsFromSample(JSON.stringify(sample))).toEqual([
      newField("text"),
      newField("stars", "integer"),
      newField("weight", "number"),
      newField("sure", "boolean"),
      { ...newField("note"), required: false },
      object("meta", [newField("tags", "array"), newField("empty", "array")]),
      { ...newField("turns", "array"), fields: [object("item", [newField("role"), { ...newField("at", "integer"), required: false }])] },
    ]);
  });

  test("several rows show what may be missing, and that numbers are not all whole", () => {
    expect(fieldsFromSample('[{"a": "x", "n": 1}, {"a": "y", "n": 1.5, "b": true}]')).toEqual([
      newField("a"),
      newField("n", "number"),
      { ...newField("b", "boolean"), required: false },
    ]);
  });

  test.each<[string, string, RegExp]>([
    ["no JSON", "{a: 1}", /not correct JSON/],
    ["nothing", "  ", /Paste one row/],
    ["a text", '"a"', /begins with \{/],
    ["an empty object", "{}", /at least one field/],
    ["an empty object within", '{"a": {"b": {}}}', /“b” is an empty object/],
    ["a list of different things", '{"a": [1, "x"]}', /an item of “a” has values of different kinds, integer and string/i],
    ["a field of different kinds", '[{"a": 1}, {"a": "x"}]', /“a” has values of different kinds/],
    ["seven levels", '{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}}', /deeper than 5 levels/],
  ])("%s is refused with a sentence", (_name, text, message) => expect(() => fieldsFromSample(text)).toThrow(message));

  test("the fields of a sample hold for the sample", () => {
    fc.assert(
      fc.property(anyFields.chain(rowOf), (row) => {
        let fields: OutputField[];
        try {
          fields = fieldsFromSample(JSON.stringify(row));
        } catch {
          return;
        }
        expect(checkExample(fields, row)).toEqual([]);
      }),
    );
  });
});

test("the schema is strict, as OpenAI wants it: everything is named as required, nothing else is let, missing is null", () => {
  const fields = [
    { ...newField("text"), description: "What was said." },
    { ...newField("stars", "integer"), allowed: ["1", "2"], required: false },
    { ...object("meta", [newField("tags", "array")]), required: false },
  ];
  expect(toJsonSchema(fields)).toEqual({
    type: "object",
    properties: {
      text: { type: "string", description: "What was said." },
      stars: { type: ["integer", "null"], enum: [1, 2, null] },
      meta: {
        anyOf: [
          {
            type: "object",
            properties: { tags: { type: "array", items: { type: "string" } } },
            required: ["tags"],
            additionalProperties: false,
          },
          { type: "null" },
        ],
      },
    },
    required: ["text", "stars", "meta"],
    additionalProperties: false,
  });
});

test("a model is told every field, what it means and what it may be, and sees the form", () => {
  const { rules } = wordsFor(
    shapeOf([
      { ...newField("text"), description: "What was said." },
      label(["good", "bad"]),
      { ...object("meta", [newField("tags", "array")]), required: false },
    ]),
  );
  expect(rules).toContain('- "text": a text. What was said.');
  expect(rules).toContain('- "label": one of "good", "bad"');
  expect(rules).toContain('- "meta": an object, or null where there is none');
  expect(rules).toContain('  - "tags": a list\n    - each item: a text');
  expect(rules).toContain('{"rows":[{"text":"…","label":"good","meta":{"tags":["…"]}}]}');
});

test("examples must fit the fields", () => {
  fc.assert(
    fc.property(
      anyFields.chain((fields) => fc.tuple(fc.constant(fields), rowOf(fields))),
      ([fields, row]) => {
        expect(checkExample(fields, row)).toEqual([]);
      },
    ),
  );
  expect(checkExample([newField("a"), newField("n", "integer")], { a: " ", n: "3", b: 1 }).map(({ path }) => path.join("."))).toEqual([
    "b",
    "a",
    "n",
  ]);
});
