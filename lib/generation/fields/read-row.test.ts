import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../json.ts";
import { newField, type OutputField } from "../output-fields.ts";
import { parseRows } from "../parse.ts";
import { anyFields, anyValue, rowOf } from "./fields.test-support.ts";
import { toJsonSchema } from "./json-schema.ts";
import { readRow } from "./read-row.ts";
import { identityOf, inFieldOrder, rowShapeOf, shapeOf } from "./row-shape.ts";

const withRow = anyFields.chain((fields) => fc.tuple(fc.constant(fields), rowOf(fields)));

/** What is read as left out: a text field with nothing in it, whatever values it may have, and a field that is not there. */
function spelledOut(value: JsonValue, fields: readonly OutputField[]): JsonValue {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => spelledOut(item, fields[0]?.fields ?? []));
  const absent = fields.filter(({ name }) => !Object.hasOwn(value, name)).map(({ name }) => [name, null]);
  const present = Object.entries(value).map(([name, each]) => {
    const field = fields.find((one) => one.name === name);
    return [name, each === "" && field?.type === "string" ? null : spelledOut(each, field?.fields ?? [])];
  });
  return Object.fromEntries([...absent, ...present]);
}

describe("a row", () => {
  test("with fields of any kind is read as it is", () => {
    fc.assert(
      fc.property(withRow, ([fields, row]) => {
        expect(readRow(row, shapeOf(fields))).toEqual(row);
      }),
    );
  });

  test("is taken when the JSON Schema that was asked for allows it, and else never", () => {
    const ajv = new Ajv({ strict: false });
    fc.assert(
      fc.property(withRow, fc.nat(), anyValue, ([fields, row], place, value) => {
        const names = [...Object.keys(row), "other"];
        const changed = { ...row, [names[place % names.length] ?? "other"]: value };
        const read = readRow(changed, shapeOf(fields));
        const said = spelledOut(changed, fields);
        const allowed = ajv.compile(toJsonSchema(fields))(said);
        // The schema knows nothing of texts without content in lists.
        if (allowed && JSON.stringify(said).includes('""')) return;
        expect(read !== null).toBe(allowed);
      }),
    );
  });
});

const fields: OutputField[] = [
  newField("question"),
  { ...newField("label"), allowed: ["yes", "no"] },
  { ...newField("score", "integer"), required: false },
  {
    ...newField("meta", "object"),
    fields: [newField("source"), { ...newField("tags", "array"), required: false }],
  },
];
const shape = shapeOf(fields);
const good = { question: "Is it late?", label: "yes", score: 3, meta: { source: "A book", tags: ["time"] } };
const read = (change: Record<string, JsonValue>) => readRow({ ...good, ...change }, shape);

describe("strictly", () => {
  test.each<[string, Record<string, JsonValue>]>([
    ["a text where a whole number is wanted", { score: "3" }],
    ["a fraction where a whole number is wanted", { score: 3.5 }],
    ["a number where a text is wanted", { question: 7 }],
    ["a value that is not allowed", { label: "maybe" }],
    ["an allowed value in another letter case", { label: "Yes" }],
    ["a required text with nothing in it", { question: "  \n" }],
    ["a required value that is null", { label: null }],
    ["a field that nobody asked for", { more: "x" }],
    ["a field that nobody asked for, within", { meta: { source: "A", tags: null, more: 1 } }],
    ["a list that holds something else", { meta: { source: "A", tags: ["a", 1] } }],
    ["a list that holds nothing", { meta: { source: "A", tags: ["a", ""] } }],
    ["an object where a list is wanted", { meta: { source: "A", tags: {} } }],
    ["a list where an object is wanted", { meta: [good.meta] }],
    ["an object without a required field", { meta: { tags: ["a"] } }],
    ["the form itself, written back", { question: "string", meta: { source: "<a source>", tags: null } }],
  ])("%s makes it invalid", (_name, change) => expect(read(change)).toBeNull());
});

describe("put right without a doubt", () => {
  test("what may be missing and is missing becomes null, and so does an empty text", () => {
    const { score: _, ...rest } = good;
    expect(readRow(rest, shape)?.score).toBeNull();
    expect(read({ meta: { source: "A" } })?.meta).toEqual({ source: "A", tags: null });
    const optional = shapeOf([newField("a"), { ...newField("b"), required: false }]);
    expect(readRow({ a: "A", b: " " }, optional)).toEqual({ a: "A", b: null });
  });

  test("names in another letter case, blanks around texts, and control characters", () => {
    expect(readRow({ Question: "\n\nIs it late? ", LABEL: " yes", score: null, meta: { source: "A\u0000", tags: [] } }, shape)).toEqual({
      ...{ question: "Is it late?", label: "yes", score: null, meta: { source: "A", tags: [] } },
    });
  });
});

