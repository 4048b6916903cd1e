import { type Chunk, chunkText } from "../documents/chunks.ts";

/** So much text is chunked at a time; what is longer is parted between pages or paragraphs. In code units. */
const MOST_AT_ONCE = 4 * 1024 * 1024;
const PAGE_BREAK = "\f";

/**
 * The chunks of a document's text, in order, whatever its length: a document of hundreds of megabytes is chunked part by
 * part, its offsets and pages counted on. The own parts joined are the text.
 * @param texts the text in pieces, pages separated by a form feed
 * @param paged whether the document has pages; else chunks have none
 */
export async function* chunkDocument(
  texts: AsyncIterable<string>,
  chunking: { tokens: number; overlap: number },
  paged: boolean,
): AsyncGenerator<Chunk> {
  let offset = 0;
  let pages = 0;
  let heading = "";
  for await (const part of partText(texts)) {
    for (const chunk of chunkText(part, chunking)) {
      // A part that begins within a section does not know its heading.
      heading = chunk.heading || heading;
      const own = { start: offset + chunk.own.start, end: offset + chunk.own.end };
      yield { text: chunk.text, own, page: paged ? pages + (chunk.page ?? 1) : null, heading };
    }
    offset += part.length;
    pages += countPageBreaks(part);
  }
}

function countPageBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(PAGE_BREAK); at >= 0; at = text.indexOf(PAGE_BREAK, at + 1)) count += 1;
  return count;
}

/** The text in parts that end with a page or a paragraph, where there is one. */
async function* partText(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of texts) {
    rest += text;
    while (rest.length > MOST_AT_ONCE) {
      const end = partEnd(rest);
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
  }
  if (rest !== "") yield rest;
}

function partEnd(text: string): number {
  for (const mark of [PAGE_BREAK, "\n\n", "\n", " "]) {
    const found = text.lastIndexOf(mark, MOST_AT_ONCE - mark.length);
    if (found > MOST_AT_ONCE / 2) return found + mark.length;
  }
  // Not between the halves of a character.
  const code = text.charCodeAt(MOST_AT_ONCE - 1);
  return code >= 0xd800 && code <= 0xdbff ? MOST_AT_ONCE - 1 : MOST_AT_ONCE;
}
