import { expect, test } from "vitest";
import { describeFilter } from "./describe-filter.ts";

test.each([
  [{}, "all rows"],
  [{ state: "approved", maxScore: 3 }, "approved, score at most 3"],
  [{ minScore: 1.5, maxScore: 2, text: "SQL" }, "score 1.5 to 2, with “SQL”"],
  [{ edited: true, minLength: 1200 }, "edited, length in characters at least 1,200"],
  [{ judged: "failed", seed: "4" }, "of one seed or source, whose judgement failed"],
] as const)("%o is %s", (filter, words) => {
  expect(describeFilter(filter)).toBe(words);
});
