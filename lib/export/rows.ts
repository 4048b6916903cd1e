import { inFieldOrder } from "../generation/fields/row-shape.ts";
import { streamRows } from "../review/stream-rows.ts";
import type { ExportFormat } from "./formats.ts";
import { FORMATS } from "./formats.ts";
import type { RowTable } from "./table.ts";

/** A generation's rows as the text of a file, in pieces of about one batch. Ends its queries when the reader stops reading. */
export async function* writeRows(generationId: string, format: ExportFormat, { shape, byItem }: RowTable): AsyncGenerator<string> {
  const writer = FORMATS[format];
  const fields = shape.names;
  let piece = writer.head(fields);
  let count = 0;
  for await (const batch of streamRows(generationId, {}, { order: byItem ? "item" : "made" })) {
    for (const { data } of batch) piece += writer.row(shape.isPair ? data : inFieldOrder(shape, data), count++, fields);
    yield piece;
    piece = "";
  }
  yield piece + writer.tail(count);
}
