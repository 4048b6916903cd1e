import { expect, test } from "vitest";
import { scale } from "../templates/rubric.ts";
import { comparePairs, matchCriteria } from "./compare-pairs.ts";

const criterion = (name: string) => scale(name, "Is it so?", "no", "hardly", "partly", "mostly", "yes");

test("differences are second minus first", () => {
  const compared = comparePairs([
    { first: 5, second: 4.5, rows: 2 },
    { first: 1, second: 5, rows: 1 },
    { first: 3, second: 3, rows: 3 },
  ]);
  expect(compared).toMatchObject({ both: 6, same: 3, firstMean: 20 / 6, secondMean: 23 / 6 });
  expect(compared.histogram).toHaveLength(17);
  expect(compared.histogram.filter(({ rows }) => rows > 0)).toEqual([
    { difference: -0.5, rows: 2 },
    { difference: 0, rows: 3 },
    { difference: 4, rows: 1 },
  ]);
});

test("rubrics of different length share what is called alike; without rows there is no number", () => {
  const shared = matchCriteria(
    { criteria: [criterion("Correct"), criterion("Helpful")] },
    { criteria: [criterion("helpful "), criterion("New")] },
  );
  expect(shared).toEqual([{ name: "Helpful", first: 1, second: 0 }]);
  expect(comparePairs([])).toMatchObject({ both: 0, firstMean: null, secondMean: null });
});
