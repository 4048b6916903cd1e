import fc from "fast-check";
import { mean, median } from "simple-statistics";
import { expect, test } from "vitest";
import { summariseCriteria, summariseScores } from "./summarise-scores.ts";

test("scores are summed up by hand", () => {
  const { histogram, ...summary } = summariseScores([
    { score: 4.5, rows: 2 },
    { score: 1, rows: 1 },
    { score: 5, rows: 1 },
    { score: 2.5, rows: 1 },
  ]);
  expect(summary).toEqual({ judged: 5, mean: (4.5 * 2 + 1 + 5 + 2.5) / 5, median: 4.5 });
  expect(histogram.map(({ rows }) => rows)).toEqual([1, 0, 0, 1, 0, 0, 0, 3]);
  expect([histogram[0], histogram.at(-1)]).toEqual([
    { from: 1, to: 1.5, rows: 1 },
    { from: 4.5, to: 5, rows: 3 },
  ]);
});

test("each criterion is counted for itself", () => {
  const groups = [
    { criteria: [5, 4], rows: 2 },
    { criteria: [1, 1], rows: 1 },
    { criteria: [2, 3], rows: 1 },
  ];
  expect(summariseCriteria(groups, 2)).toEqual([
    { mean: 13 / 4, counts: [1, 1, 0, 0, 2] },
    { mean: 12 / 4, counts: [1, 0, 1, 2, 0] },
  ]);
});

test("without a row there is no number", () => {
  const { mean: none, median: middle, histogram } = summariseScores([]);
  expect([none, middle, summariseCriteria([], 1)]).toEqual([null, null, [{ mean: null, counts: [0, 0, 0, 0, 0] }]]);
  expect(histogram.every(({ rows }) => rows === 0)).toBe(true);
});

test("groups say what their rows would say one by one", () => {
  const group = fc.record({ score: fc.integer({ min: 8, max: 40 }).map((sum) => sum / 8), rows: fc.integer({ min: 1, max: 6 }) });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 12 }), (groups) => {
      const all = groups.flatMap(({ score, rows }) => Array.from({ length: rows }, () => score));
      const summary = summariseScores(groups);
      expect(summary.mean).toBeCloseTo(mean(all), 9);
      expect(summary.median).toBeCloseTo(median(all), 9);
      expect(summary.histogram.reduce((sum, { rows }) => sum + rows, 0)).toBe(all.length);
    }),
  );
});
