import { expect, test } from "vitest";
import { type GenerateState, readGenerate } from "./generate-state.ts";

const state: GenerateState = {
  from: "prompt",
  totalExamples: "20",
  prompts: "",
  files: [],
  perPrompt: "5",
  batchSize: "5",
  spendingLimit: "",
};

test("a number alone, or prompts with their number", () => {
  expect(readGenerate(state).body).toEqual({ total_examples: 20, batch_size: 5, spending_limit: null, prompts: [], files: [] });
  expect(readGenerate({ ...state, from: "list", prompts: " a \n\nb", spendingLimit: "2" }).body).toEqual({
    ...{ prompts: ["a", "b"], files: [], example_per_prompt: 5, batch_size: 5, spending_limit: 2 },
  });
});

test("what is wrong is said at its field", () => {
  expect(readGenerate({ ...state, totalExamples: "0", batchSize: "21" }).errors).toEqual({
    total_examples: "At least 1.",
    batch_size: "At most 20 rows a call.",
  });
  expect(Object.keys(readGenerate({ ...state, from: "list" }).errors)).toEqual(["prompts"]);
});
