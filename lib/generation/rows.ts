import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireGeneration } from "./access.ts";
import { type PageQuery, pageArguments, toPage, toRowId } from "./keyset.ts";

export interface StoredRow {
  id: string;
  seedId: string | null;
  /** The seed's text. */
  seed: string;
  /** The row's fields, by default `prompt` and `completion`. */
  data: Record<string, string>;
  createdAt: Date;
}

const rowData = z.record(z.string(), z.string());
const WITH_SEED = { seed: { select: { text: true } } } as const;

/**
 * A page of rows, the millionth as fast as the first. `next` is the cursor of the following page, or null.
 * @throws AppError `not-found:generation`
 */
export async function listRows(actor: Actor, id: string, query: PageQuery = {}): Promise<{ rows: StoredRow[]; next: string | null }> {
  await requireGeneration(actor, id);
  const found = await database().row.findMany({ ...pageArguments(id, query), include: WITH_SEED });
  return toPage(found.map(toStoredRow), query);
}

/** @throws AppError `not-found:row` */
export async function getRow(actor: Actor, id: string, rowId: string): Promise<StoredRow> {
  await requireGeneration(actor, id);
  const found = await database().row.findFirst({ where: { id: toRowId(rowId), generationId: id }, include: WITH_SEED });
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

export const toStoredRow = (row: FoundRow): StoredRow => ({
  ...{ id: String(row.id), seedId: row.seedId === null ? null : String(row.seedId), seed: row.seed?.text ?? "" },
  ...{ data: rowData.parse(row.data), createdAt: row.createdAt },
});
