import { expect, test } from "vitest";
import { chanceOfCandidate, planBands } from "./bands.ts";

test.each([0.538, 0.667, 0.7, 0.8, 0.818, 0.9, 1])("a Jaccard similarity of %d is found", (similarity) => {
  for (const values of [64, 100, 164]) {
    const banding = planBands(similarity, values);
    expect(banding.bands * banding.rows).toBeLessThanOrEqual(values);
    expect(chanceOfCandidate(similarity, banding)).toBeGreaterThanOrEqual(0.97);
    // What is half as similar seldom is a candidate.
    expect(chanceOfCandidate(similarity / 2, banding)).toBeLessThan(0.35);
  }
});

test("as many rows as the number of values allows", () => {
  expect(planBands(0.8, 100)).toEqual({ bands: 12, rows: 6 });
  expect(planBands(0.8, 105)).toEqual({ bands: 15, rows: 7 });
  expect(planBands(0.7 / 1.3, 164)).toEqual({ bands: 40, rows: 4 });
});
