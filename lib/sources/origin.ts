import { z } from "zod";
import type { JsonObject } from "../json.ts";

// A source is a line of `seeds` that was read from a file: a chunk of a document, or an item of data. Pure.

/** Where a chunk stands: `start` and `end` in code units of the document's text, its overlap with the chunk before left out. */
const chunkOrigin = z.object({
  /** The file's name when it was read. */
  file: z.string(),
  page: z.number().nullable(),
  start: z.number(),
  end: z.number(),
  heading: z.string(),
});

/** Which item of its file, from 1, and the fields that the instruction takes besides the input itself. */
const itemOrigin = z.object({ file: z.string(), number: z.number(), fields: z.record(z.string(), z.string()) });

export type ChunkOrigin = z.infer<typeof chunkOrigin>;
export type ItemOrigin = z.infer<typeof itemOrigin>;

export type CallSource = { kind: "chunk"; origin: ChunkOrigin } | { kind: "item"; origin: ItemOrigin };

/** A row of a dataset that a run judges or rewrites. */
export interface RowSource {
  kind: "row";
  /** The row's id. */
  rowId: string;
  /** Of its review: 0 for a row that nobody has touched. */
  revision: number;
  data: JsonObject;
  /** The seed that it was made of, or the text of its chunk or item. */
  madeOf: string;
  /** Where that stands; null for a seed. */
  source: CallSource | null;
}

/** What a call is about: a seed's topic, the text of a source, or a row. */
export interface CallTopic {
  text: string;
  /** Null for a seed. */
  source: CallSource | RowSource | null;
}

/** Reads `seeds.kind` and `seeds.origin`; null for a seed. */
export function readSource(kind: string, origin: unknown): CallSource | null {
  if (kind === "chunk") return { kind, origin: chunkOrigin.parse(origin) };
  if (kind === "item") return { kind, origin: itemOrigin.parse(origin) };
  return null;
}

/** A source in a few words: “Handbook.pdf, page 3, Refunds”, “Item 12”. */
export function describeSource(source: CallSource): string {
  if (source.kind === "item") return `Item ${source.origin.number.toLocaleString("en")}`;
  const { file, page, heading } = source.origin;
  return [file, page === null ? "" : `page ${page}`, heading].filter(Boolean).join(", ");
}
