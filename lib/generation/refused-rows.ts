import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireGeneration } from "./access.ts";
import { type PageQuery, pageArguments, toPage, toRowId } from "./keyset.ts";
import { type StoredRow, toStoredRow } from "./rows.ts";

/** A row that did not become part of the dataset, for it has that row, or one much like it, already. */
export interface RefusedRow extends StoredRow {
  kind: "exact" | "near";
  /** 0 to 1; 1 for an exact duplicate. */
  similarity: number;
  /** The accepted row that it resembles; null when that one was deleted since. */
  resembled: StoredRow | null;
}

const WITH_SEED = { seed: { select: { text: true } } } as const;
const WITH_RESEMBLED = { ...WITH_SEED, resembledRow: { include: WITH_SEED } } as const;

/** A page of refused rows, as `listRows` gives one of rows. @throws AppError `not-found:generation` */
export async function listRefusedRows(
  actor: Actor,
  id: string,
  query: PageQuery = {},
): Promise<{ rows: RefusedRow[]; next: string | null }> {
  await requireGeneration(actor, id);
  const found = await database().refusedRow.findMany({ ...pageArguments(id, query), include: WITH_RESEMBLED });
  return toPage(found.map(toRefusedRow), query);
}

/** @throws AppError `not-found:row` */
export async function getRefusedRow(actor: Actor, id: string, rowId: string): Promise<RefusedRow> {
  await requireGeneration(actor, id);
  const found = await database().refusedRow.findFirst({ where: { id: toRowId(rowId), generationId: id }, include: WITH_RESEMBLED });
  if (!found) throw new AppError("not-found:row", "This refused row does not exist.");
  return toRefusedRow(found);
}

type FoundRow = Parameters<typeof toStoredRow>[0];

const kinds = z.enum(["exact", "near"]);

const toRefusedRow = (found: FoundRow & { kind: string; similarity: number; resembledRow: FoundRow | null }): RefusedRow => ({
  ...toStoredRow(found),
  ...{ kind: kinds.parse(found.kind), similarity: found.similarity },
  resembled: found.resembledRow && toStoredRow(found.resembledRow),
});
