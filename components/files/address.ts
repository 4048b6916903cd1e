import { FILE_SORTS, type FileSort } from "@/lib/files/sorts.ts";

// The state of the file list lives in its address, as that of the Generations list does.

export interface FilesAddress {
  q: string;
  sort: FileSort;
  direction: "asc" | "desc";
  /** From 1. */
  page: number;
}

export const PAGE_SIZE = 25;
const FIRST: FileSort = "created";
const MAX_SEARCH_LENGTH = 200;

/** Reads an address's parameters; what is unknown or malformed counts as not set. */
export function parseFilesAddress(parameters: Record<string, string | string[] | undefined>): FilesAddress {
  const text = (name: string) => String([parameters[name] ?? ""].flat()[0] ?? "").trim();
  const sort = FILE_SORTS.find((one) => one === text("sort")) ?? FIRST;
  const page = Number(text("page"));
  const direction = text("direction");
  return {
    q: text("q").slice(0, MAX_SEARCH_LENGTH),
    sort,
    direction: direction === "asc" || direction === "desc" ? direction : firstDirection(sort),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The list's address with some of its state changed. Whatever changes but the page leads back to the first page. */
export function filesHref(current: FilesAddress, change: Partial<FilesAddress> = {}): string {
  const next = { ...current, page: 1, ...change };
  const parameters = new URLSearchParams();
  if (next.q) parameters.set("q", next.q);
  if (next.sort !== FIRST) parameters.set("sort", next.sort);
  if (shownDirection(next)) parameters.set("direction", next.direction);
  if (next.page > 1) parameters.set("page", String(next.page));
  return parameters.size === 0 ? "/files" : `/files?${parameters}`;
}

/** The address behind a column's heading: sorts by it, or turns the order around. */
export function filesSortHref(current: FilesAddress, sort: FileSort): string {
  const turned = current.direction === "asc" ? "desc" : "asc";
  return filesHref(current, { sort, direction: current.sort === sort ? turned : firstDirection(sort) });
}

/** The direction, where it is not the one that its order begins with. */
export const shownDirection = ({ sort, direction }: Pick<FilesAddress, "sort" | "direction">) =>
  direction === firstDirection(sort) ? "" : direction;

const ORDERS: readonly { sort: FileSort; label: string }[] = [
  { sort: "created", label: "Newest first" },
  { sort: "name", label: "By name" },
  { sort: "size", label: "Largest first" },
  { sort: "length", label: "Longest first" },
  { sort: "format", label: "By kind" },
  { sort: "status", label: "By status" },
  { sort: "owner", label: "By person" },
];

/** The order as a select, for narrow screens where no headings stand. */
export function filesOrder({ sort }: FilesAddress) {
  const asValue = (one: FileSort) => (one === FIRST ? "" : one);
  return { value: asValue(sort), options: ORDERS.map((order) => ({ value: asValue(order.sort), label: order.label })) };
}

/** Numbers and dates begin with the greatest, words with A. */
function firstDirection(sort: FileSort): "asc" | "desc" {
  return ["size", "length", "created"].includes(sort) ? "desc" : "asc";
}
