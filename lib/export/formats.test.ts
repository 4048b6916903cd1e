import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDisposition, slugOf } from "./filename.ts";
import { type ExportFormat, type Fields, FORMATS, neutralise } from "./formats.ts";

const FIELDS = ["prompt", "completion"];

function write(format: ExportFormat, rows: Fields[]): string {
  const { head, row, tail } = FORMATS[format];
  return head(FIELDS) + rows.map((fields, index) => row(fields, index, FIELDS)).join("") + tail(rows.length);
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
        expect(JSON.parse(write("json", list))).toEqual(list);
      }),
    ));

  test("JSONL", () =>
    fc.assert(
      fc.property(rows, (list) => {
        const lines = write("jsonl", list).split("\n").slice(0, -1);
        expect(lines.map((text) => JSON.parse(text))).toEqual(list);
      }),
    ));

  test("CSV, but for the apostrophe before what a spreadsheet would run", () =>
    fc.assert(
      fc.property(rows, (list) => {
        const expected = list.map(({ prompt, completion }) => ({ prompt: neutralise(prompt), completion: neutralise(completion) }));
        expect(parse(write("csv", list), { columns: true, record_delimiter: "\r\n" })).toEqual(expected);
      }),
    ));
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
