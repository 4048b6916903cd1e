import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { type CursorRequest, cursorPage } from "../db/cursor-page.ts";
import type { CursorColumn } from "../db/list-cursor.ts";
import { conditionFor, type GenerationListItem, LIST_INCLUDE, type ListQuery, toListItem } from "./list.ts";

/** Orders in which programs can read the list: those by a column that always, or with an end of its own, has a value. */
export const CURSOR_SORTS = ["created", "name", "status", "pairs", "tokens", "score"] as const;
type CursorSort = (typeof CURSOR_SORTS)[number];

const COLUMNS = {
  created: { name: "createdAt", kind: "time" },
  name: { name: "name", kind: "text" },
  status: { name: "status", kind: "text" },
  pairs: { name: "accepted", kind: "number" },
  tokens: { name: "outputTokens", kind: "bigint" },
  score: { name: "averageScore", kind: "number", nullable: true },
} as const satisfies Record<CursorSort, CursorColumn & { name: keyof GenerationListItem }>;

export interface CursorQuery extends Omit<ListQuery, keyof CursorRequest | "page" | "pageSize">, CursorRequest {
  sort: CursorSort;
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
  const page = cursorPage(column, { sort, direction, cursor, limit });
  const found = await database().generation.findMany({
    where: { AND: [conditionFor(actor, query), page.where] },
    ...{ orderBy: page.orderBy, take: page.take },
    omit: { config: true, price: true },
    include: LIST_INCLUDE,
  });
  const { lines, next } = page.toPage(found, (line) => line[column.name]);
  return { data: lines.map(toListItem), next };
}
