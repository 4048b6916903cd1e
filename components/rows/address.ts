// Which rows are shown lives in the page's address, so that reload, the back button and a shared link keep it.

export const PAGE_SIZE = 50;

/** The dataset's own rows, or those that were refused because it has them already. */
export type RowsView = "pairs" | "refused";

export interface RowsAddress {
  view: RowsView;
  /** A seed's id; null for all. */
  seed: string | null;
  order: "first" | "newest";
  /** The row that the page begins after, or ends before; null for the first page. */
  cursor: { side: "after" | "before"; row: string } | null;
  /** Number of the page, from 1, for people to read. */
  page: number;
  /** The row that is open. */
  open: string | null;
}

export const FIRST_ROWS: RowsAddress = { view: "pairs", seed: null, order: "first", cursor: null, page: 1, open: null };

const ID = /^[1-9]\d{0,17}$/;
const MAX_PAGE = 1_000_000;

/** Reads an address's parameters; what is unknown or malformed counts as not set. */
export function parseRowsAddress(parameters: { get(name: string): string | null }): RowsAddress {
  const id = (name: string) => {
    const value = parameters.get(name) ?? "";
    return ID.test(value) ? value : null;
  };
  const after = id("after");
  const before = id("before");
  const row = after ?? before;
  const page = Number(parameters.get("page"));
  return {
    view: parameters.get("view") === "refused" ? "refused" : "pairs",
    seed: id("seed"),
    order: parameters.get("order") === "newest" ? "newest" : "first",
    cursor: row ? { side: after ? "after" : "before", row } : null,
    page: row && Number.isSafeInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    open: id("row"),
  };
}

/** The address's query, with its question mark; empty for the first page of all rows. */
export function rowsQuery(address: RowsAddress): string {
  const parameters = new URLSearchParams();
  if (address.view === "refused") parameters.set("view", "refused");
  if (address.seed) parameters.set("seed", address.seed);
  if (address.order === "newest") parameters.set("order", "newest");
  if (address.cursor) {
    parameters.set(address.cursor.side, address.cursor.row);
    parameters.set("page", String(address.page));
  }
  if (address.open) parameters.set("row", address.open);
  return parameters.size === 0 ? "" : `?${parameters}`;
}

/** The page after the one whose last row is `row`. */
export function nextPage(address: RowsAddress, row: string): RowsAddress {
  return { ...address, cursor: { side: "after", row }, page: address.page + 1, open: null };
}

/** The page before the one whose first row is `row`; the first page has no cursor, so that it begins with the first row. */
export function previousPage(address: RowsAddress, row: string): RowsAddress {
  const page = Math.max(1, address.page - 1);
  return { ...address, cursor: page === 1 ? null : { side: "before", row }, page, open: null };
}
