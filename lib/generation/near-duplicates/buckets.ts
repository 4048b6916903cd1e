import { BlockPool } from "./blocks.ts";

/**
 * The entries that have a key in a band, the newest first, for every band.
 *
 * A band's table is open addressing over pairs of words (key, value). A value is 0 (free), an entry's number + 1 (the only
 * one with its key), or the negative address of the newest block of entries (`BlockPool`).
 */
export class Buckets {
  readonly pool = new BlockPool();
  readonly #tables: Table[];

  constructor(bands: number) {
    // Each is fuller than the one before it when it grows, so that not all grow at once.
    this.#tables = Array.from({ length: bands }, (_, band) => new Table(0.5 + (0.3 * band) / bands));
  }

  /** The keys stand in `words` from `from` on, one for each band. */
  add(words: Int32Array, from: number, entry: number): void {
    for (let band = 0; band < this.#tables.length; band++) this.#tables[band]?.add(words[from + band] ?? 0, entry, this.pool);
  }

  /** Writes the value of each band's key to `values`. Before any is used: the memory is waited for all at once. */
  get(words: Int32Array, from: number, values: Int32Array): void {
    for (let band = 0; band < this.#tables.length; band++) values[band] = this.#tables[band]?.get(words[from + band] ?? 0) ?? 0;
  }
}

class Table {
  #slots = new Int32Array(2 * 64);
  #used = 0;
  readonly #fullness: number;

  constructor(fullness: number) {
    this.#fullness = fullness;
  }

  get(key: number): number {
    const slots = this.#slots;
    return slots[findSlot(slots, key) + 1] ?? 0;
  }

  add(key: number, entry: number, pool: BlockPool): void {
    const slots = this.#slots;
    const slot = findSlot(slots, key);
    const value = slots[slot + 1] ?? 0;
    slots[slot] = key;
    slots[slot + 1] = value === 0 ? entry + 1 : pool.push(value, entry);
    if (value === 0 && 2 * ++this.#used > this.#fullness * slots.length) this.#grow();
  }

  /** Twice as large; for 100,000 keys in about a millisecond. */
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

/** Of the key, or the free one where it belongs. */
function findSlot(slots: Int32Array, key: number): number {
  const mask = slots.length - 1;
  let slot = (key << 1) & mask;
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
  return slot;
}
