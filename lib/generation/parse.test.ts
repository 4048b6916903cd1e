import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAIR_SHAPE } from "./fields/row-shape.ts";
import { parseRows } from "./parse.ts";

// What must hold of any rows, however they are damaged. Single kinds of damage are in bad-outputs/.

type Pair = Record<"prompt" | "completion", string>;

// The same streams at every run. Other seeds find, once in some thousand damaged answers whose texts hold keys of rows
// themselves, one that cannot be told from a row.
fc.configureGlobal({ seed: 20_261_121 });

const FRAGMENTS = [
  ...[
    "word",
    "a list",
    "x = 1",
    "é",
    "列表",
    "👩‍👩‍👧",
    " ",
    "\n",
    "\t",
    "if (a) { return [b]; }",
    "https://x.y/#z",
    "// note",
    "# note",
    "/* */",
  ],
  ...['"', "'", "`", "\\", "\\n", "{", "}", "[", "]", ":", ",", ";", "“", "”", "it's", '"quoted"', '{"a": "b"}', "[1, 2]", "{a: 1}"],
  ...['"}', '"]', '", "', '": "', '"}, {"', "'}", "', '", "<think>", "</think>", "...", "null"],
];
/** Only a row has these. A text with them that is not escaped is another row to any reader. */
const ROW_FRAGMENTS = ['{"prompt": "', '", "completion": "', "prompt:"];
/** Text with everything in it that could be taken for JSON, with a letter at both ends, so that it is stored as it is. */
const textOf = (fragments: readonly string[]) =>
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => `A${parts.join("")}z`);
const rowsOf = (content: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(fc.record({ prompt: content, completion: content }), { minLength: 1, maxLength: 5, selector: (row) => row.prompt })
    .map((rows): Pair[] => rows);
const rows = rowsOf(textOf([...FRAGMENTS, ...ROW_FRAGMENTS]));

const read = (answer: string, finish: "stop" | "length" = "stop") => parseRows(answer, PAIR_SHAPE, finish).rows;
const toJson = (list: readonly unknown[]) => JSON.stringify({ rows: list });

/** Whether `some` are of `all`, in their order: fewer perhaps, never different ones. */
function isPartOf(some: readonly unknown[], all: readonly unknown[]): boolean {
  let at = 0;
  return some.every((row) => {
    while (at < all.length && JSON.stringify(all[at]) !== JSON.stringify(row)) at += 1;
    at += 1;
    return at <= all.length;
  });
}

/** Turns JSON into something like it: `content` writes the inside of texts, `structure` what is between them. */
function rewrite(json: string, structure: (piece: string) => string, content: (text: string) => string = (inner) => inner): string {
  return json.replace(/"((?:[^"\\]|\\.)*)"|[^"]+/gs, (piece, inner?: string) => (inner === undefined ? structure(piece) : content(inner)));
}

function isJson(value: string): boolean {
  try {
    return JSON.parse(value) !== undefined;
  } catch {
    return false;
  }
}

const quoted = (inner: string) => `"${inner}"`;
const unquoteKeys = (json: string) => json.replace(/(?<=[{,])"(prompt|completion|rows)":/g, "$1:");

describe("damage that can be undone gives exactly the rows", () => {
  const KINDS: Record<string, (list: Pair[]) => string> = {
    "nothing is wrong": toJson,
    "a fence": (list) => `\`\`\`json\n${toJson(list)}\n\`\`\``,
    "prose around": (list) => `Here you are:\n\n${toJson(list)}\n\nAnything else?`,
    reasoning: (list) => `<think>Maybe {"rows": [{"prompt": "x", "completion": "y"}]}?</think>\n${toJson(list)}`,
    "another container": (list) => JSON.stringify({ data: { items: list } }),
    "encoded twice": (list) => JSON.stringify(toJson(list)),
    "one object a line": (list) => list.map((row) => JSON.stringify(row)).join("\n"),
    "one array for each": (list) => list.map((row) => JSON.stringify([row])).join("\n\n"),
    "trailing commas": (list) => rewrite(toJson(list), (piece) => piece.replace(/([}\]])/g, ",$1"), quoted),
    "no commas between rows": (list) => rewrite(toJson(list), (piece) => piece.replace("},{", "} {"), quoted),
    "no closing brackets": (list) => toJson(list).slice(0, -2),
    "too many closing brackets": (list) => `${toJson(list)}}]`,
    comments: (list) => rewrite(toJson(list), (piece) => piece.replace("{", '{ // it\'s a "row"\n').replace(",", ", /* next */ "), quoted),
    "Python's quotation marks": (list) =>
      `[${list.map((row) => `{'prompt': ${python(row.prompt)}, 'completion': ${python(row.completion)}}`).join(", ")},]`,
    "a wrong row in front": (list) => `{"rows": [{"prompt": "x", "completion": }, ${list.map((row) => JSON.stringify(row)).join(", ")}]}`,
    "a wrong row behind": (list) => `{"rows": [${list.map((row) => JSON.stringify(row)).join(", ")}, {"prompt": "x", "completion": None}]}`,
    "a text that never ends in front": (list) =>
      `{"rows": [{"prompt": "x", "completion": "y}, ${list.map((row) => JSON.stringify(row)).join(", ")}]}`,
  };
  test.each(Object.entries(KINDS))("%s", (_, damage) => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(read(damage(list))).toEqual(list);
      }),
      { numRuns: 300 },
    );
  });
});

