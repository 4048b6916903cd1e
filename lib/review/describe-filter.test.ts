import { expect, test } from "vitest";
import { describeFilter } from "./describe-filter.ts";

test.each([
  [{}, "all rows"],
  [{ state: "approved", maxScore: 3 }, "approved, score 3 or lower"],
  [{ minScore: 1.5, maxScore: 2, text: "SQL" }, "score 1.5 to 2, with “SQL” in the text"],
  [{ edited: true, minLength: 1200 }, "edited by a person, at least 1,200 characters long"],
  [{ judged: "failed", seed: "4" }, "of one seed or source, whose judgement failed"],
] as const)("%o is %s", (filter, words) => {
  expect(describeFilter(filter)).toBe(words);
});

test("what ids stand for is said where it is known", () => {
  const evaluation = "0191e4a0-0000-7000-8000-000000000001";
  expect(describeFilter({ seed: "4", evaluation, maxScore: 2 }, { seed: "Tides", evaluation: "General" })).toBe(
    "of “Tides”, score 2 or lower, in “General”",
  );
});
