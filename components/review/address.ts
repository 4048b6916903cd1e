import { filterParameters, parseRowFilter, type RowFilter } from "@/lib/review/filter.ts";
import { ROW_SORTS, type RowSort } from "@/lib/review/row-sorts.ts";

/** Which rows are reviewed, and where one stands among them: it lives in the page's address. */
export interface ReviewAddress {
  filter: RowFilter;
  sort: RowSort;
  /** The place under the filter, from 0: of the open row, or of the first in sight. */
  at: number;
  /** The row that is open; null for the table. */
  open: string | null;
  /** The rows that were refused, instead. */
  refused: boolean;
}

export const FIRST: ReviewAddress = { filter: {}, sort: "first", at: 0, open: null, refused: false };

const ID = /^[1-9]\d{0,17}$/;
const MOST = 100_000_000;

/** What is unknown or malformed counts as not set. */
export function parseReviewAddress(parameters: { get(name: string): string | null }): ReviewAddress {
  const at = Number(parameters.get("at") ?? "0");
  const sort = ROW_SORTS.find((each) => each === parameters.get("sort"));
  const row = parameters.get("row") ?? "";
  return {
    filter: parseRowFilter(parameters),
    sort: sort ?? "first",
    at: Number.isSafeInteger(at) && at >= 0 && at <= MOST ? at : 0,
    open: ID.test(row) ? row : null,
    refused: parameters.get("view") === "refused",
  };
}

/** With its question mark; empty for the first rows of all. */
export function reviewQuery({ filter, sort, at, open }: ReviewAddress): string {
  const parameters = filterParameters(filter);
  if (sort !== "first") parameters.set("sort", sort);
  if (at > 0) parameters.set("at", String(at));
  if (open) parameters.set("row", open);
  return parameters.size === 0 ? "" : `?${parameters}`;
}
