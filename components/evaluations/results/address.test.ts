import { describe, expect, it } from "vitest";
import { parseRowFilter } from "@/lib/review/filter.ts";
import { binFilter, FIRST_JUDGEMENTS, judgementsHref, judgementsQuery, parseJudgementsAddress, reviewHref } from "./address.ts";

const parse = (query: string) => parseJudgementsAddress(new URLSearchParams(query));

describe("the address of judgements", () => {
  it("comes back as it was written", () => {
    const address = { sort: "highest", minScore: 1.5, maxScore: 1.99, failed: false, open: "12" } as const;
    expect(parse(judgementsHref(address))).toEqual(address);
    expect(parse("")).toEqual(FIRST_JUDGEMENTS);
    expect(judgementsHref(FIRST_JUDGEMENTS)).toBe("");
  });

  it.each(["minScore=0", "maxScore=6", "minScore=x", "sort=best", "judged=yes", "row=1;drop"])("takes %s as not set", (query) => {
    expect(parse(query)).toEqual(FIRST_JUDGEMENTS);
  });

  it("asks for failed ones without a score", () => {
    expect(judgementsQuery(parse("judged=failed&minScore=2"))).toEqual({ failed: true, limit: 20 });
  });

  it("has every score in one bar of the histogram only", () => {
    expect(binFilter({ from: 1.5, to: 2 })).toEqual({ minScore: 1.5, maxScore: 1.99 });
    expect(binFilter({ from: 4.5, to: 5 })).toEqual({ minScore: 4.5, maxScore: 5 });
  });

  it("leads to the review page with a filter that it reads", () => {
    const id = "0190b6a0-0000-7000-8000-000000000001";
    const href = reviewHref("d", id, { minScore: null, maxScore: 3, failed: false });
    expect(parseRowFilter(new URL(href, "http://x").searchParams)).toEqual({ evaluation: id, maxScore: 3 });
  });
});
