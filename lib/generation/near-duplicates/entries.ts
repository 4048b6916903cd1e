import type { PreparedText } from "./prepare.ts";
import { foldSketch, SHORT_WORDS, SKETCH_WORDS } from "./sketch.ts";
import { MAX_TOKENS } from "./tokens.ts";

/** A record of an entry, in 32-bit words: its sketch folded to 128 bits, then these. Half a cache line. */
export const RECORD = 8;
/** How many elements; negative once the entry was removed. */
export const ELEMENTS = 4;
/** Where its tokens are, or its whole sketch and then its tokens. */
export const ADDRESS = 5;
/** How many tokens; negative when the whole sketch stands before them. */
export const TOKENS = 6;
/** Number of the search that last saw it. */
export const SEARCH = 7;

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const LARGEST = MAX_TOKENS + SKETCH_WORDS;

/** What is kept of each entry, in a few large arrays. Tokens lie in chunks that are never moved, below 2³¹ in all. */
export class Entries {
  /** How many were added. */
  count = 0;
  /** How many of them were removed. */
  removed = 0;
  /** Replaced when it grows. */
  records = new Int32Array(RECORD * 1024);
  readonly #chunks: Int32Array[] = [];
  readonly #mostShort: number;
  #next = 0;

  /** Texts of more than `mostShort` elements keep their whole sketch. */
  constructor(mostShort: number) {
    this.#mostShort = mostShort;
  }

  add({ words, sketch, tokens, count, elements }: PreparedText): number {
    const entry = this.count++;
    const record = entry * RECORD;
    if (record === this.records.length) this.#grow();
    if (this.#next + LARGEST > this.#chunks.length * CHUNK) {
      this.#next = this.#chunks.length * CHUNK;
      this.#chunks.push(new Int32Array(CHUNK));
    }
    const isLong = elements > this.#mostShort;
    const { records } = this;
    for (let word = 0; word < SHORT_WORDS; word++) records[record + word] = foldSketch(words, sketch + word);
    records[record + ELEMENTS] = elements;
    records[record + ADDRESS] = this.#next;
    records[record + TOKENS] = isLong ? -count : count;
    if (isLong) this.#write(words, sketch, SKETCH_WORDS);
    this.#write(words, tokens, count);
    return entry;
  }

  /** An entry that is not there, or no longer, stays as it is. */
  remove(entry: number): void {
    const at = entry * RECORD + ELEMENTS;
    const elements = entry < this.count ? (this.records[at] ?? 0) : 0;
    if (elements <= 0) return;
    this.records[at] = -elements;
    this.removed++;
  }

  /** The chunk that an address is in. */
  chunkOf(address: number): Int32Array {
    return this.#chunks[address >>> CHUNK_BITS] ?? EMPTY;
  }

  /** Where in its chunk an address is. */
  offsetOf(address: number): number {
    return address & (CHUNK - 1);
  }

  #write(words: Int32Array, from: number, count: number): void {
    const chunk = this.chunkOf(this.#next);
    const start = this.offsetOf(this.#next);
    for (let at = 0; at < count; at++) chunk[start + at] = words[from + at] ?? 0;
    this.#next += count;
  }

  /** Makes room for half as many again; 200,000 records are copied in about a millisecond. */
  #grow(): void {
    const records = new Int32Array(RECORD * Math.ceil(1.5 * this.count));
    records.set(this.records);
    this.records = records;
  }
}

const EMPTY = new Int32Array(0);