describe("in an answer", () => {
  const bad = { ...good, question: "Second?", score: "three" };
  const last = { ...good, question: "Third?" };
  test("a bad row costs no neighbour", () => {
    expect(parseRows(JSON.stringify({ rows: [good, bad, last] }), shape, "stop")).toEqual({ rows: [good, last], invalid: 1 });
  });

  test.each<[string, (json: string) => string]>([
    ["a fence and prose", (json) => `Here they are:\n\`\`\`json\n${json}\n\`\`\``],
    ["trailing commas", (json) => json.replaceAll("}", ",}").replaceAll("]", ",]").replaceAll(",,", ",")],
    ["Python's marks and words", (json) => json.replaceAll('"', "'").replaceAll("null", "None")],
    ["no comma between rows", (json) => json.replaceAll('}},{"question"', '}}\n{"question"')],
    ["raw line breaks in a text within", (json) => json.replaceAll("A book", "A\nbook")],
  ])("is read although it has %s", (_name, damage) => {
    const { rows, invalid } = parseRows(damage(JSON.stringify({ rows: [good, last] })), shape, "stop");
    expect(invalid).toBe(0);
    expect(rows.map(({ question, label, score }) => ({ question, label, score }))).toEqual(
      [good, last].map(({ question, label, score }) => ({ question, label, score })),
    );
    expect(rows[0]?.meta).toMatchObject({ tags: ["time"] });
  });

  test("that was cut, the whole rows stay and the rest is missing", () => {
    const json = JSON.stringify({ rows: [good, last] });
    for (let end = json.indexOf("Third?"); end < json.length - 3; end += 1)
      expect(parseRows(json.slice(0, end), shape, "length").rows).toEqual([good]);
  });

  test("an object within a row is never taken for a row, although it has the row's fields", () => {
    const nested = shapeOf([
      newField("name"),
      { ...newField("parts", "array"), required: false, fields: [{ ...newField("item", "object"), fields: [newField("name")] }] },
    ]);
    const broken = '{"rows": [{"name": "A", "parts": [{"name": "B"}, {"name": "C"}]} {"name": "D", "parts": [{"name": "E"}]}';
    for (const { name } of parseRows(broken, nested, "stop").rows) expect(["A", "D"]).toContain(name);
  });

  test("whatever it is, reading ends and never gives what does not fit", () => {
    const ajv = new Ajv({ strict: false });
    const fits = ajv.compile(toJsonSchema(fields));
    const cuts = fc.array(fc.tuple(fc.nat(), fc.constantFrom("", '"', "'", "}", "]", ",", "{", "null", '{"question": "', "\n")), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(rowOf(fields), { minLength: 1, maxLength: 3 }), cuts, (rows, damages) => {
        let text = JSON.stringify({ rows });
        for (const [place, piece] of damages) text = text.slice(0, place % text.length) + piece + text.slice((place % text.length) + 1);
        for (const row of parseRows(text, shape, "stop").rows) expect(fits(row)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("told apart by", () => {
  test("a pair's prompt", () => expect(identityOf(shapeOf(null), { prompt: "A", completion: "B" })).toBe("A"));

  test("all texts without allowed values, those within too, in the order of the fields", () =>
    expect(identityOf(shape, { meta: { tags: ["x", "y"], source: "S" }, label: "yes", question: "Q", score: 1 })).toBe("Q\nS\nx\ny"));
});

test("the database's order of keys is put back into that of the fields, at every depth", () => {
  const stored = { meta: { tags: ["a"], source: "S" }, score: 1, label: "no", question: "Q" };
  expect(JSON.stringify(inFieldOrder(shape, stored))).toBe('{"question":"Q","label":"no","score":1,"meta":{"source":"S","tags":["a"]}}');
});

test("a call for one value of the balanced field allows no other", () => {
  const config = { prompt: { outputFields: [newField("text"), { ...newField("label"), allowed: ["yes", "no"], balanced: true }] } };
  const of = (label: string) => rowShapeOf(config, { label });
  expect(readRow({ text: "A", label: "yes" }, of("yes"))).not.toBeNull();
  expect(readRow({ text: "A", label: "no" }, of("yes"))).toBeNull();
  expect(of("yes")).toBe(of("yes"));
  expect(readRow({ text: "A", label: "no" }, rowShapeOf(config))).not.toBeNull();
});
