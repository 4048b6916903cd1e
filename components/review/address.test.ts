import { expect, test } from "vitest";
import { FIRST, parseReviewAddress, reviewQuery } from "./address.ts";

test("an address is read as it was written", () => {
  const address = { ...FIRST, filter: { state: "rejected", minScore: 1, text: "a & b" }, sort: "lowest", at: 12_345, open: "77" } as const;
  expect(parseReviewAddress(new URLSearchParams(reviewQuery(address)))).toEqual(address);
  expect(reviewQuery(FIRST)).toBe("");
});

test("what makes no sense is left out", () => {
  expect(parseReviewAddress(new URLSearchParams("sort=best&at=-1&row=x"))).toEqual(FIRST);
});
