import { normalisePrompt } from "../hash.ts";

export type SimilarityMeasure = "shingles" | "rouge-l";

export interface NearDuplicateSettings {
  measure: SimilarityMeasure;
  /** From which similarity on a text is refused: 0.7, 0.8 or 0.9. */
  threshold: number;
}

/** A text made ready for comparing: the costly part, which needs no index. Good for every index of the same settings. */
export interface PreparedText {
  readonly tokens: readonly string[];
}

export interface NearDuplicateIndex {
  /** Live entries. */
  readonly size: number;
  prepare(text: string): PreparedText;
  /** The most similar live entry at or above the threshold, or null. */
  find(text: PreparedText): { entry: number; similarity: number } | null;
  /** Returns its entry number (0, 1, 2 …, never reused). */
  add(text: PreparedText): number;
  /** Takes an entry out (a transaction was rolled back, or the database refused the row). */
  remove(entry: number): void;
}

/** Provisional: compares with every entry. */
export function createNearDuplicateIndex({ measure, threshold }: NearDuplicateSettings): NearDuplicateIndex {
  const compare = measure === "shingles" ? shingleSimilarity : rougeL;
  const entries = new Map<number, readonly string[]>();
  let next = 0;
  return {
    get size() {
      return entries.size;
    },
    prepare: (text) => ({ tokens: normalisePrompt(text).match(/[\p{L}\p{N}\p{M}]+|[^\s\p{P}]/gu) ?? [text] }),
    find({ tokens }) {
      let best: { entry: number; similarity: number } | null = null;
      for (const [entry, other] of entries) {
        const similarity = compare(tokens, other);
        if (similarity >= threshold && similarity > (best?.similarity ?? 0)) best = { entry, similarity };
      }
      return best;
    },
    add({ tokens }) {
      entries.set(next, tokens);
      return next++;
    },
    remove: (entry) => void entries.delete(entry),
  };
}

const shinglesOf = (tokens: readonly string[]) => new Set([...tokens, ...tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`)]);

function shingleSimilarity(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [shinglesOf(one), shinglesOf(other)];
  const shared = [...a].filter((element) => b.has(element)).length;
  return shared / (a.size + b.size - shared);
}

function rougeL(one: readonly string[], other: readonly string[]): number {
  let above = new Array<number>(other.length + 1).fill(0);
  for (const token of one) {
    const row = [0];
    for (let at = 1; at <= other.length; at++)
      row.push(token === other[at - 1] ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0));
    above = row;
  }
  return (2 * (above[other.length] ?? 0)) / (one.length + other.length);
}
