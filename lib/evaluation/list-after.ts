import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { type CursorRequest, cursorPage } from "../db/cursor-page.ts";
import type { CursorColumn } from "../db/list-cursor.ts";
import { conditionFor, type EvaluationListItem, type EvaluationQuery, LIST_INCLUDE, toListItem } from "./list.ts";

/** Orders in which programs can read the list: those by a column that always, or with an end of its own, has a value. */
export const EVALUATION_CURSOR_SORTS = ["created", "name", "status", "judge", "rows", "score"] as const;
type EvaluationCursorSort = (typeof EVALUATION_CURSOR_SORTS)[number];

const COLUMNS = {
  created: { name: "createdAt", kind: "time" },
  name: { name: "name", kind: "text" },
  status: { name: "status", kind: "text" },
  judge: { name: "modelId", kind: "text" },
  rows: { name: "accepted", kind: "number" },
  score: { name: "averageScore", kind: "number", nullable: true },
} as const satisfies Record<EvaluationCursorSort, CursorColumn & { name: keyof EvaluationListItem }>;

export interface EvaluationCursorQuery extends Pick<EvaluationQuery, "dataset" | "status" | "search">, CursorRequest {
  sort: EvaluationCursorSort;
}

/**
 * The evaluations behind a cursor, and the cursor behind them; null at the end.
 * @throws AppError `bad-input:cursor`
 */
export async function listEvaluationsAfter(
  actor: Actor,
  { sort, direction, cursor, limit, ...query }: EvaluationCursorQuery,
): Promise<{ data: EvaluationListItem[]; next: string | null }> {
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
