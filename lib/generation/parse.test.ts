import { describe, expect, test } from "vitest";
import type { FinishReason } from "../inference/types.ts";
import { parseRows } from "./parse.ts";
import { PAIR_FIELDS } from "./prompt.ts";

// A corpus of what models really answer. Each entry: the answer, the prompts that must be read, the completions where
// they matter, and how many things must be counted as invalid.
interface Case {
  name: string;
  text: string;
  prompts: string[];
  completions?: string[];
  invalid?: number;
  finish?: FinishReason;
}

const A = { prompt: "What is a list?", completion: "A list holds values in order." };
const B = { prompt: "What is a tuple?", completion: "A tuple cannot be changed." };
const both = [A.prompt, B.prompt];
const json = JSON.stringify({ rows: [A, B] });
const code = '```python\ndef f(x):\n    return {"a": [x]}\n```';

const CASES: Case[] = [
  { name: "clean", text: json, prompts: both, completions: [A.completion, B.completion] },
  { name: "bare array", text: JSON.stringify([A, B]), prompts: both },
  { name: "a single object", text: JSON.stringify(A), prompts: [A.prompt] },
  { name: "another name for the list", text: JSON.stringify({ pairs: [A, B] }), prompts: both },
  { name: "rows numbered as keys", text: JSON.stringify({ "1": A, "2": B }), prompts: both },
  { name: "rows as JSON text within JSON", text: JSON.stringify({ rows: JSON.stringify([A, B]) }), prompts: both },
  { name: "JSON encoded twice", text: JSON.stringify(json), prompts: both },
  { name: "fence", text: `\`\`\`json\n${json}\n\`\`\``, prompts: both },
  { name: "fence that is not closed", text: `\`\`\`json\n${json}`, prompts: both },
  { name: "prose around", text: `Sure! Here are the pairs:\n\n${json}\n\nLet me know if you need {more}.`, prompts: both },
  { name: "byte order mark", text: `\uFEFF${json}`, prompts: both },
  {
    name: "reasoning before",
    text: `<think>I could write {"rows": [{"prompt": "draft", "completion": "draft"}]} …</think>\n${json}`,
    prompts: both,
  },
  { name: "reasoning whose opening tag is in the prompt", text: `Let me think about {this}.\n</think>\n\n${json}`, prompts: both },
  { name: "reasoning that never ends", text: `<think>${json} but maybe`, prompts: [], finish: "length" },
  {
    name: "reasoning tags within a completion stay",
    text: JSON.stringify({ rows: [{ prompt: "p", completion: "<think>x</think> y" }] }),
    prompts: ["p"],
    completions: ["<think>x</think> y"],
  },
  { name: "one object a line", text: `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`, prompts: both },
  { name: "two arrays", text: `${JSON.stringify([A])}\n\n${JSON.stringify([B])}`, prompts: both },
  { name: "two objects with rows", text: `${JSON.stringify({ rows: [A] })}\n${JSON.stringify({ rows: [B] })}`, prompts: both },
  {
    name: "trailing commas",
    text: `{"rows": [{"prompt": "a", "completion": "b",}, {"prompt": "c", "completion": "d",},]}`,
    prompts: ["a", "c"],
  },
  {
    name: "single quotes with an apostrophe",
    text: `{'rows': [{'prompt': "What's a list?", 'completion': 'It\\'s ordered'}]}`,
    prompts: ["What's a list?"],
    completions: ["It's ordered"],
  },
  { name: "keys without quotes", text: `{rows: [{prompt: "a", completion: "b"}]}`, prompts: ["a"], completions: ["b"] },
  { name: "typographic quotes", text: `{“rows”: [{“prompt”: “a”, “completion”: “b”}]}`, prompts: ["a"], completions: ["b"] },
  {
    name: "line breaks within texts",
    text: `{"rows": [{"prompt": "a", "completion": "line 1\nline 2"}]}`,
    prompts: ["a"],
    completions: ["line 1\nline 2"],
  },
  {
    name: "quotation marks that are not escaped",
    text: `{"rows": [{"prompt": "Say "hello" now", "completion": "hello"}, ${JSON.stringify(B)}]}`,
    prompts: ['Say "hello" now', B.prompt],
  },
  { name: "comments", text: `{"rows": [\n// the first\n${JSON.stringify(A)}, /* second */ ${JSON.stringify(B)}]}`, prompts: both },
  { name: "a comma is missing between rows", text: `{"rows": [${JSON.stringify(A)} ${JSON.stringify(B)}]}`, prompts: both },
  { name: "closing brackets are missing", text: `{"rows": [${JSON.stringify(A)}, ${JSON.stringify(B)}`, prompts: both },
  {
    name: "cut in the middle of a text",
    text: `{"rows": [${JSON.stringify(A)}, {"prompt": "What is a tuple?", "completion": "A tuple can`,
    prompts: [A.prompt],
    finish: "length",
  },
  {
    name: "cut after a bracket within a text",
    text: `{"rows": [${JSON.stringify(A)}, {"prompt": "x", "completion": "function f() { return {} }`,
    prompts: [A.prompt],
    finish: "length",
  },
  {
    name: "cut after a quoted bracket within a text",
    text: `{"rows": [${JSON.stringify(A)}, {"prompt": "x", "completion": "f(\\"a\\" }`,
    prompts: [A.prompt],
    finish: "length",
  },
  {
    name: "cut between the fields",
    text: `{"rows": [${JSON.stringify(A)}, {"prompt": "What is a tuple?", `,
    prompts: [A.prompt],
    finish: "length",
  },
  { name: "cut right after a row", text: `{"rows": [${JSON.stringify(A)}, ${JSON.stringify(B)}`, prompts: both, finish: "length" },
  {
    name: "cut, although the endpoint says it stopped",
    text: `{"rows": [${JSON.stringify(A)}, {"prompt": "x", "completion": "half a sen`,
    prompts: [A.prompt],
  },
  { name: "cut before the first row is whole", text: `{"rows": [{"prompt": "What is`, prompts: [], finish: "length" },
  {
    name: "NaN and None for texts",
    text: `{"rows": [{"prompt": "a", "completion": NaN}, {"prompt": "b", "completion": None}, ${JSON.stringify(B)}]}`,
    prompts: [B.prompt],
    invalid: 2,
  },
  {
    name: "null, numbers, lists and objects for texts",
    text: JSON.stringify({
      rows: [
        { prompt: "a", completion: null },
        { prompt: "b", completion: 4 },
        { prompt: "c", completion: ["x"] },
        { prompt: "d", completion: { x: "y" } },
        A,
      ],
    }),
    prompts: [A.prompt],
    invalid: 4,
  },
  { name: "wrong keys", text: JSON.stringify({ rows: [{ question: "a", answer: "b" }, A] }), prompts: [A.prompt], invalid: 1 },
  {
    name: "keys in other letter case",
    text: JSON.stringify({ rows: [{ Prompt: "a", Completion: "b" }] }),
    prompts: ["a"],
    completions: ["b"],
  },
  { name: "more keys than asked for", text: JSON.stringify({ rows: [{ id: 1, ...A, tags: ["x"] }] }), prompts: [A.prompt] },
  {
    name: "empty and blank texts",
    text: JSON.stringify({ rows: [{ prompt: "", completion: "b" }, { prompt: "a", completion: " \n\t" }, A] }),
    prompts: [A.prompt],
    invalid: 2,
  },
  { name: "a text in place of a row", text: JSON.stringify({ rows: ["just text", A] }), prompts: [A.prompt], invalid: 1 },
  { name: "fields side by side as lists", text: JSON.stringify({ prompt: ["a", "b"], completion: ["c", "d"] }), prompts: [], invalid: 1 },
  { name: "a refusal", text: "I'm sorry, but I can't help with that.", prompts: [] },
  { name: "an empty answer", text: "", prompts: [] },
  { name: "an empty list", text: '{"rows": []}', prompts: [] },
  {
    name: "NUL, control characters and half a character",
    text: JSON.stringify({ rows: [{ prompt: "a\u0000b\u0007", completion: "c\ud83dd 🌱" }] }),
    prompts: ["ab"],
    completions: ["cd 🌱"],
  },
  {
    name: "code with fences, brackets and quotes",
    text: JSON.stringify({ rows: [{ prompt: "Write f", completion: code }] }),
    prompts: ["Write f"],
    completions: [code],
  },
  {
    name: "the same within a fence and with a broken neighbour",
    text: `\`\`\`json\n{"rows": [{"prompt": "broken", "completion": }, ${JSON.stringify({ prompt: "Write f", completion: code })}]}\n\`\`\``,
    prompts: ["Write f"],
    completions: [code],
    invalid: 1,
  },
  {
    name: "indentation of the first line stays",
    text: JSON.stringify({ rows: [{ prompt: "a", completion: "\n\n    return x\n" }] }),
    prompts: ["a"],
    completions: ["    return x"],
  },
  {
    name: "the completion comes first",
    text: `[{"completion": "b", "prompt": "a"}, {"completion": "d", "prompt": "c",}]`,
    prompts: ["a", "c"],
    completions: ["b", "d"],
  },
  { name: "a title in brackets before", text: `[Pairs about lists]\n${json}`, prompts: both },
  {
    name: "LaTeX with single backslashes",
    text: String.raw`{"rows": [{"prompt": "a", "completion": "$\alpha + \beta = \frac{1}{2}$ and C:\\dir"}, {"prompt": "b", "completion": "\frac{1}{2}"}]}`,
    prompts: ["a", "b"],
    completions: [String.raw`$\alpha + \beta = \frac{1}{2}$ and C:\dir`, String.raw`\frac{1}{2}`],
  },
];

