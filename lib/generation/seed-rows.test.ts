import fc from "fast-check";
import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { promptSchema, totalRows } from "./config.ts";
import { planSeedCalls } from "./plan.ts";
import { alignRows, callsOfSeeds, rowsOfSeeds, usualRowsOfSeed } from "./seed-rows.ts";

const seedsOf = (count: number) => Array.from({ length: count }, (_, index) => `Topic ${index}`);

test("a total is shared out to the row, no two seeds differing by more than one", () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(size, ([count, rowsInAll, rowsPerCall]) => {
      const asked = { seeds: seedsOf(count), rowsPerSeed: 7, rowsInAll, rowsOfEach: null };
      const rows = rowsOfSeeds(asked);
      expect(rows.reduce((sum, own) => sum + own, 0)).toBe(rowsInAll);
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(1);
      const calls = planSeedCalls(rows, rowsPerCall);
      expect(calls.reduce((sum, call) => sum + call.count, 0)).toBe(rowsInAll);
      if (rowsInAll >= count) expect(callsOfSeeds({ ...asked, rowsPerCall, outputFields: null, attributes: [] })).toBe(calls.length);
    }),
  );
});

test("without a total each seed has as many as any other", () =>
  expect(rowsOfSeeds({ seeds: seedsOf(3), rowsPerSeed: 4, rowsInAll: null, rowsOfEach: null })).toEqual([4, 4, 4]));

test("numbers of their own go before both", () => {
  const asked = { seeds: seedsOf(3), rowsPerSeed: 4, rowsInAll: 50, rowsOfEach: [1, 20, 7] };
  expect(rowsOfSeeds(asked)).toEqual([1, 20, 7]);
  expect([totalRows(asked), usualRowsOfSeed(asked)]).toEqual([28, 9]);
  expect(callsOfSeeds({ ...asked, rowsPerCall: 5, outputFields: null, attributes: [] })).toBe(1 + 4 + 2);
});

test("a number stays with its seed, whatever is changed in the list", () => {
  const [before, rows] = [
    ["a", "b", "c"],
    [1, 2, 3],
  ];
  expect(alignRows(before, rows, ["a", "c"], 9)).toEqual([1, 3]);
  expect(alignRows(before, rows, ["a", "new", "c"], 9)).toEqual([1, 2, 3]);
  expect(alignRows(before, rows, ["a", "b", "c", "d", "e"], 9)).toEqual([1, 2, 3, 9, 9]);
  expect(alignRows(before, rows, ["x", "a", "b", "c"], 9)).toEqual([9, 1, 2, 3]);
});

test.each([
  [[1, 2], "There are 2 numbers for 3 seeds: give each seed its own."],
  [[1, 0, 2], "Seed 2: the number must be a whole one from 1 to 1,000."],
  [[1, 2, 1.5], "Seed 3: the number must be a whole one from 1 to 1,000."],
  [[1, 2, 1_001], "Seed 3: the number must be a whole one from 1 to 1,000."],
])("the numbers %j are refused", (rowsOfEach, message) => {
  const { prompt } = draftFor("custom");
  const result = promptSchema.safeParse({ ...prompt, seeds: seedsOf(3), rowsOfEach });
  expect(result.error?.issues.map((issue) => [issue.path, issue.message])).toEqual([[["rowsOfEach"], message]]);
});

test("prompts from a list may be more, and longer, than seeds that are typed", () => {
  const { prompt } = draftFor("custom");
  const seeds = Array.from({ length: 5_000 }, (_, index) => `${index} ${"x".repeat(1_900)}`);
  expect(promptSchema.safeParse({ ...prompt, seeds, rowsOfEach: seeds.map(() => 2) }).success).toBe(true);
  expect(promptSchema.safeParse({ ...prompt, seeds }).error?.issues.map(({ message }) => message)).toEqual([
    "At most 500 seeds; there are 5,000.",
    "Seed 1 is longer than 500 characters.",
  ]);
});
