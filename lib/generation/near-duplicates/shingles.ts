import { Counter } from "./counter.ts";
import type { Measure } from "./measure.ts";
import { finish, MAX_TOKENS } from "./tokens.ts";

const MAX_ELEMENTS = 2 * MAX_TOKENS - 1;

const pairHash = (first: number, second: number): number => finish(Math.imul(first, 0x9e3779b1) + second);

/**
 * Jaccard similarity of the sets of words and of pairs of neighbouring words (shingles of one and two words; Broder 1997).
 * One word changed within n leaves (2n − 4) / (2n + 2): at 0.8 it is a near duplicate from 14 words on.
 */
export function createShingles(): Measure {
  const seen = new Counter(4 * MAX_TOKENS);
  const loaded = new Counter(4 * MAX_TOKENS);
  let loadedElements = 0;
  // For each element of the loaded text, the comparison that last met it.
  const met = new Int32Array(MAX_ELEMENTS);
  let comparison = 0;

  return {
    maxElements: MAX_ELEMENTS,
    hashes: 60,
    jaccard: (similarity) => similarity,
    listElements(tokens, count, out) {
      seen.clear();
      let before = 0;
      for (let at = 0; at < count; at++) {
        const token = tokens[at] ?? 0;
        if (seen.add(token) === seen.size - 1) out[seen.size - 1] = token;
        if (at > 0) {
          const pair = pairHash(before, token);
          if (seen.add(pair) === seen.size - 1) out[seen.size - 1] = pair;
        }
        before = token;
      }
      return seen.size;
    },
    load(words, from, count, elements) {
      loadedElements = elements;
      loaded.clear();
      for (let at = from; at < from + count; at++) {
        loaded.add(words[at] ?? 0);
        if (at > from) loaded.add(pairHash(words[at - 1] ?? 0, words[at] ?? 0));
      }
      // Places are given anew for each text, so the marks of earlier comparisons mean nothing: the number only grows.
      comparison++;
    },
    compare(pool, from, count, elements, atLeast) {
      comparison++;
      const needed = (atLeast / (1 + atLeast)) * (loadedElements + elements) - 1e-9;
      let shared = 0;
      let before = 0;
      for (let at = 0; at < count; at++) {
        const token = pool[from + at] ?? 0;
        const place = loaded.placeOf(token);
        if (place >= 0 && met[place] !== comparison) {
          met[place] = comparison;
          shared++;
        }
        if (at > 0) {
          const pair = loaded.placeOf(pairHash(before, token));
          if (pair >= 0 && met[pair] !== comparison) {
            met[pair] = comparison;
            shared++;
          }
        }
        before = token;
        if (shared + 2 * (count - at - 1) < needed) return 0;
      }
      return shared / (loadedElements + elements - shared);
    },
  };
}
