import { countTokens } from "../inference/tokens.ts";

/** A part of a document's text. The own parts of all chunks, joined, are the text. */
export interface Chunk {
  /** The overlap with the chunk before, and the own part. */
  text: string;
  /** In code units of the text. */
  own: { start: number; end: number };
  /** From 1; null where the text has no pages. */
  page: number | null;
  /** The heading under which it stands; empty where there is none. */
  heading: string;
}

/** Cuts at paragraphs. @param options in tokens */
export function* chunkText(text: string, { tokens, overlap }: { tokens: number; overlap: number }): Generator<Chunk> {
  const paged = text.includes("\f");
  let start = 0;
  let end = 0;
  let size = 0;
  let page = 1;
  let heading = "";
  let before = "";
  const chunk = (): Chunk => ({ text: before + text.slice(start, end), own: { start, end }, page: paged ? page : null, heading });
  for (const [part] of text.matchAll(/[\s\S]*?(?:\n\n+|\f|$)/g)) {
    if (part === "") break;
    const own = countTokens(part);
    if (end > start && size + own > tokens) {
      yield chunk();
      page += text.slice(start, end).split("\f").length - 1;
      before = overlap > 0 ? text.slice(Math.max(start, end - overlap * 4), end).toWellFormed() : "";
      start = end;
      size = 0;
    }
    heading = /^#+\s+(.+)$/m.exec(part)?.[1] ?? heading;
    end += part.length;
    size += own;
  }
  if (end > start) yield chunk();
}
