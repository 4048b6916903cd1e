import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapeOf } from "../generation/fields/row-shape.ts";
import { type Column, columnsOf, type ExportRow } from "./columns.ts";
import { contentDisposition, slugOf } from "./filename.ts";
import { csv, type FileWriter, jsonFields, neutralise } from "./formats.ts";
import { plainSettings } from "./settings.ts";

const columns: Column[] = columnsOf(shapeOf(null), plainSettings("jsonl"), []);

const rowOf = (data: ExportRow["data"]): ExportRow => ({ data, state: "unreviewed", score: null, attributes: null, seed: "" });

/** In batches of two. */
function write(writer: FileWriter, list: readonly ExportRow["data"][]): string {
  let text = "";
  for (let at = 0; at < list.length; at += 2) text += writer.add(list.slice(at, at + 2).map(rowOf));
  text += writer.end();
  expect(writer.rows).toBe(list.length);
  return text;
}

const rows = fc.array(
  fc.record({
    prompt: fc.string({ unit: "grapheme" }),
    completion: fc.string({ unit: fc.constantFrom(...[..."a,;\"'\r\n\t=+-@ é漢😀\u2028"]) }),
  }),
);

describe("what is written is read back the same", () => {
  test("JSON", () =>
    fc.assert(
      fc.property(rows, (list) => {
        expect(JSON.parse(write(jsonFields(columns, true), list))).toEqual(list);
      }),
    ));

  test("JSONL", () =>
    fc.assert(
      fc.property(rows, (list) => {
        const lines = write(jsonFields(columns, false), list).split("\n").slice(0, -1);
        expect(lines.map((text) => JSON.parse(text))).toEqual(list);
      }),
    ));

  test("CSV, but for the apostrophe before what a spreadsheet would run", () =>
    fc.assert(
      fc.property(rows, (list) => {
        const expected = list.map(({ prompt, completion }) => ({ prompt: neutralise(prompt), completion: neutralise(completion) }));
        expect(parse(write(csv(columns), list), { columns: true, record_delimiter: "\r\n" })).toEqual(expected);
      }),
    ));

  test("CSV of one column, and of empty cells", () => {
    const one = columns.slice(0, 1);
    const list = [{ prompt: "" }, { prompt: "a" }, { prompt: "" }];
    expect(parse(write(csv(one), list), { columns: true, record_delimiter: "\r\n" })).toEqual(list);
  });
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1"])("%j is neutralised", (cell) =>
  expect(neutralise(cell)).toBe(`'${cell}`),
);

test.each(["1 + 1 = 2", "a@b.example", "", "it's"])("%j stays", (cell) => expect(neutralise(cell)).toBe(cell));

test("a file's name holds nothing that a file system or a header could take amiss", () => {
  expect(slugOf("Ünïcode: Poems / Haikus?")).toBe("unicode-poems-haikus");
  expect(slugOf("漢字")).toBe("dataset");
  expect(contentDisposition('a"b\r\nSet-Cookie: x', ".csv")).toBe(
    "attachment; filename=\"a-b-set-cookie-x.csv\"; filename*=UTF-8''a%20b%20Set-Cookie%20%20x.csv",
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(contentDisposition(name, ".json")).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});
