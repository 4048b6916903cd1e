import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { type CursorRequest, cursorPage } from "../db/cursor-page.ts";
import type { CursorColumn } from "../db/list-cursor.ts";
import { conditionFor, type FileQuery, SHOWN, type UserFile, withUsage } from "./files.ts";

/** Orders in which programs can read the list. */
export const FILE_CURSOR_SORTS = ["created", "name", "format", "size", "status"] as const;
type FileCursorSort = (typeof FILE_CURSOR_SORTS)[number];

const COLUMNS = {
  created: { name: "createdAt", kind: "time" },
  name: { name: "name", kind: "text" },
  format: { name: "format", kind: "text" },
  size: { name: "sizeBytes", kind: "bigint" },
  status: { name: "status", kind: "text" },
} as const satisfies Record<FileCursorSort, CursorColumn>;

export interface FileCursorQuery extends Pick<FileQuery, "search" | "formats">, CursorRequest {
  sort: FileCursorSort;
}

/**
 * The whole uploads behind a cursor, and the cursor behind them; null at the end.
 * @throws AppError `bad-input:cursor`
 */
export async function listFilesAfter(
  actor: Actor,
  { sort, direction, cursor, limit, ...query }: FileCursorQuery,
): Promise<{ data: UserFile[]; next: string | null }> {
  const column = COLUMNS[sort];
  const page = cursorPage(column, { sort, direction, cursor, limit });
  const found = await database().file.findMany({
    where: { AND: [conditionFor(actor, query), page.where] },
    ...{ include: SHOWN, orderBy: page.orderBy, take: page.take },
  });
  const { lines, next } = page.toPage(found, (line) => line[column.name]);
  return { data: await withUsage(actor, lines), next };
}
