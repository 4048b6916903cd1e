import type { Banding } from "./bands.ts";
import { finish } from "./tokens.ts";

/** Writes one 32-bit key for each band to `out`, from `from` on. */
export type WriteKeys = (elements: Int32Array, count: number, out: Int32Array, from: number) => void;

/** Products are cut to so many bits, so that their differences are 32-bit numbers. */
const BITS = 30;

/**
 * Two sets have the same key in a band as often as `rows` MinHash values of theirs agree, each of which agrees as often as
 * the sets are similar (Broder 1997). A permutation is the product with an odd number modulo 2³², of elements that are
 * hashes already. Each gives two values, the least and the greatest product (Ji et al., Min-Max Hash for Jaccard
 * Similarity, ICDM 2013), which go into different bands.
 */
export function createWriteKeys({ bands, rows }: Banding): WriteKeys {
  // Two permutations are done at a time.
  const permutations = 2 * Math.ceil((bands * rows) / 4);
  const factors = Int32Array.from({ length: permutations }, (_, at) => finish(Math.imul(at + 1, 0x9e3779b1)) | 1);
  const values = new Int32Array(2 * permutations);

  function writeValues(elements: Int32Array, count: number): void {
    for (let at = 0; at < permutations; at += 2) {
      const factor = factors[at] ?? 1;
      const other = factors[at + 1] ?? 1;
      let least = 2 ** BITS - 1;
      let otherLeast = least;
      let greatest = 0;
      let otherGreatest = 0;
      for (let place = 0; place < count; place++) {
        const element = elements[place] ?? 0;
        const product = Math.imul(factor, element) >>> (32 - BITS);
        const otherProduct = Math.imul(other, element) >>> (32 - BITS);
        // Minimum and maximum without a branch, which the processor could not foresee: twice as fast.
        const below = product - least;
        least += below & (below >> 31);
        const above = greatest - product;
        greatest -= above & (above >> 31);
        const otherBelow = otherProduct - otherLeast;
        otherLeast += otherBelow & (otherBelow >> 31);
        const otherAbove = otherGreatest - otherProduct;
        otherGreatest -= otherAbove & (otherAbove >> 31);
      }
      values[at] = least;
      values[at + 1] = otherLeast;
      values[permutations + at] = greatest;
      values[permutations + at + 1] = otherGreatest;
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