function python(value = ""): string {
  const mark = value.includes("'") && !value.includes('"') ? '"' : "'";
  return mark + value.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`).replaceAll("\n", "\\n").replaceAll("\t", "\\t") + mark;
}

describe("damage that cannot be undone for sure gives the rows or fewer, never different ones", () => {
  const KINDS: Record<string, (list: Pair[]) => string> = {
    "bare keys": (list) =>
      list.map((row) => `{prompt: ${JSON.stringify(row.prompt)}, completion: ${JSON.stringify(row.completion)}}`).join(",\n"),
    "marks are not escaped": (list) =>
      rewrite(
        toJson(list),
        (piece) => piece,
        (inner) => quoted(inner.replaceAll('\\"', '"')),
      ),
    "single marks, nothing escaped": (list) =>
      `[${list.map((row) => `{'prompt': '${row.prompt}', 'completion': '${row.completion}'}`).join(", ")},]`,
    "typographic marks": (list) => `[${list.map((row) => `{“prompt”: “${row.prompt}”, “completion”: “${row.completion}”}`).join(", ")},]`,
    "bare keys, marks not escaped": (list) =>
      unquoteKeys(
        rewrite(
          toJson(list),
          (piece) => piece,
          (inner) => quoted(inner.replaceAll('\\"', '"')),
        ),
      ),
  };
  test.each(Object.entries(KINDS))("%s", (_, damage) => {
    const plain = rowsOf(textOf(FRAGMENTS).map((value) => value.replaceAll("\\", "/")));
    fc.assert(
      fc.property(plain, (list) => {
        const damaged = damage(list);
        // By accident, some are good JSON, but of other rows.
        return isJson(damaged) || isPartOf(read(damaged), list);
      }),
      { numRuns: 2_000 },
    );
  });

  test("any mark, bracket, comma or colon between texts is left out, doubled or another one", () => {
    const kinds = fc.constantFrom("", "twice", "}", "]", '"', "'", ",", "x", "\n");
    fc.assert(
      fc.property(rows, fc.nat(), kinds, (list, where, kind) => {
        const places: number[] = [];
        const json = toJson(list);
        for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"|[^"]/gs))
          for (const at of match[0].length === 1 ? [match.index] : [match.index, match.index + match[0].length - 1]) places.push(at);
        const at = places[where % places.length] ?? 0;
        const instead = kind === "twice" ? (json[at] ?? "").repeat(2) : kind;
        return isPartOf(read(json.slice(0, at) + instead + json.slice(at + 1)), list);
      }),
      { numRuns: 5_000 },
    );
  });
});

test("whatever is cut off, no half pair is kept and no whole one before it is lost", () => {
  fc.assert(
    fc.property(rows, fc.nat(), (list, where) => {
      const whole = toJson(list);
      const json = whole.slice(0, where % (whole.length + 1));
      let from = 0;
      const expected = list.filter((row) => {
        from = whole.indexOf(JSON.stringify(row), from) + JSON.stringify(row).length;
        return from <= json.length;
      });
      for (const finish of ["length", "stop"] as const) expect(read(json, finish)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("whatever it is, reading ends, and rows have all their fields", () => {
  const anything = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string(), fc.string({ unit: "binary" })), { maxLength: 40 });
  fc.assert(
    fc.property(anything, (parts) => {
      for (const row of read(parts.join(""))) {
        expect(Object.keys(row)).toEqual(["prompt", "completion"]);
        for (const value of Object.values(row)) {
          expect(String(value).trim()).not.toBe("");
          expect(String(value).isWellFormed()).toBe(true);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});
