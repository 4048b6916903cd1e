import { expect, test } from "vitest";
import { sizeCategory } from "./dataset-card.ts";
import { describeSettings } from "./describe.ts";
import { rolesOf, whyNotFitting } from "./roles.ts";
import { plainSettings } from "./settings.ts";

const NONE = { user: null, assistant: null, input: null };

test.each([
  [["prompt", "completion"], { user: "prompt", assistant: "completion", input: null }],
  [["Answer", "Question", "Context"], { user: "Question", assistant: "Answer", input: "Context" }],
  [["instruction", "input", "output"], { user: "instruction", assistant: "output", input: "input" }],
  [["title", "year", "plot"], { user: "title", assistant: "plot", input: null }],
  [["only"], null],
])("the fields %j suggest %j", (names, expected) => expect(rolesOf({ names }, NONE)).toEqual(expected));

test("a chosen field goes before what names suggest, and one that is not there is not taken", () => {
  const names = ["prompt", "completion", "note"];
  expect(rolesOf({ names }, { user: "note", assistant: "gone", input: "" })).toEqual({
    user: "note",
    assistant: "completion",
    input: null,
  });
  expect(rolesOf({ names }, { user: "completion", assistant: null, input: null })).toMatchObject({ user: "completion", assistant: "note" });
});

test("what does not fit is said", () => {
  expect(whyNotFitting({ names: ["only"] }, { format: "openai", roles: NONE })).toMatch(/needs a question and an answer/);
  expect(whyNotFitting({ names: ["only"] }, { format: "csv", roles: NONE })).toBeNull();
  expect(whyNotFitting({ names: ["a", "b"] }, { format: "sharegpt", roles: { user: "a", assistant: "a", input: null } })).toMatch(
    /same field/,
  );
});

test.each([
  [0, "n<1K"],
  [999, "n<1K"],
  [1_000, "1K<n<10K"],
  [1_000_000, "1M<n<10M"],
  [20_000_000_000, "n>10B"],
])("%d rows are %s on the Hub", (rows, words) => expect(sizeCategory(rows)).toBe(words));

test("settings in words", () => {
  const split = { train: 80, validation: 10, test: 10, seed: 7 };
  expect(
    describeSettings({ ...plainSettings("openai"), approvedOnly: true, minScore: 4, systemMessage: "Hi", split, compress: true }),
  ).toEqual([...["OpenAI chat", "approved", "score 4 or higher", "split 80/10/10, seed 7", "with a system message"]]);
  expect(describeSettings({ ...plainSettings("csv"), compress: true, fields: [{ name: "a", as: "b", leftOut: false }] })).toEqual([
    ...["CSV", "a as b", "compressed"],
  ]);
});
