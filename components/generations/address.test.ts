import { expect, test } from "vitest";
import { isFiltered, listHref, parseAddress, START, sortHref, statusesOf } from "./address.ts";

test("an address with nothing set is the newest generations, first page", () => {
  expect(parseAddress({})).toEqual(START);
  expect(listHref(START)).toBe("/generations");
  expect(isFiltered(START)).toBe(false);
});

test("an address is read back as it was written", () => {
  const address = {
    q: "a&b = 50 %",
    status: "active",
    provider: "openai",
    template: "text-to-sql",
    owner: "0190b6a0-0000-7000-8000-000000000001",
    sort: "pairs",
    direction: "asc",
    page: 3,
  } as const;
  const query = new URL(listHref(address, { page: 3 }), "http://x").searchParams;
  expect(parseAddress(Object.fromEntries(query))).toEqual(address);
});

test("whatever changes but the page leads back to the first page", () => {
  const third = { ...START, page: 3 };
  expect(listHref(third, { q: "sql" })).toBe("/generations?q=sql");
  expect(listHref(third, { page: 4 })).toBe("/generations?page=4");
});

test.each([
  [{ status: "sleeping" }],
  [{ provider: "DEMO" }],
  [{ template: ["custom-made", "custom"] }],
  [{ owner: "1 or 1=1" }],
  [{ sort: "password" }],
  [{ direction: "sideways" }],
  [{ page: "0" }],
  [{ page: "-2" }],
  [{ page: "1.5" }],
  [{ page: "1e9" }],
  [{ page: "two" }],
])("%o counts as not set", (parameters) => {
  expect(parseAddress(parameters)).toEqual(START);
});

test("a parameter given twice counts once, and a long search is cut", () => {
  expect(parseAddress({ q: ["one", "two"] }).q).toBe("one");
  expect(parseAddress({ q: "x".repeat(5_000) }).q).toHaveLength(200);
});

test("a heading sorts by its column, and turns the order around the second time", () => {
  expect(sortHref(START, "name")).toBe("/generations?sort=name");
  expect(sortHref({ ...START, sort: "name", direction: "asc" }, "name")).toBe("/generations?sort=name&direction=desc");
  expect(sortHref(START, "pairs")).toBe("/generations?sort=pairs");
  expect(sortHref(START, "created")).toBe("/generations?direction=asc");
});

test("`active` stands for what has begun and not ended", () => {
  expect(statusesOf("active")).toEqual(["queued", "running", "paused"]);
  expect(statusesOf("failed")).toEqual(["failed"]);
  expect(statusesOf("")).toEqual([]);
});
