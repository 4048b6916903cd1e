import { behind, type CursorColumn, type CursorValue, decodeCursor, encodeCursor } from "./list-cursor.ts";

export interface CursorRequest {
  /** What the caller calls the column. */
  sort: string;
  direction: "asc" | "desc";
  /** `next` of the page before; left out for the first page. */
  cursor?: string | undefined;
  /** Lines of a page, 1 to 500. */
  limit: number;
}

/**
 * What to ask Prisma for to get a page of a list, with one line more that tells whether another page follows, and `toPage`,
 * which makes the page of what was found.
 * @throws AppError `bad-input:cursor`
 */
export function cursorPage(column: CursorColumn, { sort, direction, cursor, limit }: CursorRequest) {
  const order = `${sort} ${direction}`;
  return {
    where: cursor === undefined ? {} : behind(column, direction, decodeCursor(cursor, order, column)),
    // Ties are ordered by id, so that no line stands on two pages.
    orderBy: [{ [column.name]: column.nullable ? { sort: direction, nulls: "last" as const } : direction }, { id: direction }],
    take: limit + 1,
    toPage<Found extends { id: string }>(found: readonly Found[], value: (line: Found) => CursorValue) {
      const lines = found.slice(0, limit);
      const last = lines.at(-1);
      return { lines, next: last && found.length > limit ? encodeCursor(order, value(last), last.id) : null };
    },
  };
}
