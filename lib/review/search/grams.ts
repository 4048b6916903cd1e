// What is kept of a text for searches: which groups of three neighbouring characters it has, each as one of 16,384 numbers. A
// text that is part of another has no group that the other has not. Pure.

export const BUCKETS = 16_384;
/** Characters from here on (CJK and beyond) are words by themselves or in twos, so groups of two are kept of them. */
const WIDE = 0x2e80;
/** More groups than these tell little more. */
const MOST_ASKED = 16;

/**
 * A text whose letters are neither large nor small. At least what PostgreSQL takes for equal in `ilike` is equal, in any
 * locale: its final sigma is a sigma, its dotted İ an i.
 */
const fold = (text: string) => text.toLowerCase().replaceAll("ς", "σ").replaceAll("\u0307", "");

/** Calls `add` with the number of each group in a text, repeats too. */
export function forEachGram(text: string, add: (bucket: number) => void): void {
  const folded = fold(text);
  let before = 0;
  let last = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index);
    if (index > 1) add(bucketOf(before, last, code));
    if (code >= WIDE && last >= WIDE) add(bucketOf(0x10000, last, code));
    before = last;
    last = code;
  }
}

/** The groups by which a text is looked for; none for one that is too short. */
export function gramsToAsk(text: string): number[] {
  const all = new Set<number>();
  forEachGram(text, (bucket) => all.add(bucket));
  const buckets = [...all];
  const step = Math.max(1, buckets.length / MOST_ASKED);
  return Array.from({ length: Math.min(MOST_ASKED, buckets.length) }, (_, index) => buckets[Math.floor(index * step)] ?? 0);
}

/** A multiplicative hash, its upper 14 bits. */
function bucketOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 18;
}
