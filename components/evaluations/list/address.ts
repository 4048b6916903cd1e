import { isUuid } from "@/lib/accounts/uuid.ts";
import { EVALUATION_SORTS, type EvaluationSort } from "@/lib/evaluation/list.ts";

// The state of the Evaluations list lives in its address, so that reload, the back button and a shared link keep it.

export const PAGE_SIZE = 25;

type Direction = "asc" | "desc";

export interface EvaluationsAddress {
  q: string;
  /** Only those of this dataset; empty for all. */
  dataset: string;
  sort: EvaluationSort;
  direction: Direction;
  /** From 1. */
  page: number;
}

export const START: EvaluationsAddress = { q: "", dataset: "", sort: "created", direction: "desc", page: 1 };

const MAX_SEARCH_LENGTH = 200;

/** Reads an address's parameters. What is unknown or malformed counts as not set. */
export function parseAddress(parameters: Record<string, string | string[] | undefined>): EvaluationsAddress {
  const text = (name: string) => String([parameters[name] ?? ""].flat()[0] ?? "").trim();
  const sort = EVALUATION_SORTS.find((known) => known === text("sort")) ?? START.sort;
  const direction = text("direction");
  const page = Number(text("page"));
  return {
    q: text("q").slice(0, MAX_SEARCH_LENGTH),
    dataset: isUuid(text("dataset")) ? text("dataset").toLowerCase() : "",
    sort,
    direction: direction === "asc" || direction === "desc" ? direction : firstDirection(sort),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The list's address with some of its state changed. Whatever changes but the page leads back to the first page. */
export function listHref(current: EvaluationsAddress, change: Partial<EvaluationsAddress> = {}): string {
  const next = { ...current, page: 1, ...change };
  const parameters = new URLSearchParams();
  for (const name of ["q", "dataset"] as const) if (next[name]) parameters.set(name, next[name]);
  if (next.sort !== START.sort) parameters.set("sort", next.sort);
  if (directionOf(next)) parameters.set("direction", next.direction);
  if (next.page > 1) parameters.set("page", String(next.page));
  return parameters.size === 0 ? "/evaluations" : `/evaluations?${parameters}`;
}

/** The address behind a column's heading: sorts by it, or turns the order around when the list is sorted by it already. */
export function sortHref(current: EvaluationsAddress, sort: EvaluationSort): string {
  const turned = current.direction === "asc" ? "desc" : "asc";
  return listHref(current, { sort, direction: current.sort === sort ? turned : firstDirection(sort) });
}

/** The direction, where it is not the one that its order begins with. */
export function directionOf({ sort, direction }: EvaluationsAddress): Direction | "" {
  return direction === firstDirection(sort) ? "" : direction;
}

/** Numbers and dates begin with the greatest, words with A. */
function firstDirection(sort: EvaluationSort): Direction {
  return ["score", "rows", "created"].includes(sort) ? "desc" : "asc";
}
