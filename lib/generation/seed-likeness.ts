import { LIMITS, normaliseSeed } from "./config.ts";

// When two seeds are so alike that the second would only bring what the first brings. Seeds are a few words long, so the
// measures of near-duplicates, which are made for whole prompts, see too little of them: words are compared without the
// little ones and without their plural.

/** From how many of their different words in common on two seeds count as one (Jaccard similarity). */
const ALIKE = 0.6;

const LITTLE = new Set("a an and as at by for from in into of on or the to with about your our my their its is are & vs".split(" "));

/** The words that carry a seed's meaning, in any language: a Chinese character is a word of its own. */
export function seedWords(seed: string): Set<string> {
  const words = normaliseSeed(seed).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];
  const kept = words.filter((word) => !LITTLE.has(word));
  return new Set((kept.length > 0 ? kept : words).map(withoutPlural));
}

function withoutPlural(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, "y")
    .replace(/(?<=ch|sh|x|z|ss)es$/, "")
    .replace(/s$/, "");
}

/** How much two seeds have in common, 0 to 1; 1 for the same words in whatever order. */
export function seedLikeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Takes seeds one after the other and keeps those that are unlike all before them. */
export class UnlikeSeeds {
  readonly #known: { key: string; words: ReadonlySet<string> }[];

  constructor(existing: readonly string[] = []) {
    this.#known = existing.map(read);
  }

  /** Keeps a text and answers true; false when it is empty, too long for a seed, or like one that is known. */
  take(text: string): boolean {
    const seed = read(text);
    if (seed.key === "" || text.length > LIMITS.seedLength || this.isKnown(text)) return false;
    this.#known.push(seed);
    return true;
  }

  isKnown(text: string): boolean {
    const { key, words } = read(text);
    return this.#known.some((known) => known.key === key || seedLikeness(known.words, words) >= ALIKE);
  }
}

const read = (text: string) => ({ key: normaliseSeed(text), words: seedWords(text) });
