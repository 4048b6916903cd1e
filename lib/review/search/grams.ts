// What is kept of a text for searches: which groups of three, four and five neighbouring characters it has, each as one of
// 32,768 numbers. A text that is part of another has no group that the other has not. Groups of three are asked for where there
// are no longer ones, for most of them are in most blocks; those of four and of five are asked for together, so that blocks that
// have a rare word's parts only in other words are left out too. Pure.

export const BUCKETS = 32_768;
/** Characters from here on (CJK and beyond) are words by themselves or in twos, so groups of two are kept of them. */
const WIDE = 0x2e80;
/** More groups than these tell little more. */
const MOST_ASKED = 20;

/**
 * A text whose letters are neither large nor small. At least what PostgreSQL takes for equal in `ilike` is equal, in any
 * locale: its final sigma is a sigma, its dotted İ an i.
 */
const fold = (text: string) => text.toLowerCase().replaceAll("ς", "σ").replaceAll("\u0307", "");

/** Calls `add` with the number of each group in a text, repeats too. */
export function forEachGram(text: string, add: (bucket: number) => void): void {
  const folded = fold(text);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const code = folded.charCodeAt(index);
    if (index > 3) add(bucketOf(first, second, third, fourth, code));
    if (index > 2) add(bucketOf(0, second, third, fourth, code));
    if (index > 1) add(bucketOf(0, 0, third, fourth, code));
    if (code >= WIDE && fourth >= WIDE) add(bucketOf(0, 0, 0, fourth, code));
    first = second;
    second = third;
    third = fourth;
    fourth = code;
  }
}

/** The groups by which a text is looked for: its longest, from both ends of the text alike; none for one that is too short. */
export function gramsToAsk(text: string): number[] {
  const folded = fold(text);
  const codes = Array.from({ length: folded.length }, (_, index) => folded.charCodeAt(index));
  const lengths = codes.length > 4 ? [5, 4] : [codes.length > 3 ? 4 : codes.length > 2 ? 3 : 2];
  const buckets = [...new Set(lengths.flatMap((length) => groupsOf(codes, length)))];
  const step = Math.max(1, buckets.length / MOST_ASKED);
  return Array.from({ length: Math.min(MOST_ASKED, buckets.length) }, (_, index) => buckets[Math.floor(index * step)] ?? 0);
}

function groupsOf(codes: readonly number[], length: number): number[] {
  const groups: number[] = [];
  for (let end = length; end <= codes.length; end += 1) {
    const group = codes.slice(end - length, end);
    const [first = 0, second = 0, third = 0, fourth = 0, last = 0] = [0, 0, 0, ...group].slice(-5);
    if (length > 2 || (fourth >= WIDE && last >= WIDE)) groups.push(bucketOf(first, second, third, fourth, last));
  }
  return groups;
}

/** A multiplicative hash, its upper 15 bits. */
function bucketOf(first: number, second: number, third: number, fourth: number, last: number): number {
  const mixed =
    Math.imul(first, 0x165667b1) ^
    Math.imul(second, 0x27d4eb2f) ^
    Math.imul(third, 0x9e3779b1) ^
    Math.imul(fourth, 0x85ebca6b) ^
    Math.imul(last, 0xc2b2ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 17;
}
