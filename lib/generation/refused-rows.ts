import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "./access.ts";
import type { RowShape } from "./fields/row-shape.ts";
import { readRowShape } from "./fields/stored-fields.ts";
import { type PageQuery, pageArguments, toPage, toRowId } from "./keyset.ts";
import { type StoredRow, toStoredRow, WITH_CALL } from "./rows.ts";

/** A row that did not become part of the dataset, for it has that row, or one much like it, already. */
export interface RefusedRow extends StoredRow {
  kind: "exact" | "near";
  /** 0 to 1; 1 for an exact duplicate. */
  similarity: number;
  /** The accepted row that it resembles; null when that one was deleted since. */
  resembled: StoredRow | null;
  /** The earlier dataset in which that one is; null when it is this one. */
  resembledIn: string | null;
}

const WITH_RESEMBLED = { ...WITH_CALL, resembledRow: { include: WITH_CALL } } as const;

/** A page of refused rows, as `listRows` gives one of rows. @throws AppError `not-found:generation` */
export async function listRefusedRows(
  actor: Actor,
  id: string,
  query: PageQuery = {},
): Promise<{ rows: RefusedRow[]; next: string | null }> {
  await requireDataset(actor, id);
  const found = await database().refusedRow.findMany({ ...pageArguments(id, query), include: WITH_RESEMBLED });
  const shape = await readRowShape(id);
  return toPage(
    found.map((row) => toRefusedRow(id, row, shape)),
    query,
  );
}

/** @throws AppError `not-found:row` */
export async function getRefusedRow(actor: Actor, id: string, rowId: string): Promise<RefusedRow> {
  await requireDataset(actor, id);
  const found = await database().refusedRow.findFirst({ where: { id: toRowId(rowId), generationId: id }, include: WITH_RESEMBLED });
  if (!found) throw new AppError("not-found:row", "This refused row does not exist.");
  return toRefusedRow(id, found, await readRowShape(id));
}

type FoundRow = Parameters<typeof toStoredRow>[0];

const kinds = z.enum(["exact", "near"]);

const toRefusedRow = (
  generationId: string,
  found: FoundRow & { kind: string; similarity: number; resembledRow: (FoundRow & { generationId: string }) | null },
  shape: RowShape,
): RefusedRow => ({
  ...toStoredRow(found, shape),
  ...{ kind: kinds.parse(found.kind), similarity: found.similarity },
  resembled: found.resembledRow && toStoredRow(found.resembledRow, shape),
  resembledIn: found.resembledRow && found.resembledRow.generationId !== generationId ? found.resembledRow.generationId : null,
});
