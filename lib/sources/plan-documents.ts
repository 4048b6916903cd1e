import { type Chunk, type ChunkOptions, chunkStream } from "../documents/chunks.ts";
import { createPace } from "../pace.ts";
import type { PlannedSource } from "./planned-source.ts";
import { SourceError } from "./source-error.ts";
import { readText, type SourceFile } from "./source-files.ts";
import { spreadRows } from "./spread-rows.ts";

/**
 * The chunks of documents of which rows are asked, in order. The text is read twice: to weigh its chunks, and to take those
 * that have rows; only one part of one document is in memory. A chunk's position counts the chunks of all documents.
 * @throws SourceError when there is no text in them
 */
export async function* planDocuments(files: readonly SourceFile[], chunking: ChunkOptions, rows: number): AsyncGenerator<PlannedSource> {
  const lengths: number[] = [];
  for await (const { chunk } of chunksOf(files, chunking)) lengths.push(weightOf(chunk));
  const spread = spreadRows(lengths, rows);
  if (spread.every((own) => own === 0)) throw new SourceError("The documents hold no text from which pairs could be made.");
  let position = -1;
  for await (const { file, chunk } of chunksOf(files, chunking)) {
    position += 1;
    const own = spread[position] ?? 0;
    if (own === 0) continue;
    const { text, page, heading } = chunk;
    const origin = { file: file.name, page, ...chunk.own, heading: heading.slice(0, LONGEST_HEADING).toWellFormed() };
    yield { position, kind: "chunk", text: text.replaceAll("\u0000", "").toWellFormed(), fileId: file.id, origin, rows: own };
  }
}

const LONGEST_HEADING = 200;

/** White space is no text to write about. */
export const weightOf = ({ text, own }: Chunk) => (text.trim() === "" ? 0 : own.end - own.start);

async function* chunksOf(files: readonly SourceFile[], chunking: ChunkOptions) {
  const pace = createPace();
  for (const file of files)
    for await (const chunk of chunkStream(readText(file), { ...chunking, paged: file.pages !== null })) {
      yield { file, chunk };
      await pace();
    }
}
