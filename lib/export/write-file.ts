import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { createGzip } from "node:zlib";
import type { ExportRow } from "./columns.ts";
import { conversationsOf } from "./conversations.ts";
import { csv, type FileWriter, jsonConversations, jsonFields } from "./formats.ts";
import { parquet } from "./parquet.ts";
import { rolesOf } from "./roles.ts";
import type { ExportSource } from "./source.ts";

export type Chunk = Uint8Array;

/** The writer of one file: the only one there is, for downloads, previews and folders alike. */
export function openWriter({ columns, shape, settings }: Pick<ExportSource, "columns" | "shape" | "settings">): FileWriter {
  const format = settings.format === "huggingface" ? settings.hub.dataFormat : settings.format;
  switch (format) {
    case "json":
      return jsonFields(columns, true);
    case "jsonl":
      return jsonFields(columns, false);
    case "csv":
      return csv(columns);
    case "parquet":
      return parquet(columns);
    default: {
      const roles = rolesOf(shape, settings.roles) ?? NO_ROLES;
      return jsonConversations(conversationsOf(format, roles, settings.systemMessage), format === "alpaca");
    }
  }
}

/** `openSource` has refused rows that do not fit. */
const NO_ROLES = { user: "", assistant: "", input: null };

/** A file's bytes, in pieces of about one batch. What ends it comes after the last row was read, and not when reading failed. */
export async function* writeFile(writer: FileWriter, batches: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<Chunk> {
  for await (const batch of batches) {
    const piece = writer.add(batch);
    if (piece.length > 0) yield toBytes(piece);
    // Requests of others have their turn between two batches.
    await setImmediate();
  }
  const piece = writer.end();
  if (piece.length > 0) yield toBytes(piece);
}

/** The same, compressed by gzip. */
export async function* gzip(content: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  const source = Readable.from(content, { objectMode: false });
  const compressed = source.pipe(createGzip());
  source.on("error", (error) => compressed.destroy(error));
  try {
    for await (const piece of compressed) yield piece;
  } finally {
    source.destroy();
    compressed.destroy();
  }
}

const toBytes = (piece: Uint8Array | string): Chunk => (typeof piece === "string" ? Buffer.from(piece) : piece);

/** The content types of what is sent. */
export function contentTypeOf(ending: string): string {
  if (ending.endsWith(".gz")) return "application/gzip";
  return CONTENT_TYPES[ending] ?? "application/octet-stream";
}

const CONTENT_TYPES: Record<string, string> = {
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".parquet": "application/vnd.apache.parquet",
  ".zip": "application/zip",
};
