import { database } from "../db/client.ts";
import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import type { ExportFormat } from "./formats.ts";
import { FORMATS } from "./formats.ts";

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

/** A generation's rows as the text of a file, in pieces of about one batch. Ends its queries when the reader stops reading. */
export async function* writeRows(generationId: string, format: ExportFormat, shape: RowShape): AsyncGenerator<string> {
  const writer = FORMATS[format];
  const fields = shape.names;
  let piece = writer.head(fields);
  let count = 0;
  for await (const row of readRows(generationId)) {
    piece += writer.row(shape.isPair ? row : inFieldOrder(shape, row), count++, fields);
    if (count % BATCH === 0) {
      yield piece;
      piece = "";
    }
  }
  yield piece + writer.tail(count);
}
