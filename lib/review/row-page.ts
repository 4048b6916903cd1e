import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import type { Attributes } from "../generation/attributes.ts";
import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { toRowId } from "../generation/keyset.ts";
import { jsonSchema } from "../json.ts";
import { describeSource, readSource } from "../sources/origin.ts";
import { type DatasetFacts, readDatasetFacts } from "./dataset-facts.ts";
import type { RowFilter } from "./filter.ts";
import { type FindLimits, findPageIds } from "./find-page.ts";
import { ROW_SORTS, type RowSort } from "./row-sorts.ts";
import { type ReviewState, toReviewState } from "./state.ts";

const MAX_PAGE_ROWS = 200;

/** A row as it is reviewed. Times are ISO 8601, in UTC. */
export interface ReviewRow {
  id: string;
  /** Its place under the filter, from 0; only in pages. */
  position?: number;
  /** Its fields in their order, as they are now. */
  data: RowData;
  seedId: string | null;
  /** The seed's text, or where the source stands (“Handbook.pdf, page 3”). */
  seed: string;
  /** The text of the chunk or the item that it was made of; only of a single row, and not for seeds. */
  sourceText?: string;
  /** What its call was asked for; null for nothing. */
  attributes: Attributes | null;
  createdAt: string;
  /** Of its review; 0 when nobody has touched it. */
  revision: number;
  state: ReviewState;
  note: string;
  edited: boolean;
  /** Names of people; null for nobody, and for people who have left. */
  editedBy: string | null;
  editedAt: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
  /** 1 to 5, by the evaluation; null when it has not scored the row. */
  score: number | null;
  /** The filter's evaluation, or the dataset's latest that has ended; null for none. */
  evaluationId: string | null;
}

export const rowPageQuery = z.object({
  sort: z.enum(ROW_SORTS).default("first").catch("first"),
  offset: z.coerce.number().int().min(0).max(100_000_000).default(0).catch(0),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_ROWS).default(50).catch(50),
});

export interface RowPageQuery {
  filter: RowFilter;
  sort: RowSort;
  /** Rows under the filter, in this order, that are passed over. */
  offset: number;
  /** 1 to 200. */
  limit: number;
}

/**
 * The rows of a dataset that a filter shows, from a place on; a place near the end is found as fast as the first.
 * @param limits of how it is found; only tests set them
 * @throws AppError `not-found:generation`
 */
export async function readRowPage(
  actor: Actor,
  generationId: string,
  query: RowPageQuery,
  limits?: FindLimits,
): Promise<{ rows: ReviewRow[] }> {
  await requireDataset(actor, generationId);
  const facts = await readDatasetFacts(generationId, query.filter.evaluation);
  const limit = Math.max(1, Math.min(MAX_PAGE_ROWS, query.limit));
  const ids = await findPageIds(facts, { ...query, limit }, limits);
  const rows = await loadRows(facts, ids);
  return { rows: rows.map((row, index) => ({ ...row, position: query.offset + index })) };
}

/** One row, also a deleted one. @throws AppError `not-found:generation`, `not-found:row` */
export async function getReviewRow(actor: Actor, generationId: string, rowId: string, evaluationId?: string): Promise<ReviewRow> {
  await requireDataset(actor, generationId);
  const facts = await readDatasetFacts(generationId, evaluationId);
  const [row] = await loadRows(facts, [String(toRowId(rowId))], true);
  if (!row) throw new AppError("not-found:row", "This row does not exist.");
  return row;
}

/** Rows in the order of the ids; those that are not of the dataset are left out. */
export async function loadRows({ id, shape, evaluationId }: DatasetFacts, ids: readonly string[], withText = false): Promise<ReviewRow[]> {
  if (ids.length === 0) return [];
  const found = await database().$queryRawUnsafe<FoundRow[]>(LOAD_ROWS, ids, id, evaluationId);
  return found.map((row) => toReviewRow(row, shape, evaluationId, withText));
}

interface FoundRow {
  id: string;
  data: unknown;
  seedId: string | null;
  createdAt: Date;
  attributes: unknown;
  seedText: string | null;
  seedKind: string | null;
  seedOrigin: unknown;
  state: string | null;
  note: string | null;
  revision: number | null;
  edited: boolean | null;
  editedBy: string | null;
  editedAt: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  score: number | null;
}

const LOAD_ROWS = `
  select r.id::text, r.data, r.seed_id::text as "seedId", r.created_at as "createdAt", calls.attributes,
    seeds.text as "seedText", seeds.kind as "seedKind", seeds.origin as "seedOrigin",
    v.state, v.note, v.revision, v.original is not null as edited, editor.name as "editedBy", v.edited_at as "editedAt",
    reviewer.name as "reviewedBy", v.reviewed_at as "reviewedAt", s.score
  from unnest($1::bigint[]) with ordinality as wanted(id, place)
  join rows r on r.id = wanted.id and r.generation_id = $2::uuid
  join calls on calls.id = r.call_id
  left join seeds on seeds.id = r.seed_id
  left join row_reviews v on v.row_id = r.id
  left join users editor on editor.id = v.edited_by_id
  left join users reviewer on reviewer.id = v.reviewed_by_id
  left join scores s on s.evaluation_id = $3::uuid and s.row_id = r.id
  order by wanted.place`;

const rowData = z.record(z.string(), jsonSchema);
const attributesOfCall = z.record(z.string(), z.string()).nullable();

function toReviewRow(row: FoundRow, shape: RowShape, evaluationId: string | null, withText: boolean): ReviewRow {
  const source = row.seedKind === null ? null : readSource(row.seedKind, row.seedOrigin);
  return {
    ...{ id: row.id, data: inFieldOrder(shape, rowData.parse(row.data)), seedId: row.seedId },
    seed: source ? describeSource(source) : (row.seedText ?? ""),
    ...(withText && source && { sourceText: row.seedText ?? "" }),
    ...{ attributes: attributesOfCall.parse(row.attributes), createdAt: row.createdAt.toISOString() },
    ...{ revision: row.revision ?? 0, state: toReviewState(row.state), note: row.note ?? "" },
    ...{ edited: row.edited ?? false, editedBy: row.editedBy, editedAt: row.editedAt?.toISOString() ?? null },
    ...{ reviewedBy: row.reviewedBy, reviewedAt: row.reviewedAt?.toISOString() ?? null },
    ...{ score: row.score, evaluationId },
  };
}
