import { expect, test } from "vitest";
import { describeLost } from "./describe-lost.ts";

test("says how many, how much, and who may charge for it", () => {
  expect(describeLost(0, 0)).toBe("");
  expect(describeLost(1, 412)).toMatch(/^1 request was sent and lost .*about 412 tokens\. The endpoint may have charged for it:/);
  expect(describeLost(1_200, 480_000)).toMatch(/^1,200 requests were sent and lost .*about 480,000 tokens\..*for them:/);
});
