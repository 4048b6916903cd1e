const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const HEADER = 2;
const SMALLEST = 4;
const LARGEST = 128;

/**
 * Blocks of entries, in chunks of memory that are never moved, below 2³¹ words in all. A block holds the value that its
 * bucket had before it (an older block's negative address, or a single entry + 1), then its size and how many entries are in
 * it, then those. When it is full, the next one, twice as large, leads back to it.
 */
export class BlockPool {
  readonly #chunks: Int32Array[] = [];
  readonly #single = new Int32Array(1);
  // 0 is no address.
  #next = SMALLEST;
  #end = 0;

  /** Puts an entry into the bucket of this value, which is not 0; returns its new value. */
  push(value: number, entry: number): number {
    let size = SMALLEST;
    if (value < 0) {
      const chunk = this.#chunkOf(-value);
      const at = -value & (CHUNK - 1);
      const sizeAndCount = chunk[at + 1] ?? 0;
      size = sizeAndCount >> 16;
      const count = sizeAndCount & 0xffff;
      if (count < size - HEADER) {
        chunk[at + HEADER + count] = entry;
        chunk[at + 1] = sizeAndCount + 1;
        return value;
      }
      size = Math.min(2 * size, LARGEST);
    }
    const address = this.#take(size);
    const chunk = this.#chunkOf(address);
    const at = address & (CHUNK - 1);
    chunk[at] = value;
    chunk[at + 1] = (size << 16) | 1;
    chunk[at + HEADER] = entry;
    return -address;
  }

  /** Whether the bucket of this value has more than about a hundred entries. */
  isLarge(value: number): boolean {
    return value < 0 && (this.#chunkOf(-value)[(-value & (CHUNK - 1)) + 1] ?? 0) >> 16 === LARGEST;
  }

  /**
   * Calls `visit` with runs of entries (in `words`, from `start` up to `end`) of the bucket of this value, the newest run
   * first, up to `most` entries; returns with how many.
   */
  forEachRun(value: number, most: number, visit: (words: Int32Array, start: number, end: number) => void): number {
    let left = most;
    let rest = value;
    while (rest < 0 && left > 0) {
      const chunk = this.#chunkOf(-rest);
      const at = -rest & (CHUNK - 1);
      const end = at + HEADER + ((chunk[at + 1] ?? 0) & 0xffff);
      const start = Math.max(at + HEADER, end - left);
      visit(chunk, start, end);
      left -= end - start;
      rest = chunk[at] ?? 0;
    }
    if (rest > 0 && left > 0) {
      this.#single[0] = rest - 1;
      visit(this.#single, 0, 1);
      left--;
    }
    return most - left;
  }

  #chunkOf(address: number): Int32Array {
    return this.#chunks[address >>> CHUNK_BITS] ?? EMPTY;
  }

  #take(size: number): number {
    if (this.#next + size > this.#end) {
      if (this.#end > 0) this.#next = this.#end;
      this.#chunks.push(new Int32Array(CHUNK));
      this.#end += CHUNK;
    }
    const address = this.#next;
    this.#next += size;
    return address;
  }
}

const EMPTY = new Int32Array(0);
