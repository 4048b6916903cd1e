import type { Actor } from "../accounts/actor.ts";
import { type Chunk, chunkStream } from "../documents/chunks.ts";
import { AppError } from "../errors.ts";
import { getDraft } from "../generation/drafts.ts";
import { createPace } from "../pace.ts";
import { weightOf } from "./plan-documents.ts";
import { listFilesOf, readText } from "./source-files.ts";
import { spreadRows } from "./spread-rows.ts";

const CHUNKS_A_PAGE = 10;

export interface ShownChunk {
  /** From 1, in its document. */
  number: number;
  page: number | null;
  heading: string;
  /** What it repeats of the chunk before. */
  overlap: string;
  /** What is its own. */
  text: string;
  /** Rows that it is asked for. */
  rows: number;
}

export interface ChunksPage {
  chunks: ShownChunk[];
  /** Of this document, and those of them that are asked for rows. */
  total: number;
  used: number;
}

/**
 * A page of the chunks of one of a draft's documents, as the run will have them.
 * @param from number of the first chunk, from 0
 * @throws AppError `not-found:file` for a file that is not the draft's; `conflict:file` for one that was not read
 */
export async function lookAtChunks(actor: Actor, id: string, fileId: string, from: number): Promise<ChunksPage> {
  const { draft } = await getDraft(actor, id);
  const files = await listFilesOf(id);
  if (!files.some((file) => file.id === fileId)) throw new AppError("not-found:file", "This file is not one of the draft's.");
  const unready = files.find((file) => file.status !== "ready");
  if (unready) throw new AppError("conflict:file", `“${unready.name}” has not been read yet. Wait until it is ready, then look again.`);
  const chunking = { tokens: draft.prompt.chunking.tokens ?? 800, overlap: draft.prompt.chunking.overlap ?? 0 };
  const lengths: number[] = [];
  const shown: { chunk: Chunk; index: number }[] = [];
  let [start, end] = [0, 0];
  const pace = createPace();
  for (const file of files) {
    if (file.id === fileId) start = lengths.length;
    for await (const chunk of chunkStream(readText(file), { ...chunking, paged: file.pages !== null })) {
      const number = lengths.length - start;
      if (file.id === fileId && number >= from && number < from + CHUNKS_A_PAGE) shown.push({ chunk, index: lengths.length });
      lengths.push(weightOf(chunk));
      await pace();
    }
    if (file.id === fileId) end = lengths.length;
  }
  const rows = spreadRows(lengths, draft.prompt.documentRows ?? 0);
  return {
    chunks: shown.map(({ chunk: { text, own, page, heading }, index }) => {
      const overlap = Math.max(0, text.length - (own.end - own.start));
      return {
        number: index - start + 1,
        page,
        heading,
        overlap: text.slice(0, overlap),
        text: text.slice(overlap),
        rows: rows[index] ?? 0,
      };
    }),
    total: end - start,
    used: rows.slice(start, end).filter((own) => own > 0).length,
  };
}
