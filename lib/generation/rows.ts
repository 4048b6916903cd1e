import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { jsonSchema } from "../json.ts";
import { type CallSource, readSource } from "../sources/origin.ts";
import { requireGeneration } from "./access.ts";
import type { Attributes } from "./attributes.ts";
import { inFieldOrder, type RowData, type RowShape } from "./fields/row-shape.ts";
import { readRowShape } from "./fields/stored-fields.ts";
import { clampLimit, type PageQuery, pageArguments, toPage, toRowId } from "./keyset.ts";

export interface StoredRow {
  id: string;
  seedId: string | null;
  /** The seed's text, or that of the source. */
  seed: string;
  /** Where the source stands that it was made of; null for a row of a seed. */
  source: CallSource | null;
  /** The row's fields in their order, by default `prompt` and `completion`. */
  data: RowData;
  /** What its call was asked for: the value of each attribute and of the balanced field; null for nothing. */
  attributes: Attributes | null;
  createdAt: Date;
}

const rowData = z.record(z.string(), jsonSchema);
const callAttributes = z.record(z.string(), z.string()).nullable();
/** A row is of its call's seed, and has its call's attributes. */
export const WITH_CALL = {
  call: { select: { attributes: true, seed: { select: { text: true, kind: true, origin: true } } } },
} as const;

/**
 * A page of rows, the millionth as fast as the first. `next` is the cursor of the following page, or null.
 * @throws AppError `not-found:generation`
 */
export async function listRows(actor: Actor, id: string, query: PageQuery = {}): Promise<{ rows: StoredRow[]; next: string | null }> {
  await requireGeneration(actor, id);
  const found = query.byItem ? await findByItem(id, query) : await database().row.findMany(shownRows(id, query));
  const shape = await readRowShape(id);
  return toPage(
    found.map((row) => toStoredRow(row, shape)),
    query,
  );
}

/** Deleted rows are found by the filter of the review page only. */
const NOT_DELETED = { review: { isNot: { state: "deleted" } } } as const;

function shownRows(id: string, query: PageQuery) {
  const page = pageArguments(id, query);
  return { ...page, where: { ...page.where, ...NOT_DELETED }, include: WITH_CALL };
}

/** How many rows, of a seed or of all, people have deleted; they are still there, and can be brought back. */
export function countDeleted(generationId: string, seedId?: string): Promise<number> {
  return database().rowReview.count({
    where: { generationId, state: "deleted", ...(seedId !== undefined && { row: { seedId: toRowId(seedId) } }) },
  });
}

/**
 * In the order of the items: planned in that order, so their ids are in it too, and each is one row at most. The bounds keep
 * the database to the part of its index where this generation's are.
 */
async function findByItem(generationId: string, { seedId, cursor, limit, direction = "asc" }: PageQuery) {
  const edge = (order: "asc" | "desc") =>
    database().seed.findFirst({ where: { generationId }, orderBy: { position: order }, select: { id: true } });
  const [first, last, at] = await Promise.all([
    edge("asc"),
    edge("desc"),
    cursor === undefined ? null : database().row.findFirst({ where: { id: toRowId(cursor), generationId }, select: { seedId: true } }),
  ]);
  const bounds = { gte: first?.id ?? 0n, lte: last?.id ?? 0n };
  const beyond = at?.seedId == null ? {} : direction === "asc" ? { gt: at.seedId } : { lt: at.seedId };
  return database().row.findMany({
    where: { generationId, AND: [{ seedId: seedId === undefined ? bounds : toRowId(seedId) }, { seedId: beyond }], ...NOT_DELETED },
    orderBy: { seedId: direction },
    take: clampLimit(limit) + 1,
    include: WITH_CALL,
  });
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
  call: { attributes: unknown; seed: { text: string; kind: string; origin: unknown } | null };
  data: unknown;
  createdAt: Date;
}

/** @param shape of the generation's rows */
export const toStoredRow = (row: FoundRow, shape: RowShape): StoredRow => ({
  ...{ id: String(row.id), seedId: row.seedId === null ? null : String(row.seedId), seed: row.call.seed?.text ?? "" },
  source: row.call.seed && readSource(row.call.seed.kind, row.call.seed.origin),
  ...{ data: inFieldOrder(shape, rowData.parse(row.data)), createdAt: row.createdAt },
  attributes: callAttributes.parse(row.call.attributes),
});
