import { normalisePrompt } from "../hash.ts";

// A plain stand-in: every entry is compared with every other.

export type SimilarityMeasure = "shingles" | "rouge-l";

export interface NearDuplicateSettings {
  measure: SimilarityMeasure;
  /** 0.7 | 0.8 | 0.9 */
  threshold: number;
}

export interface PreparedText {
  words: readonly string[];
  shingles: ReadonlySet<string>;
}

export interface NearDuplicateIndex {
  /** Live entries. */
  readonly size: number;
  prepare(text: string): PreparedText;
  /** The most similar live entry at or above the threshold. */
  find(text: PreparedText): { entry: number; similarity: number } | null;
  /** Its entry number: 0, 1, 2 … */
  add(text: PreparedText): number;
  remove(entry: number): void;
}

export function createNearDuplicateIndex({ measure, threshold }: NearDuplicateSettings): NearDuplicateIndex {
  const entries = new Map<number, PreparedText>();
  const similarity = measure === "shingles" ? jaccard : rougeL;
  let next = 0;
  return {
    get size() {
      return entries.size;
    },
    prepare,
    find(text) {
      let best: { entry: number; similarity: number } | null = null;
      for (const [entry, other] of entries) {
        const value = similarity(text, other);
        if (value >= threshold && value > (best?.similarity ?? 0)) best = { entry, similarity: value };
      }
      return best;
    },
    add(text) {
      entries.set(next, text);
      next += 1;
      return next - 1;
    },
    remove(entry) {
      entries.delete(entry);
    },
  };
}

function prepare(text: string): PreparedText {
  const words = normalisePrompt(text).match(/[\p{L}\p{N}]+/gu) ?? [normalisePrompt(text)];
  const shingles =
    words.length < 3 ? [words.join(" ")] : words.slice(2).map((word, place) => `${words[place]} ${words[place + 1]} ${word}`);
  return { words, shingles: new Set(shingles) };
}

function jaccard(left: PreparedText, right: PreparedText): number {
  let shared = 0;
  for (const shingle of left.shingles) if (right.shingles.has(shingle)) shared += 1;
  return shared / (left.shingles.size + right.shingles.size - shared);
}

/** F-measure of the longest common subsequence of words. */
function rougeL(left: PreparedText, right: PreparedText): number {
  let row = new Array<number>(right.words.length + 1).fill(0);
  for (const word of left.words) {
    const next = [0];
    for (const [place, other] of right.words.entries())
      next.push(word === other ? (row[place] ?? 0) + 1 : Math.max(row[place + 1] ?? 0, next[place] ?? 0));
    row = next;
  }
  return (2 * (row.at(-1) ?? 0)) / (left.words.length + right.words.length);
}
