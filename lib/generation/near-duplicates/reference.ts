// The measures as their definitions say, on words as strings: what the fast ones are tested against.
import { normalisePrompt } from "../hash.ts";

/** The tokens of texts without signs, numbers with a point, and the like. */
export const plainTokens = (text: string): string[] =>
  normalisePrompt(text.replace(/['’]/g, "")).match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];

/** Words and pairs of neighbouring words. */
export const shinglesOf = (tokens: readonly string[]): Set<string> =>
  new Set([...tokens, ...tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`)]);

export function jaccard(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): number {
  let shared = 0;
  for (const element of one) if (other.has(element)) shared++;
  return shared / (one.size + other.size - shared);
}

/** ROUGE-L F1 by the table of longest common subsequences. */
export function rougeL(one: readonly unknown[], other: readonly unknown[]): number {
  let above = new Int32Array(other.length + 1);
  let row = new Int32Array(other.length + 1);
  for (const token of one) {
    for (let at = 1; at <= other.length; at++)
      row[at] = token === other[at - 1] ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0);
    [above, row] = [row, above];
  }
  return (2 * (above[other.length] ?? 0)) / (one.length + other.length);
}
