import { expect, test } from "vitest";
import { divide } from "./divide.ts";

test.each([
  [10, [5, 5], [5, 5]],
  [10, [100, 100, 100], [4, 3, 3]],
  [10, [2, 100, 100], [2, 4, 4]],
  [2, [9, 9, 9], [1, 1, 0]],
  [0, [9], [0]],
  [10, [0, 3], [0, 3]],
  [10, [Number.POSITIVE_INFINITY, 4], [6, 4]],
  [Number.POSITIVE_INFINITY, [7, 4], [7, 4]],
  [5, [], []],
])("%s places among %o", (total, wanted, expected) => {
  expect(divide(total, wanted)).toEqual(expected);
});
