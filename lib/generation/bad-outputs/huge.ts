import { A, a, B, type BadOutput, BOTH, b, pair } from "./bad-output.ts";

const MB_5 = 5_000_000;
const LONG = pair("long", "x".repeat(MB_5));
const MANY = Array.from({ length: 20_000 }, (_, index) =>
  pair(`Prompt "${index}" {x}`, `if (a) { return "${index}"; } ${"y".repeat(180)}`),
);
const repeated = (piece: string) => () => piece.repeat(Math.ceil(MB_5 / piece.length));

/** Answers of megabytes: read in the time of a few passes, whatever is in them. */
export const HUGE: BadOutput[] = [
  { name: "5 MB: one row", answer: () => JSON.stringify({ rows: [A, LONG] }), rows: [A, LONG], next: "repaired" },
  {
    name: "5 MB: one row in broken JSON",
    answer: () => `{"rows": [${a}, ${JSON.stringify(LONG)}, ${b},]}`,
    asked: 3,
    rows: [A, LONG, B],
    next: "repaired",
  },
  { name: "5 MB: 20,000 rows", answer: () => JSON.stringify({ rows: MANY }), asked: 20_000, rows: MANY, next: "repaired" },
  {
    name: "5 MB: 20,000 rows in broken JSON",
    answer: () => `${JSON.stringify({ rows: MANY }).slice(0, -2)},]}`,
    asked: 20_000,
    rows: MANY,
    next: "repaired",
  },
  {
    name: "5 MB: 20,000 rows that were not asked for",
    answer: () => JSON.stringify(MANY),
    asked: 2,
    rows: () => MANY.slice(0, 2),
    next: "repaired",
  },
  {
    name: "5 MB: 20,000 broken rows",
    answer: () => MANY.map(() => `{"prompt": "a", "completion": "b}`).join(","),
    rows: [],
    invalid: 19_999,
    next: "asked again",
  },
  { name: "5 MB of letters", answer: repeated("lorem ipsum "), rows: [], next: "asked again" },
  { name: "5 MB of opening braces", answer: repeated("{"), rows: [], next: "asked again" },
  { name: "5 MB of keys without end", answer: repeated('{"prompt": "'), rows: [], invalid: 208_333, next: "asked again" },
  { name: "5 MB of other keys without end", answer: repeated('{a: "'), rows: [], next: "asked again" },
  { name: "5 MB of quotation marks after a key", answer: () => `{"prompt": "${'"#'.repeat(MB_5 / 2)}`, rows: [], next: "asked again" },
  { name: "5 MB of commas and marks after a key", answer: () => `{"prompt": "${'", '.repeat(MB_5 / 3)}`, rows: [], next: "asked again" },
  { name: "5 MB of comments", answer: () => `{"prompt": ${"/* x */ // y\n".repeat(MB_5 / 13)}`, rows: [], invalid: 1, next: "asked again" },
  {
    name: "5 MB of blank lines after a row",
    answer: () => `${a},${"\n ".repeat(MB_5 / 2)}{"prompt": "x`,
    rows: [A],
    next: "kept neighbours",
  },
  { name: "5 MB of thinking tags", answer: repeated("<think>x</think>"), rows: [], next: "asked again" },
  { name: "5 MB of entities within entities", answer: () => `{&${"amp;".repeat(MB_5 / 4)}quot;`, rows: [], next: "asked again" },
  { name: "5 MB of escaped marks", answer: () => `{${"\\".repeat(MB_5)}"`, rows: [], next: "asked again" },
  { name: "100,000 nested lists", answer: () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`, rows: [], next: "asked again" },
  {
    name: "100,000 nested lists that are not closed, after a row",
    answer: () => `[${a}, ${"[".repeat(100_000)}`,
    rows: [A],
    next: "kept neighbours",
  },
  { name: "100,000 nested objects around the rows", answer: () => `${'{"a":'.repeat(100_000)}[${a}, ${b}]`, rows: BOTH, next: "repaired" },
];
