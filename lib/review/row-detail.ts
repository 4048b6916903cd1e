import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { inFieldOrder, type RowData } from "../generation/fields/row-shape.ts";
import { readRowShape } from "../generation/fields/stored-fields.ts";
import { jsonSchema } from "../json.ts";
import { getReviewRow, type ReviewRow } from "./row-page.ts";

/** A row that was refused because the dataset has this one. */
interface RefusedCopy {
  id: string;
  data: RowData;
  kind: "exact" | "near";
  /** 0 to 1. */
  similarity: number;
}

/** All that the focus view shows of a row but what judges said. */
export interface RowDetail {
  row: ReviewRow;
  /** What the model wrote; null when nobody has edited it. */
  original: RowData | null;
  /** Rows refused for it, the most alike first; at most `REFUSED_SHOWN`. */
  refused: RefusedCopy[];
  /** How many those are in all. */
  refusedCount: number;
}

const REFUSED_SHOWN = 5;
const rowData = z.record(z.string(), jsonSchema);

/** @throws AppError `not-found:generation`, `not-found:row` */
export async function readRowDetail(actor: Actor, generationId: string, rowId: string, evaluationId?: string): Promise<RowDetail> {
  const row = await getReviewRow(actor, generationId, rowId, evaluationId);
  const where = { generationId, resembledRowId: BigInt(row.id) };
  const [shape, review, refused, refusedCount] = await Promise.all([
    readRowShape(generationId),
    row.edited ? database().rowReview.findUnique({ where: { rowId: BigInt(row.id) }, select: { original: true } }) : null,
    database().refusedRow.findMany({ where, orderBy: [{ similarity: "desc" }, { id: "asc" }], take: REFUSED_SHOWN }),
    database().refusedRow.count({ where }),
  ]);
  return {
    row,
    original: review?.original ? inFieldOrder(shape, rowData.parse(review.original)) : null,
    refused: refused.map(({ id, data, kind, similarity }) => ({
      ...{ id: String(id), data: inFieldOrder(shape, rowData.parse(data)), similarity },
      kind: kind === "exact" ? "exact" : "near",
    })),
    refusedCount,
  };
}
