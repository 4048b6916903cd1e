import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { jsonSchema } from "../json.ts";
import { requireGeneration } from "./access.ts";
import type { Attributes } from "./attributes.ts";
import { inFieldOrder, type RowData, type RowShape } from "./fields/row-shape.ts";
import { readRowShape } from "./fields/stored-fields.ts";
import { type PageQuery, pageArguments, toPage, toRowId } from "./keyset.ts";

export interface StoredRow {
  id: string;
  seedId: string | null;
  /** The seed's text. */
  seed: string;
  /** The row's fields in their order, by default `prompt` and `completion`. */
  data: RowData;
  /** What its call was asked for: the value of each attribute and of the balanced field; null for nothing. */
  attributes: Attributes | null;
  createdAt: Date;
}

const rowData = z.record(z.string(), jsonSchema);
const callAttributes = z.record(z.string(), z.string()).nullable();
/** A row is of its call's seed, and has its call's attributes. */
export const WITH_CALL = { call: { select: { attributes: true, seed: { select: { text: true } } } } } as const;

/**
 * A page of rows, the millionth as fast as the first. `next` is the cursor of the following page, or null.
 * @throws AppError `not-found:generation`
 */
export async function listRows(actor: Actor, id: string, query: PageQuery = {}): Promise<{ rows: StoredRow[]; next: string | null }> {
  await requireGeneration(actor, id);
  const found = await database().row.findMany({ ...pageArguments(id, query), include: WITH_CALL });
  const shape = await readRowShape(id);
  return toPage(
    found.map((row) => toStoredRow(row, shape)),
    query,
  );
}

/** @throws AppError `not-found:row` */
export async function getRow(actor: Actor, id: string, rowId: string): Promise<StoredRow> {
  await requireGeneration(actor, id);
  const found = await database().row.findFirst({ where: { id: toRowId(rowId), generationId: id }, include: WITH_CALL });
  if (!found) throw new AppError("not-found:row", "This row does not exist.");
  return toStoredRow(found, await readRowShape(id));
}

interface FoundRow {
  id: bigint;
  seedId: bigint | null;
  call: { attributes: unknown; seed: { text: string } | null };
  data: unknown;
  createdAt: Date;
}

/** @param shape of the generation's rows */
export const toStoredRow = (row: FoundRow, shape: RowShape): StoredRow => ({
  ...{ id: String(row.id), seedId: row.seedId === null ? null : String(row.seedId), seed: row.call.seed?.text ?? "" },
  ...{ data: inFieldOrder(shape, rowData.parse(row.data)), createdAt: row.createdAt },
  attributes: callAttributes.parse(row.call.attributes),
});
