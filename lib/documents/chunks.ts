import { LineReader } from "./chunking/lines.ts";
import { Packer } from "./chunking/packer.ts";
import { UnitReader } from "./chunking/units.ts";

export interface ChunkOptions {
  /** The most tokens of a chunk, its overlap included: 16 or more. Counted by `countTokens`. */
  tokens: number;
  /** The most tokens that a chunk repeats of the end of the one before: 0 to half of `tokens`. */
  overlap: number;
}

/** A part of a document's text that is given to a model at once. */
export interface Chunk {
  /** The overlap, then the chunk's own part. */
  text: string;
  /** Where the own part stands in the text, in UTF-16 code units; `end` is exclusive. The own parts joined are the text. */
  own: { start: number; end: number };
  /** The page on which the own part begins, from 1; `null` in a text without pages. */
  page: number | null;
  /** The nearest heading at or above the own part's beginning, without its `#`; empty if there is none. */
  heading: string;
}

const MIN_TOKENS = 16;

/**
 * Cuts a markdown text into chunks. A chunk ends before a heading, else between paragraphs, else between sentences (by
 * the Unicode rules, for any language) or lines of tables, lists and code, whichever of these comes best in the second half of
 * its room; a sentence that is too long by itself is cut between words, and a word between characters. Blank space belongs
 * to the chunk before it; a chunk may be blank only if a whole room full of the text is. Pages are parted by form feeds.
 * Time is linear, about a second for 3 MB.
 * @throws RangeError for options out of their limits
 */
export function* chunkText(text: string, options: ChunkOptions): Generator<Chunk> {
  const chunker = new Chunker(options, text.includes("\f"));
  for (let start = 0; start < text.length; start += PART) yield* chunker.push(text.slice(start, start + PART));
  yield* chunker.end();
}

/** A text in memory is gone through in parts of this size. */
const PART = 1_000_000;

/**
 * The chunks of `chunkText` of a text that comes in parts, in memory for a few chunks.
 * `paged`: whether the text has pages, which is not known before it is over.
 */
export async function* chunkStream(text: AsyncIterable<string>, options: ChunkOptions & { paged: boolean }): AsyncGenerator<Chunk> {
  const chunker = new Chunker(options, options.paged);
  for await (const part of text) yield* chunker.push(part);
  yield* chunker.end();
}

class Chunker {
  readonly #lines = new LineReader();
  readonly #units = new UnitReader();
  readonly #packer: Packer;

  constructor({ tokens, overlap }: ChunkOptions, paged: boolean) {
    if (!Number.isInteger(tokens) || tokens < MIN_TOKENS) throw new RangeError(`A chunk has ${MIN_TOKENS} tokens at least, not ${tokens}.`);
    if (!Number.isInteger(overlap) || overlap < 0 || overlap > tokens / 2)
      throw new RangeError(`The overlap of chunks of ${tokens} tokens is 0 to ${Math.floor(tokens / 2)} tokens, not ${overlap}.`);
    this.#packer = new Packer({ tokens, overlap, paged });
  }

  *push(part: string): Generator<Chunk> {
    for (const line of this.#lines.push(part)) yield* this.#pushLine(line);
  }

  *end(): Generator<Chunk> {
    for (const line of this.#lines.end()) yield* this.#pushLine(line);
    for (const unit of this.#units.end()) yield* this.#packer.push(unit);
    yield* this.#packer.end();
  }

  *#pushLine(line: string): Generator<Chunk> {
    for (const unit of this.#units.push(line)) yield* this.#packer.push(unit);
  }
}
