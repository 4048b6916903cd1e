import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { behind, type CursorValue, decodeCursor, encodeCursor } from "../db/list-cursor.ts";
import { conditionFor, type GenerationListItem, LIST_INCLUDE, type ListQuery, toListItem } from "./list.ts";

/** Orders in which programs can read the list: those by a column that always, or with an end of its own, has a value. */
export const CURSOR_SORTS = ["created", "name", "status", "pairs", "tokens", "score"] as const;
export type CursorSort = (typeof CURSOR_SORTS)[number];

const COLUMNS = {
  created: "createdAt",
  name: "name",
  status: "status",
  pairs: "accepted",
  tokens: "outputTokens",
  score: "averageScore",
} as const satisfies Record<CursorSort, keyof GenerationListItem>;

export interface CursorQuery extends Omit<ListQuery, "sort" | "page" | "pageSize"> {
  sort: CursorSort;
  direction: "asc" | "desc";
  cursor?: string | undefined;
  /** 1 to 500. */
  limit: number;
}

/**
 * The generations behind a cursor, and the cursor behind them; null at the end.
 * @throws AppError `bad-input:cursor`
 */
export async function listGenerationsAfter(
  actor: Actor,
  { sort, direction, cursor, limit, ...query }: CursorQuery,
): Promise<{ data: GenerationListItem[]; next: string | null }> {
  const column = COLUMNS[sort];
  const order = `${sort} ${direction}`;
  const from = cursor === undefined ? null : decodeCursor(cursor, order);
  const found = await database().generation.findMany({
    where: {
      AND: [conditionFor(actor, query), from ? behind(column, direction, toColumn(sort, from.value), from.id, sort === "score") : {}],
    },
    orderBy: [{ [column]: sort === "score" ? { sort: direction, nulls: "last" } : direction }, { id: direction }],
    take: limit + 1,
    omit: { config: true, price: true },
    include: LIST_INCLUDE,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toListItem),
    next: last && found.length > limit ? encodeCursor(order, last[column], last.id) : null,
  };
}

/** As the column has it. */
function toColumn(sort: CursorSort, value: string | number | null): CursorValue {
  if (sort === "created") return new Date(String(value));
  return sort === "tokens" ? BigInt(Number(value ?? 0)) : value;
}
