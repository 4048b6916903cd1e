import { describe, expect, it } from "vitest";
import { FIRST_ROWS, nextPage, parseRowsAddress, previousPage, rowsQuery } from "./address.ts";

const parse = (query: string) => parseRowsAddress(new URLSearchParams(query));

describe("the address of rows", () => {
  it("is empty for the first page of all rows", () => {
    expect(parse("")).toEqual(FIRST_ROWS);
    expect(rowsQuery(FIRST_ROWS)).toBe("");
  });

  it("comes back as it was written", () => {
    const address = { view: "refused", seed: "12", order: "newest", cursor: { side: "before", row: "99" }, page: 3, open: "101" } as const;
    expect(parse(rowsQuery(address))).toEqual(address);
  });

  it.each(["seed=abc", "seed=-1", "seed=99999999999999999999", "view=x", "order=x", "after=1;drop", "page=7", "row=%00"])(
    "takes %s as not set",
    (query) => {
      expect(parse(query)).toEqual(FIRST_ROWS);
    },
  );

  it.each(["0", "-3", "1.5", "x", "9999999999"])("takes the page number %s as the first", (page) => {
    expect(parse(`after=5&page=${page}`).page).toBe(1);
  });

  it("goes on and back", () => {
    const second = nextPage(FIRST_ROWS, "50");
    expect(second).toMatchObject({ cursor: { side: "after", row: "50" }, page: 2 });
    const third = nextPage(second, "100");
    expect(previousPage(third, "101")).toMatchObject({ cursor: { side: "before", row: "101" }, page: 2 });
    expect(previousPage(second, "51")).toEqual(FIRST_ROWS);
  });
});
