/**
 * A sketch of a set: 512 bits, each turned over once for every element that falls on it. Where two sketches differ, the sets
 * differ too: the sets' symmetric difference is never less than the number of differing bits (Sandes, Teodoro, Melo: Bitmap
 * Filter, 2020). So a pair of sketches can rule a pair of texts out, and never wrongly.
 */
export const SKETCH_WORDS = 16;

/** The same, folded to 128 bits: enough where no more than 24 elements may differ. More bits than that seldom show. */
export const SHORT_WORDS = 4;
export const SHORT_DIFFERENCES = 24;

/** Sets of at least this Jaccard similarity differ in at most (1 − J) / (1 + J) of the sum of their sizes. */
export const slackOf = (jaccard: number): number => (1 - jaccard) / (1 + jaccard);

/** Draws the sketch of a set into `out`, from `from` on, where there are zeros. */
export function drawSketch(elements: Int32Array, count: number, out: Int32Array, from: number): void {
  for (let at = 0; at < count; at++) {
    const element = elements[at] ?? 0;
    const word = from + ((element >>> 5) & (SKETCH_WORDS - 1));
    out[word] = (out[word] ?? 0) ^ (1 << (element & 31));
  }
}

/** A word of a sketch folded to 128 bits: the one that begins with word `at` (0 to 3 after the sketch's beginning) of `words`. */
export const foldSketch = (words: Int32Array, at: number): number =>
  (words[at] ?? 0) ^ (words[at + 4] ?? 0) ^ (words[at + 8] ?? 0) ^ (words[at + 12] ?? 0);

/** How many bits are set in two 32-bit words. */
export function countBits(one: number, other: number): number {
  const a = one - ((one >>> 1) & 0x55555555);
  const b = other - ((other >>> 1) & 0x55555555);
  const nibbles = (a & 0x33333333) + ((a >>> 2) & 0x33333333) + (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  return Math.imul((nibbles & 0x0f0f0f0f) + ((nibbles >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}

/** In how many bits two whole sketches differ: the one that begins at `from` in `words`, and the one at `otherFrom` in `others`. */
export function countDiffering(words: Int32Array, from: number, others: Int32Array, otherFrom: number): number {
  let differing = 0;
  for (let word = 0; word < SKETCH_WORDS; word += 2)
    differing += countBits(
      (words[from + word] ?? 0) ^ (others[otherFrom + word] ?? 0),
      (words[from + word + 1] ?? 0) ^ (others[otherFrom + word + 1] ?? 0),
    );
  return differing;
}
