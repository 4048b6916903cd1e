import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireGeneration } from "./access.ts";

export interface StoredRow {
  id: string;
  seedId: string | null;
  /** The seed's text. */
  seed: string;
  /** The row's fields, by default `prompt` and `completion`. */
  data: Record<string, string>;
  createdAt: Date;
}

export interface RowsQuery {
  seedId?: string | undefined;
  /** The id of the last row seen; rows beyond it are given. */
  cursor?: string | undefined;
  /** 1 to 500. */
  limit?: number | undefined;
  /** `asc`: oldest first. */
  direction?: "asc" | "desc" | undefined;
}

const rowData = z.record(z.string(), z.string());
const WITH_SEED = { seed: { select: { text: true } } } as const;

/**
 * A page of rows, found by key and not by counting, so that the millionth comes as fast as the first.
 * `next` is the cursor of the following page, or null. @throws AppError `not-found:generation`
 */
export async function listRows(actor: Actor, id: string, query: RowsQuery = {}): Promise<{ rows: StoredRow[]; next: string | null }> {
  await requireGeneration(actor, id);
  const { direction = "asc" } = query;
  const limit = Math.max(1, Math.min(500, query.limit ?? 50));
  const cursor = query.cursor === undefined ? undefined : toBigInt(query.cursor);
  const found = await database().row.findMany({
    where: {
      generationId: id,
      ...(query.seedId !== undefined && { seedId: toBigInt(query.seedId) }),
      ...(cursor !== undefined && { id: direction === "asc" ? { gt: cursor } : { lt: cursor } }),
    },
    orderBy: { id: direction },
    take: limit + 1,
    include: WITH_SEED,
  });
  const rows = found.slice(0, limit).map(toStoredRow);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

/** @throws AppError `not-found:row` */
export async function getRow(actor: Actor, id: string, rowId: string): Promise<StoredRow> {
  await requireGeneration(actor, id);
  const found = await database().row.findFirst({ where: { id: toBigInt(rowId), generationId: id }, include: WITH_SEED });
  if (!found) throw new AppError("not-found:row", "This row does not exist.");
  return toStoredRow(found);
}

interface FoundRow {
  id: bigint;
  seedId: bigint | null;
  seed: { text: string } | null;
  data: unknown;
  createdAt: Date;
}

const toStoredRow = (row: FoundRow): StoredRow => ({
  ...{ id: String(row.id), seedId: row.seedId === null ? null : String(row.seedId), seed: row.seed?.text ?? "" },
  ...{ data: rowData.parse(row.data), createdAt: row.createdAt },
});

/** Ids come from addresses. One that is no number belongs to no row. */
function toBigInt(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : -1n;
}
