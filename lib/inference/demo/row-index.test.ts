import { expect, test } from "vitest";
import { rowIndex } from "./row-index.ts";

test("every row of every call has a place of its own, and no place is left out", () => {
  const places = new Set<number>();
  for (let batch = 0; batch < 200; batch++) for (let row = 0; row < 20; row++) places.add(rowIndex(batch, row));
  expect(places.size).toBe(4_000);
  // All products up to 200 are among those, so their places are 0, 1, 2, … without a gap.
  const complete = rowIndex(200, 0);
  for (let place = 0; place < complete; place++) expect(places.has(place)).toBe(true);
});

test.each([1, 3, 5, 20])("a thousand rows at %i a call stay below 4,000", (count) => {
  const last = Math.ceil(1_000 / count) - 1;
  expect(Math.max(...Array.from({ length: count }, (_, row) => rowIndex(last, row)))).toBeLessThan(4_000);
});

test("rows beyond twenty of one call do not meet another call's", () => {
  const places = [0, 1, 2].flatMap((batch) => Array.from({ length: 60 }, (_, row) => rowIndex(batch, row)));
  expect(new Set(places).size).toBe(180);
});
