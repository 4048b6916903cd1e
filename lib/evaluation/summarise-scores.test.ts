import fc from "fast-check";
import { mean, median } from "simple-statistics";
import { expect, test } from "vitest";
import { summariseScores } from "./summarise-scores.ts";

test("scores are summed up by hand", () => {
  const { histogram, ...summary } = summariseScores(
    [
      { criteria: [5, 4], rows: 2 },
      { criteria: [1, 1], rows: 1 },
      { criteria: [5, 5], rows: 1 },
      { criteria: [2, 3], rows: 1 },
    ],
    2,
  );
  expect(summary).toEqual({
    ...{ judged: 5, mean: (4.5 * 2 + 1 + 5 + 2.5) / 5, median: 4.5 },
    criteria: [
      { mean: 18 / 5, counts: [1, 1, 0, 0, 3] },
      { mean: 17 / 5, counts: [1, 0, 1, 2, 1] },
    ],
  });
  expect(histogram.map(({ rows }) => rows)).toEqual([1, 0, 0, 1, 0, 0, 0, 3]);
  expect(histogram[0]).toMatchObject({ from: 1, to: 1.5 });
  expect(histogram.at(-1)).toMatchObject({ from: 4.5, to: 5 });
});

test("without a row there is no number", () => {
  const { mean: none, median: middle, criteria, histogram } = summariseScores([], 1);
  expect([none, middle, criteria]).toEqual([null, null, [{ mean: null, counts: [0, 0, 0, 0, 0] }]]);
  expect(histogram.every(({ rows }) => rows === 0)).toBe(true);
});

test("groups say what their rows would say one by one", () => {
  const group = fc.record({
    criteria: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
    rows: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), (groups) => {
      const all = groups.flatMap(({ criteria, rows }) => Array.from({ length: rows }, () => mean([...criteria])));
      const summary = summariseScores(groups, 3);
      expect(summary.mean).toBeCloseTo(mean(all), 9);
      expect(summary.median).toBeCloseTo(median(all), 9);
      expect(summary.histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(all.length);
      for (const { counts } of summary.criteria) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
    }),
  );
});
