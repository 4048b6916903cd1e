import type { Banding } from "./bands.ts";
import { finish } from "./tokens.ts";

/** Writes one 32-bit key for each band to `out`, from `from` on. */
export type WriteKeys = (elements: Int32Array, count: number, out: Int32Array, from: number) => void;

/** The lower bits of a value are the element's hash in its round, the upper ones the round. */
const ROUND_BITS = 22;
const FREE = 2 ** 31 - 1;

/**
 * Two sets have the same key in a band as often as `rows` values of theirs agree, each of which agrees as often as the sets
 * are similar, as with MinHash (Broder 1997). The values are those of Dahlgaard, Knudsen and Thorup (Fast Similarity
 * Sketching, FOCS 2017): in each round every element falls on a random value and lowers it, rounds go on until every value
 * is taken, and a later round never beats an earlier one. So n values cost about n·ln(n) hashes, and not n for each element.
 */
export function createWriteKeys({ bands, rows }: Banding): WriteKeys {
  const size = bands * rows;
  // After so many rounds at random come as many in which all elements fall on the same value, one round for each.
  const factors = Int32Array.from({ length: 2 * size }, (_, round) => finish(Math.imul(round + 1, 0x9e3779b1)) | 1);
  const values = new Int32Array(size);

  function writeValues(elements: Int32Array, count: number): void {
    values.fill(FREE);
    let free = size;
    for (let round = 0; free > 0 && round < 2 * size; round++) {
      const factor = factors[round] ?? 1;
      const base = round << ROUND_BITS;
      for (let place = 0; place < count; place++) {
        const product = Math.imul(elements[place] ?? 0, factor);
        const hash = Math.imul(product ^ (product >>> 15), 0x2c1b3c6d);
        // The upper 16 bits choose, the others decide.
        const at = round < size ? ((hash >>> 16) * size) >>> 16 : round - size;
        const known = values[at] ?? 0;
        const value = base | ((hash ^ (hash >>> 11)) & (2 ** ROUND_BITS - 1));
        if (value >= known) continue;
        if (known === FREE) free--;
        values[at] = value;
      }
    }
  }

  return (elements, count, out, from) => {
    writeValues(elements, count);
    let value = 0;
    for (let band = 0; band < bands; band++) {
      let key = band;
      for (let row = 0; row < rows; row++) key = Math.imul(key ^ (values[value++] ?? 0), 0x01000193) ^ (key >>> 15);
      out[from + band] = finish(key);
    }
  };
}
