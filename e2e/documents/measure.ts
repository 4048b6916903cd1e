const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]]+/gv;

/** A text's words; Chinese and Japanese by the sign. What a font draws otherwise (ligatures, presentation forms) is the same word. */
function wordsOf(text: string): string[] {
  return text.normalize("NFKC").match(WORD) ?? [];
}

/**
 * Which part of the known words stands in the text that was read, in their order: the longest common subsequence over
 * the known words. 1 is all of them. What was read besides (page numbers, labels) does not count.
 */
export function shareInOrder(known: string, read: string): number {
  const expected = wordsOf(known);
  return expected.length === 0 ? 1 : commonLength(expected, wordsOf(read)) / expected.length;
}

/** Length of the longest common subsequence, by the shortest edit (E. W. Myers, An O(ND) Difference Algorithm, 1986). */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let tail = 0;
  while (tail < one.length - start && tail < other.length - start && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const a = one.slice(start, one.length - tail);
  const b = other.slice(start, other.length - tail);
  return start + tail + (a.length + b.length - editLength(a, b)) / 2;
}

function editLength(a: readonly string[], b: readonly string[]): number {
  const most = a.length + b.length;
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let edits = 0; edits <= most; edits++)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = reach[middle + diagonal - 1] ?? 0;
      const beside = reach[middle + diagonal + 1] ?? 0;
      let x = diagonal === -edits || (diagonal !== edits && below < beside) ? beside : below + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      reach[middle + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return edits;
    }
  return most;
}