describe("answers of models", () => {
  test.each(CASES)("$name", ({ text, prompts, completions, invalid, finish }) => {
    const result = parseRows(text, PAIR_FIELDS, finish ?? "stop");
    const got = result.rows.map((row) => row.prompt);
    expect(got).toEqual(prompts);
    if (completions) expect(result.rows.map((row) => row.completion)).toEqual(completions);
    if (invalid !== undefined) expect(result.invalid).toBe(invalid);
  });
});

test("an answer of 5 MB is read", () => {
  const long = "x".repeat(5_000_000);
  const broken = `{"rows": [${JSON.stringify(A)}, {"prompt": "long", "completion": "${long}"}, ${JSON.stringify(B)},]}`;
  expect(parseRows(broken, PAIR_FIELDS, "stop").rows.map((row) => row.prompt)).toEqual([A.prompt, "long", B.prompt]);
});

test("whatever is cut off, no half pair is kept and no whole one before it is lost", () => {
  const rows = Array.from({ length: 4 }, (_, index) => ({
    prompt: `Prompt "${index}" {x}`,
    completion: `if (a) { return "${index}"; } // [${index}]`,
  }));
  const text = JSON.stringify({ rows });
  const wholeAt = rows.map((row) => text.indexOf(JSON.stringify(row)) + JSON.stringify(row).length);
  for (let length = 0; length <= text.length; length += 1) {
    const expected = rows.filter((_, index) => (wholeAt[index] ?? 0) <= length);
    expect(parseRows(text.slice(0, length), PAIR_FIELDS, "length").rows, `cut at ${length}`).toEqual(expected);
    expect(parseRows(text.slice(0, length), PAIR_FIELDS, "stop").rows, `cut at ${length}, unsaid`).toEqual(expected);
  }
});
