import { expect, test } from "vitest";
import { spreadOver } from "./spread-over.ts";

test("all of a short list, and an even choice of a long one", () => {
  expect(spreadOver(["a", "b"], 5)).toEqual(["a", "b"]);
  expect(spreadOver([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5)).toEqual([0, 2, 4, 6, 8]);
  expect(spreadOver([0, 1, 2], 2)).toEqual([0, 1]);
});
