import { expect, test } from "vitest";
import { readPrompts } from "./prompt-files.ts";

const read = (given: Partial<Parameters<typeof readPrompts>[0]>) => readPrompts({ prompts: [], files: [], total: 10, ...given });
const file = (text: string) => ({ files: [{ name: "p.csv", text }] });

test("each prompt has its number: its own, the usual one, or its share of what is left", () => {
  expect(read({ prompts: ["a", { prompt: "b", example_per_prompt: 3 }, "c"] })).toEqual([
    { text: "a", rows: 4 },
    { text: "b", rows: 3 },
    { text: "c", rows: 3 },
  ]);
  expect(read({ prompts: ["a", { prompt: "b", example_per_prompt: 3 }], example_per_prompt: 2 }).map(({ rows }) => rows)).toEqual([2, 3]);
  expect(read({})).toEqual([]);
});

test("a file's columns are found by name, with a mark, quotes, semicolons and blanks", () =>
  expect(read(file('\uFEFFid; Prompts ;example_per_prompt\r\n1;" Two; parts\nof it ";5\r\n2;b;\r\n'))).toEqual([
    { text: "Two; parts\nof it", rows: 5 },
    { text: "b", rows: 5 },
  ]));

test.each([
  [{ prompts: ["a", " "] }, "Prompt 2: the prompt is empty."],
  [{ prompts: ["a b", "A  B"] }, "Prompt 2: the same prompt stands at prompt 1 already."],
  [{ prompts: ["x".repeat(2_001)] }, "Prompt 1: the prompt is longer than 2,000 characters."],
  [file("question\na"), "“p.csv” has no column named prompts. Its first line names: question."],
  [file(""), "“p.csv” has no column named prompts. Its first line names: nothing."],
  [file("prompts\n"), "“p.csv” has no prompts below its first line."],
  [file("prompts,x\na,1\n,2"), "“p.csv”, line 3: the prompt is empty."],
  [file("prompts\na\nb\na"), "“p.csv”, line 4: the same prompt stands at “p.csv”, line 2 already."],
  [file("prompts,example_per_prompt\na,1.5"), "“p.csv”, line 2: example_per_prompt is “1.5”; it must be a whole number from 1 to 1,000."],
  [file('prompts\n"a'), /“p\.csv” cannot be read as CSV/],
  [{ prompts: ["a", { prompt: "b", example_per_prompt: 10 }] }, /nothing is left of 10 in all/],
  [{ prompts: ["a"], total: 1_001 }, /more than 1,000 rows for one prompt/],
])("%j is refused in a sentence", (given, message) => {
  expect(() => read(given)).toThrow(message);
});
