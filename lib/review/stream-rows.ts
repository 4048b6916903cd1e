import { database } from "../db/client.ts";
import type { Attributes } from "../generation/attributes.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import type { RowFilter } from "./filter.ts";
import { selectRows } from "./select-rows.ts";
import type { ReviewState } from "./state.ts";

export interface StreamedRow {
  id: string;
  seedId: string | null;
  /** In the database's own order of fields: `inFieldOrder` puts them right. */
  data: RowData;
  state: ReviewState;
  /** By the evaluation that was asked for, else by the filter's; null for none. */
  score: number | null;
  /** What its call was asked for; null for nothing, and when it was not wanted. */
  attributes: Attributes | null;
}

export interface StreamOptions {
  /** Rows looked at for each batch; a batch has at most as many. 2,000 unless told. */
  batch?: number;
  /** `item`: as a curation's items stand; else in the order in which rows were made. */
  order?: "made" | "item";
  attributes?: boolean;
  /** Whose scores are given, when the filter names no evaluation. */
  evaluationId?: string | null;
}

const BATCH = 2_000;

/**
 * The rows that a filter shows, in constant memory: some thousands are looked at by each query, between the query before
 * and the next no lock and no snapshot is held. No row comes twice, and none is left out that was there and in the filter
 * all the time. Reading ends when the reader stops. Of a filter that shows few rows a batch may be small, but none is empty.
 */
export async function* streamRows(
  generationId: string,
  filter: RowFilter,
  { batch = BATCH, order = "made", attributes = false, evaluationId = null }: StreamOptions = {},
): AsyncGenerator<StreamedRow[]> {
  const { from, where, parameters } = selectRows(generationId, filter);
  const $ = (place: number) => `$${parameters.length + place}`;
  const block =
    order === "item"
      ? `select id from seeds where generation_id = $1::uuid and id > ${$(1)}::bigint order by position limit ${$(2)}::int`
      : `select id from rows where generation_id = $1::uuid and id > ${$(1)}::bigint order by id limit ${$(2)}::int`;
  const key = order === "item" ? "r.seed_id" : "r.id";
  const statement = `
    with block as materialized (select max(id) as last from (${block}) as ids)
    select (select last::text from block) as last, (
      select coalesce(json_agg(json_build_array(
        r.id::text, r.seed_id::text, r.data, coalesce(v.state, 'unreviewed'), o.score, ${attributes ? "c.attributes" : "null"}) order by ${key}, r.id), '[]')::text
      from ${from} left join scores o on o.evaluation_id = ${$(3)}::uuid and o.row_id = r.id ${attributes ? "join calls c on c.id = r.call_id" : ""}
      where ${where} and ${key} > ${$(1)}::bigint and ${key} <= (select last from block)) as rows`;
  for (let after = "0"; ; ) {
    const scores = evaluationId ?? filter.evaluation ?? null;
    const [found] = await database().$queryRawUnsafe<{ last: string | null; rows: string }[]>(
      statement,
      ...[...parameters, after, batch, scores],
    );
    if (!found || found.last === null) return;
    const rows = readRows(found.rows);
    if (rows.length > 0) yield rows;
    after = found.last;
  }
}

type Packed = [id: string, seedId: string | null, data: RowData, state: ReviewState, score: number | null, attributes: Attributes | null];

/** Written by our own statement: checking a million rows again would take longer than reading them. */
function readRows(text: string): StreamedRow[] {
  const packed: Packed[] = JSON.parse(text);
  return packed.map(([id, seedId, data, state, score, attributes]) => ({ id, seedId, data, state, score, attributes }));
}
