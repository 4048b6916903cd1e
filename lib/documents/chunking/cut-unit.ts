import { countTokens } from "../../inference/tokens.ts";
import { isInsidePair } from "./lines.ts";

const words = new Intl.Segmenter("und", { granularity: "word" });

/**
 * How much of a text's beginning has at most so many tokens: up to a space if one is there, else up to a word's bound as
 * the language has it, else up to any character. At least one character. As an offset in code units.
 */
export function longestStart(text: string, tokens: number): number {
  for (const bounds of [afterSpaces(text), wordBounds(text)]) {
    const fitting = lastOf(bounds, (end) => countTokens(text.slice(0, end)) <= tokens);
    if (fitting !== undefined) return fitting;
  }
  const all = Array.from({ length: text.length - 1 }, (_, index) => index + 1).filter((end) => !isInsidePair(text, end));
  return lastOf(all, (end) => countTokens(text.slice(0, end)) <= tokens) ?? all[0] ?? text.length;
}

/** Where the longest end of a text begins that has at most so many tokens and begins at a word; `undefined` if no word fits. */
export function longestEnd(text: string, tokens: number): number | undefined {
  for (const bounds of [afterSpaces(text), wordBounds(text)]) {
    const fitting = lastOf(bounds.reverse(), (start) => countTokens(text.slice(start)) <= tokens);
    if (fitting !== undefined) return fitting;
  }
  return undefined;
}

/** The last place within so many code units at which a word begins; the limit itself if there is none. */
export function wordStart(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const bounds of [afterSpaces, wordBounds]) {
    const last = bounds(head).at(-1);
    if (last !== undefined) return last;
  }
  return isInsidePair(text, limit) ? limit - 1 : limit;
}

/** Places behind spaces where a word begins. */
function afterSpaces(text: string): number[] {
  return Array.from(text.matchAll(/\s(?=\S)/g), ({ index }) => index + 1);
}

/** Places where a word begins right behind another or behind a sign; nothing is parted from the signs that follow it. */
function wordBounds(text: string): number[] {
  const bounds: number[] = [];
  for (const { index, isWordLike } of words.segment(text)) if (index > 0 && isWordLike) bounds.push(index);
  return bounds;
}

/** The last of the places, from the smallest text to the largest, that fits. */
function lastOf(places: readonly number[], fits: (place: number) => boolean): number | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(places[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : places[low - 1];
}
