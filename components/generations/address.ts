import { isUuid } from "@/lib/accounts/uuid.ts";
import { PROVIDERS, type Provider, TEMPLATE_IDS, type TemplateId } from "@/lib/generation/config.ts";
import { LIST_SORTS, type ListSort } from "@/lib/generation/list.ts";
import { GENERATION_STATUSES, type GenerationStatus } from "@/lib/generation/status.ts";

// The state of the Generations list lives in its address, so that reload, the back button and a shared link keep it.

export const PAGE_SIZE = 25;

export type Direction = "asc" | "desc";

/** What the status filter offers; `active` stands for all that have begun and not ended. */
const STATUS_FILTERS = ["active", ...GENERATION_STATUSES] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export interface ListAddress {
  q: string;
  status: StatusFilter | "";
  provider: Provider | "";
  template: TemplateId | "";
  /** The id of a person. */
  owner: string;
  sort: ListSort;
  direction: Direction;
  /** From 1. */
  page: number;
}

export const START: ListAddress = {
  q: "",
  status: "",
  provider: "",
  template: "",
  owner: "",
  sort: "created",
  direction: "desc",
  page: 1,
};

const MAX_SEARCH_LENGTH = 200;

/** Reads an address's parameters. What is unknown or malformed counts as not set: an address is typed by people too. */
export function parseAddress(parameters: Record<string, string | string[] | undefined>): ListAddress {
  const text = (name: string) => String([parameters[name] ?? ""].flat()[0] ?? "").trim();
  const sort = oneOf(LIST_SORTS, text("sort")) || START.sort;
  const page = Number(text("page"));
  return {
    q: text("q").slice(0, MAX_SEARCH_LENGTH),
    status: oneOf(STATUS_FILTERS, text("status")),
    provider: oneOf(PROVIDERS, text("provider")),
    template: oneOf(TEMPLATE_IDS, text("template")),
    owner: isUuid(text("owner")) ? text("owner").toLowerCase() : "",
    sort,
    direction: oneOf(["asc", "desc"], text("direction")) || firstDirection(sort),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The list's address with some of its state changed. Whatever changes but the page leads back to the first page. */
export function listHref(current: ListAddress, change: Partial<ListAddress> = {}): string {
  const next = { ...current, page: 1, ...change };
  const parameters = new URLSearchParams();
  for (const name of ["q", "status", "provider", "template", "owner"] as const) if (next[name]) parameters.set(name, next[name]);
  if (next.sort !== START.sort) parameters.set("sort", next.sort);
  if (directionOf(next)) parameters.set("direction", next.direction);
  if (next.page > 1) parameters.set("page", String(next.page));
  return parameters.size === 0 ? "/generations" : `/generations?${parameters}`;
}

/** The address behind a column's heading: sorts by it, or turns the order around when the list is sorted by it already. */
export function sortHref(current: ListAddress, sort: ListSort): string {
  const turned = current.direction === "asc" ? "desc" : "asc";
  return listHref(current, { sort, direction: current.sort === sort ? turned : firstDirection(sort) });
}

/** Whether the list shows less than everything. */
export function isFiltered(address: ListAddress): boolean {
  return Boolean(address.q || address.status || address.provider || address.template || address.owner);
}

/** The statuses that a filter stands for; none means all. */
export function statusesOf(filter: StatusFilter | ""): GenerationStatus[] {
  if (filter === "active") return ["queued", "running", "paused"];
  return filter ? [filter] : [];
}

/** The direction, where it is not the one that its order begins with. */
export function directionOf({ sort, direction }: ListAddress): Direction | "" {
  return direction === firstDirection(sort) ? "" : direction;
}

/** Numbers and dates begin with the greatest, words with A. */
function firstDirection(sort: ListSort): Direction {
  return ["seeds", "pairs", "score", "tokens", "created"].includes(sort) ? "desc" : "asc";
}

function oneOf<const Value extends string>(values: readonly Value[], text: string): Value | "" {
  return values.find((value) => value === text) ?? "";
}
