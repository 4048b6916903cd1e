import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ItemsFacts, unfitItems } from "./facts.ts";
import { gatherFacts } from "./inspect.ts";
import { ItemsError } from "./items-error.ts";
import type { ItemFormat } from "./limits.ts";
import { readItems } from "./read-items.ts";

/** The bytes in pieces of a few, so that every place is once an edge. */
async function* pieces(text: string | Uint8Array, size = 3) {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function gather<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

async function read(text: string | Uint8Array, format: ItemFormat, size?: number): Promise<unknown[]> {
  return gather(readItems(pieces(text, size), format));
}

const failure = async (text: string | Uint8Array, format: ItemFormat) => {
  const error: unknown = await read(text, format).catch((thrown: unknown) => thrown);
  if (!(error instanceof ItemsError)) throw new Error(`an ItemsError was expected, not ${JSON.stringify(error)}`);
  return error;
};

const json = fc.json({ maxDepth: 4 }).map((text): unknown => JSON.parse(text));

describe("what was written is read", () => {
  test("a JSON array, however it is laid out and in whatever pieces it comes", () =>
    fc.assert(
      fc.asyncProperty(fc.array(json), fc.integer({ min: 1, max: 9 }), fc.constantFrom(undefined, 1, "\t"), async (items, size, space) => {
        expect(await read(JSON.stringify(items, null, space), "json", size)).toEqual(items);
      }),
      { numRuns: 200 },
    ));

  test("JSON Lines", () =>
    fc.assert(
      fc.asyncProperty(fc.array(json), fc.integer({ min: 1, max: 9 }), async (items, size) => {
        expect(await read(items.map((item) => `${JSON.stringify(item)}\r\n`).join("\n"), "jsonl", size)).toEqual(items);
      }),
    ));

  test("brackets and quotation marks within texts, a byte order mark, and text of several bytes", async () => {
    expect(await read('\uFEFF [ {"a":"]},\\"["} , "é漢😀" ,[1,[2]], 3 ]\n', "json")).toEqual([{ a: ']},"[' }, "é漢😀", [1, [2]], 3]);
  });

  test("CSV with commas, semicolons or tabs, quoted texts and short lines", async () => {
    expect(await read('\uFEFFq,notes\n"a, ""b""\nc",x\nd\n', "csv")).toEqual([{ q: 'a, "b"\nc', notes: "x" }, { q: "d" }]);
    expect(await read("q;n\n1,5;2\n", "csv")).toEqual([{ q: "1,5", n: "2" }]);
    expect(await read("q\tq\t\n1\t2\t3\n", "csv")).toEqual([{ q: "1", "q (2)": "2", "column 3": "3" }]);
    expect(await read(Buffer.from("q,n\nM\xfcller,\x80\n", "latin1"), "csv", 99)).toEqual([{ q: "Müller", n: "€" }]);
  });
});

describe("what cannot be read is named with its place", () => {
  test.each([
    ["", "json", "empty", "The file is empty."],
    ["[1, 2", "json", "damaged", "The file ends in the middle of item 2"],
    ['[1, {"a": }]', "json", "damaged", "Item 2 is not valid JSON"],
    ["[1,,2]", "json", "damaged", "Item 2 is empty"],
    ["[1,]", "json", "damaged", "a comma too many at the end"],
    ["[1] x", "json", "damaged", "There is more after the end"],
    ['{"a":1}\n{"a":2}', "json", "wrong-extension", "name the file .jsonl"],
    ["hello", "json", "wrong-extension", 'it begins with "hel"'],
    ['{"a":1}\n{"a":', "jsonl", "damaged", "Line 2 is not valid JSON"],
    ["a,b\n1,2\n1,2,3\n", "csv", "damaged", "Line 3 has more columns"],
    ['a,b\n"1,2\n', "csv", "damaged", "never closed"],
    ["", "csv", "empty", "The file is empty."],
  ] as const)("%j as %s", async (text, format, code, words) => {
    const error = await failure(text, format);
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)]);
  });

  test("text that is not UTF-8", async () => {
    expect((await failure(Buffer.from('["M\xfcller"]', "latin1"), "json")).message).toContain("Item 1 is not UTF-8");
  });

  test("an item without end does not fill the memory", async () => {
    async function* endless() {
      yield Buffer.from('["');
      for (;;) yield Buffer.alloc(1_000_000, "x");
    }
    await expect(gather(readItems(endless(), "json"))).rejects.toMatchObject({ code: "too-large" });
  });
});

describe("what a file holds", () => {
  test("keys with how many items have them, the first items, and the gaps", async () => {
    const facts = await gatherFacts([{ q: "a" }, { q: " ", n: 1 }, { q: "c", n: "" }, { n: 2 }, { q: "x".repeat(600), n: 0 }]);
    expect(facts).toMatchObject({
      items: 5,
      keys: [
        { key: "q", filled: 3 },
        { key: "n", filled: 3 },
      ],
      gapsComplete: true,
    });
    expect(facts.first).toHaveLength(5);
    expect(JSON.stringify(facts.first.at(-1)).length).toBeLessThan(530);
    expect(unfitItems(facts, ["q"])).toEqual({ items: 2, first: [2, 4], exact: true });
    expect(unfitItems(facts, ["q", "n"])).toEqual({ items: 4, first: [1, 2, 3, 4], exact: true });
    expect(unfitItems(facts, [])).toEqual({ items: 0, first: [], exact: true });
  });

  test("items that are no objects have one key", async () => {
    expect((await gatherFacts(["a", "", 3])).keys).toEqual([{ key: "value", filled: 2 }]);
  });

  test("unfit items are counted right for any keys", () => {
    const item = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("", "x", null, 0));
    return fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1 }), fc.subarray(["a", "b", "c"], { minLength: 1 }), async (items, keys) => {
        const facts: ItemsFacts = await gatherFacts(items);
        const unfit = items.flatMap((one, index) => (keys.every((key) => one[key] === "x" || one[key] === 0) ? [] : [index + 1]));
        const known = keys.filter((key) => facts.keys.some((found) => found.key === key));
        if (known.length < keys.length) return;
        expect(unfitItems(facts, keys)).toEqual({ items: unfit.length, first: unfit.slice(0, 10), exact: true });
      }),
    );
  });
});
