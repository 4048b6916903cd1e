import { database } from "../db/client.ts";
import { inFieldOrder, type RowData } from "../generation/fields/row-shape.ts";
import type { ExportFormat } from "./formats.ts";
import { FORMATS } from "./formats.ts";
import type { RowTable } from "./table.ts";

const BATCH = 1_000;

/** The rows of a generation in the order in which they were accepted, a batch in memory at a time. */
async function* readRows(generationId: string): AsyncGenerator<RowData> {
  let after = 0n;
  for (;;) {
    const batch = await database().row.findMany({
      where: { generationId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, data: true },
    });
    // Rows are written as objects only (STORE_CALLS in commit.ts); checking a million of them again would take longer than reading them.
    for (const { data } of batch) yield data as RowData;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
}

/**
 * The rows of a curation in the order of its items, a batch in memory at a time. They are found by item, so that one that
 * was made again later stands in its place.
 */
async function* readRowsByItem(generationId: string): AsyncGenerator<RowData> {
  for (let after = -1; ; ) {
    const batch = await database().$queryRawUnsafe<{ position: number; data: RowData[] | null }[]>(
      ROWS_BY_ITEM,
      generationId,
      after,
      BATCH,
    );
    for (const { data } of batch) if (data) yield* data;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.position;
  }
}

const ROWS_BY_ITEM = `
  select position, (select json_agg(data order by rows.id) from rows where rows.seed_id = item.id) as data
  from (select id, position from seeds where generation_id = $1::uuid and position > $2::int order by position limit $3::int) as item
  order by position`;

/** A generation's rows as the text of a file, in pieces of about one batch. Ends its queries when the reader stops reading. */
export async function* writeRows(generationId: string, format: ExportFormat, { shape, byItem }: RowTable): AsyncGenerator<string> {
  const writer = FORMATS[format];
  const fields = shape.names;
  let piece = writer.head(fields);
  let count = 0;
  for await (const row of byItem ? readRowsByItem(generationId) : readRows(generationId)) {
    piece += writer.row(shape.isPair ? row : inFieldOrder(shape, row), count++, fields);
    if (count % BATCH === 0) {
      yield piece;
      piece = "";
    }
  }
  yield piece + writer.tail(count);
}
