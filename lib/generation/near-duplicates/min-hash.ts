import type { Banding } from "./bands.ts";
import { finish } from "./tokens.ts";

/**
 * Writes one 32-bit key for each band to `keys`: two sets have the same key in a band as often as `rows` MinHash values of
 * theirs agree, each of which agrees as often as the sets are similar (Broder 1997). A permutation is the product with an
 * odd number, modulo 2³², of what is a hash already. Each gives two values, the least and the greatest product (Ji et al.,
 * Min-Max Hash for Jaccard Similarity, ICDM 2013), which go into different bands.
 */
export type BandKeys = (elements: Int32Array, count: number, keys: Int32Array) => void;

export function createBandKeys({ bands, rows }: Banding): BandKeys {
  const permutations = Math.ceil((bands * rows) / 2);
  const factors = Int32Array.from({ length: permutations }, (_, at) => finish(Math.imul(at + 1, 0x9e3779b1)) | 1);
  const values = new Int32Array(2 * permutations);
  return (elements, count, keys) => {
    for (let at = 0; at < permutations; at++) {
      const factor = factors[at] ?? 1;
      let least = 0x7fffffff;
      let greatest = -0x80000000;
      for (let element = 0; element < count; element++) {
        const product = Math.imul(factor, elements[element] ?? 0);
        if (product < least) least = product;
        if (product > greatest) greatest = product;
      }
      values[at] = least;
      values[permutations + at] = greatest;
    }
    let value = 0;
    for (let band = 0; band < bands; band++) {
      let key = band;
      for (let row = 0; row < rows; row++) key = Math.imul(key ^ (values[value++] ?? 0), 0x01000193) ^ (key >>> 15);
      keys[band] = finish(key);
    }
  };
}
