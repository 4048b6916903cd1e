/**
 * For one band: from a 32-bit key to the entries that have it, the newest first.
 *
 * The table is open addressing over pairs of words (key, value). A value is 0 (free), an entry's number + 1 (the only one
 * with its key), or the negative address of the newest block of entries in the pool. A table of 100,000 keys grows in about
 * a millisecond; `fullness` (0 to 1) differs from band to band, so that not all of them grow at once.
 */
export class Buckets {
  #slots = new Int32Array(2 * 64);
  #used = 0;
  readonly #fullness: number;
  readonly #pool: BlockPool;

  constructor(pool: BlockPool, fullness: number) {
    this.#pool = pool;
    this.#fullness = fullness;
  }

  /** The value of a key: see above. */
  get(key: number): number {
    const slots = this.#slots;
    return slots[findSlot(slots, key) + 1] ?? 0;
  }

  add(key: number, entry: number): void {
    const slot = findSlot(this.#slots, key);
    const value = this.#slots[slot + 1] ?? 0;
    this.#slots[slot] = key;
    this.#slots[slot + 1] = value === 0 ? entry + 1 : this.#pool.push(value, entry);
    if (value === 0 && ++this.#used > this.#fullness * (this.#slots.length / 2)) this.#grow();
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const value = old[at + 1] ?? 0;
      if (value === 0) continue;
      const key = old[at] ?? 0;
      const slot = findSlot(slots, key);
      slots[slot] = key;
      slots[slot + 1] = value;
    }
    this.#slots = slots;
  }
}

function findSlot(slots: Int32Array, key: number): number {
  const mask = slots.length - 1;
  let slot = (key << 1) & mask;
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
  return slot;
}

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const HEADER = 2;
const SMALLEST = 4;
const LARGEST = 128;

/**
 * Blocks of entries. A block holds the value that its bucket had before it (an older block, or a single entry), how many
 * entries are in it, and those. A full block is never copied: the next one, twice as large, leads back to it.
 */
export class BlockPool {
  readonly chunks: Int32Array[] = [];
  // Address 0 would be no negative number.
  #next = SMALLEST;
  #end = 0;

  /** Puts an entry into the bucket of this value; returns its new value. */
  push(value: number, entry: number): number {
    let size = SMALLEST;
    if (value < 0) {
      const chunk = this.chunkOf(-value);
      const block = -value & (CHUNK - 1);
      const sizeAndCount = chunk[block + 1] ?? 0;
      size = sizeAndCount >> 16;
      const count = sizeAndCount & 0xffff;
      if (count < size - HEADER) {
        chunk[block + HEADER + count] = entry;
        chunk[block + 1] = sizeAndCount + 1;
        return value;
      }
      size = Math.min(2 * size, LARGEST);
    }
    const address = this.#take(size);
    const chunk = this.chunkOf(address);
    const block = address & (CHUNK - 1);
    chunk[block] = value;
    chunk[block + 1] = (size << 16) | 1;
    chunk[block + HEADER] = entry;
    return -address;
  }

  chunkOf(address: number): Int32Array {
    return this.chunks[address >>> CHUNK_BITS] ?? EMPTY;
  }

  /** Where in its chunk the entries of a block begin. */
  firstOf(address: number): number {
    return (address & (CHUNK - 1)) + HEADER;
  }

  countOf(address: number): number {
    return (this.chunkOf(address)[(address & (CHUNK - 1)) + 1] ?? 0) & 0xffff;
  }

  /** The value of its bucket before this block. */
  olderOf(address: number): number {
    return this.chunkOf(address)[address & (CHUNK - 1)] ?? 0;
  }

  #take(size: number): number {
    if (this.#next + size > this.#end) {
      if (this.#end > 0) this.#next = this.#end;
      this.chunks.push(new Int32Array(CHUNK));
      this.#end += CHUNK;
    }
    const address = this.#next;
    this.#next += size;
    return address;
  }
}

const EMPTY = new Int32Array(0);
