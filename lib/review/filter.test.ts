import { expect, test } from "vitest";
import { filterParameters, isEmptyFilter, parseRowFilter, type RowFilter } from "./filter.ts";

test("a filter is the same after it went through an address", () => {
  const filter: RowFilter = {
    ...{ seed: "12", file: "0191e4a0-0000-7000-8000-000000000000", state: "approved", edited: true },
    ...{ evaluation: "0191e4a0-0000-7000-8000-000000000001", minScore: 1.5, maxScore: 3, judged: "failed" },
    ...{ text: "50% & “more”", minLength: 0, maxLength: 400 },
  };
  expect(parseRowFilter(new URLSearchParams(filterParameters(filter).toString()))).toEqual(filter);
});

test("what is unknown or malformed counts as not set", () => {
  const filter = parseRowFilter(new URLSearchParams("seed=x&state=maybe&minScore=9&maxScore=&edited=no&text=%20%20&other=1&maxLength=1.5"));
  expect(filter).toEqual({});
  expect(isEmptyFilter(filter)).toBe(true);
});
