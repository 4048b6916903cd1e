import { queryTexts } from "../db/text-queries.ts";
import type { Attributes } from "../generation/attributes.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import type { RowFilter } from "./filter.ts";
import { selectRowsWithin } from "./select-rows.ts";
import { type ReviewState, toReviewState } from "./state.ts";

export interface StreamedRow {
  id: string;
  seedId: string | null;
  /** In the database's own order of fields: `inFieldOrder` puts them right. */
  data: RowData;
  state: ReviewState;
  /** By the evaluation that was asked for, else by the filter's; null for none. */
  score: number | null;
  /** The topic of its seed, or the text of its chunk or item; null when it was not wanted. */
  seed: string | null;
  /** What its call was asked for; null for nothing, and when it was not wanted. */
  attributes: Attributes | null;
}

export interface StreamOptions {
  /** Rows looked at for each batch; a batch has at most as many. 1,000 unless told. */
  batch?: number;
  /** `item`: as a curation's items stand; else in the order in which rows were made. */
  order?: "made" | "item";
  attributes?: boolean;
  seed?: boolean;
  /** Whose scores are given, when the filter names no evaluation. */
  evaluationId?: string | null;
}

const BATCH = 1_000;

/**
 * The rows that a filter shows, in constant memory: some thousands are looked at by each query, and between two no lock and
 * no snapshot is held, however slow the reader is. No row comes twice, and none is left out that was there and in the filter
 * all the time. Reading ends when the reader stops. Under a filter that shows few rows a batch may be small, but none is empty.
 */
export async function* streamRows(generationId: string, filter: RowFilter, options: StreamOptions = {}): AsyncGenerator<StreamedRow[]> {
  // The next batch is read while the reader works on this one.
  let next = readBatch(generationId, filter, options, "-1");
  for (;;) {
    const batch = await next;
    if (batch === null) return;
    next = readBatch(generationId, filter, options, batch.after);
    // When the reader stops here, nobody waits for it.
    next.catch(() => {});
    if (batch.rows.length > 0) yield batch.rows;
  }
}

async function readBatch(generationId: string, filter: RowFilter, options: StreamOptions, after: string) {
  const { batch = BATCH, order = "made" } = options;
  const bounds = order === "item" ? ITEM_BOUNDS : ROW_BOUNDS;
  const [[first = null, last = null, reached = null] = []] = await queryTexts(bounds, [generationId, after, batch]);
  if (first === null || last === null || reached === null) return null;
  const { statement, parameters } = readStatement(generationId, filter, options, { first, last });
  return { rows: (await queryTexts(statement, parameters)).map(toRow), after: reached };
}

/** The next rows of a dataset, whatever the filter shows of them. Known bounds let the database read just these. */
const ROW_BOUNDS = `
  select min(id), max(id), max(id) from (
    select id from rows where generation_id = $1::uuid and id > $2::bigint order by id limit $3::int) as next`;

/** Items are planned in their order, so their ids are in it too. */
const ITEM_BOUNDS = `
  select min(id), max(id), max(position) from (
    select id, position from seeds where generation_id = $1::uuid and position > $2::bigint order by position limit $3::int) as next`;

function readStatement(
  generationId: string,
  filter: RowFilter,
  { order, attributes, seed, evaluationId }: StreamOptions,
  bounds: { first: string; last: string },
) {
  const { from, where, parameters } = selectRowsWithin(generationId, filter, { of: order === "item" ? "seed" : "row", ...bounds });
  const joins = [from];
  const scores = evaluationId ?? filter.evaluation;
  if (scores) joins.push(`left join scores given on given.evaluation_id = $${parameters.push(scores)}::uuid and given.row_id = r.id`);
  if (attributes) joins.push("join calls on calls.id = r.call_id");
  if (seed) joins.push("left join seeds on seeds.id = r.seed_id");
  const columns = [
    ...["r.id", "r.seed_id", "r.data", "v.state", scores ? "given.score" : "null"],
    ...[seed ? "seeds.text" : "null", attributes ? "calls.attributes" : "null"],
  ];
  const statement = `select ${columns.join(", ")} from ${joins.join(" ")} where ${where} order by ${order === "item" ? "r.seed_id, r.id" : "r.id"}`;
  return { statement, parameters };
}

/** Written by our own statement: checking a million rows again would take longer than reading them. */
function toRow([id, seedId, data, state, score, seed, attributes]: (string | null)[]): StreamedRow {
  return {
    ...{ id: id ?? "", seedId: seedId ?? null, data: JSON.parse(data ?? "{}"), seed: seed ?? null },
    ...{ state: toReviewState(state ?? null), score: score == null ? null : Number(score) },
    attributes: attributes == null ? null : JSON.parse(attributes),
  };
}
