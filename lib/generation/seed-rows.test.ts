import fc from "fast-check";
import { expect, test } from "vitest";
import { planSeedCalls } from "./plan.ts";
import { callsOfSeeds, rowsOfSeeds } from "./seed-rows.ts";

const seedsOf = (count: number) => Array.from({ length: count }, (_, index) => `Topic ${index}`);

test("a total is shared out to the row, no two seeds differing by more than one", () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(size, ([count, rowsInAll, rowsPerCall]) => {
      const asked = { seeds: seedsOf(count), rowsPerSeed: 7, rowsInAll };
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
  expect(rowsOfSeeds({ seeds: seedsOf(3), rowsPerSeed: 4, rowsInAll: null })).toEqual([4, 4, 4]));
