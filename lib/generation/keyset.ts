/** Which page of a list is wanted. */
export interface PageQuery {
  seedId?: string | undefined;
  /** The id of the last row seen; rows beyond it are given. */
  cursor?: string | undefined;
  /** 1 to 500. */
  limit?: number | undefined;
  /** `asc`: oldest first. */
  direction?: "asc" | "desc" | undefined;
  /** In the order of a curation's items instead of that in which rows were made. */
  byItem?: boolean | undefined;
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** What to ask Prisma for: the page, found by key and not by counting, and one row more that tells whether another page follows. */
export function pageArguments(generationId: string, { seedId, cursor, limit, direction = "asc" }: PageQuery) {
  return {
    where: {
      generationId,
      ...(seedId !== undefined && { seedId: toRowId(seedId) }),
      ...(cursor !== undefined && { id: direction === "asc" ? { gt: toRowId(cursor) } : { lt: toRowId(cursor) } }),
    },
    orderBy: { id: direction },
    take: clampLimit(limit) + 1,
  };
}

/** The page without that one row more; `next` is the cursor of the following page, or null. */
export function toPage<Row extends { id: string }>(found: readonly Row[], { limit }: PageQuery): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, clampLimit(limit));
  return { rows, next: found.length > rows.length ? (rows.at(-1)?.id ?? null) : null };
}

export const clampLimit = (limit = DEFAULT_LIMIT) => Math.max(1, Math.min(MAX_LIMIT, limit));

/** Ids come from addresses. One that is no number belongs to no row. */
export function toRowId(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : -1n;
}
