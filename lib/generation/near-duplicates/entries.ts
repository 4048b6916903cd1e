import { foldedWord, SHORT_WORDS, SKETCH_WORDS } from "./sketch.ts";
import { MAX_TOKENS } from "./tokens.ts";

/** A record of an entry, in 32-bit words: its sketch folded to 128 bits, then these. Half a cache line. */
export const RECORD = 8;
/** How many elements; negative once the entry was removed. */
export const ELEMENTS = 4;
/** Where its tokens are. */
export const ADDRESS = 5;
/** How many tokens; negative when the whole sketch stands before them. */
export const TOKENS = 6;
/** Number of the search that last compared it. */
export const SEARCH = 7;

/** Texts with more elements keep their whole sketch: in 128 bits, large differences no longer show. */
const LONG = 96;

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const LARGEST = MAX_TOKENS + SKETCH_WORDS;

/** What is kept of each entry, in a few large arrays. */
export class Entries {
  /** How many were added, removed ones too. */
  count = 0;
  records = new Int32Array(RECORD * 1024);
  readonly #chunks: Int32Array[] = [];
  #next = 0;

  add(tokens: Int32Array, elements: number, sketch: Int32Array): number {
    const entry = this.count++;
    const record = entry * RECORD;
    if (record === this.records.length) this.#grow();
    const long = elements > LONG;
    const needed = tokens.length + (long ? SKETCH_WORDS : 0);
    if (this.#next + LARGEST > this.#chunks.length * CHUNK) {
      this.#next = this.#chunks.length * CHUNK;
      this.#chunks.push(new Int32Array(CHUNK));
    }
    const chunk = this.chunkOf(this.#next);
    let at = this.#next & (CHUNK - 1);
    if (long) chunk.set(sketch, at);
    if (long) at += SKETCH_WORDS;
    chunk.set(tokens, at);
    const records = this.records;
    for (let word = 0; word < SHORT_WORDS; word++) records[record + word] = foldedWord(sketch, word);
    records[record + ELEMENTS] = elements;
    records[record + ADDRESS] = this.#next;
    records[record + TOKENS] = long ? -tokens.length : tokens.length;
    this.#next += needed;
    return entry;
  }

  chunkOf(address: number): Int32Array {
    return this.#chunks[address >>> CHUNK_BITS] ?? EMPTY;
  }

  /** Where in its chunk an address is. */
  offsetOf(address: number): number {
    return address & (CHUNK - 1);
  }

  /** Makes room for half as many again; 200,000 records are copied in about a millisecond. */
  #grow(): void {
    const records = new Int32Array(RECORD * Math.ceil(1.5 * this.count));
    records.set(this.records);
    this.records = records;
  }
}

const EMPTY = new Int32Array(0);
