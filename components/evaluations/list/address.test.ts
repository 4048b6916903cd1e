import { expect, test } from "vitest";
import { directionOf, listHref, parseAddress, START, sortHref } from "./address.ts";

test("an address is read back as it was written", () => {
  const address = {
    ...({ q: "a&b", dataset: "0190b6a0-0000-7000-8000-000000000001", page: 3 } as const),
    ...({ sort: "score", direction: "asc" } as const),
  } as const;
  const query = new URL(listHref(address, { page: 3 }), "http://x").searchParams;
  expect(parseAddress(Object.fromEntries(query))).toEqual(address);
  expect(listHref(START)).toBe("/evaluations");
});

test("what is malformed counts as not set", () => {
  expect(parseAddress({ dataset: "1", sort: "password", direction: "sideways", page: "-1" })).toEqual(START);
});

test("a heading begins with the highest score, and turns around the second time", () => {
  expect(sortHref(START, "score")).toBe("/evaluations?sort=score");
  expect(sortHref({ ...START, sort: "score", direction: "desc" }, "score")).toBe("/evaluations?sort=score&direction=asc");
  expect(directionOf({ ...START, sort: "name", direction: "asc" })).toBe("");
});
