import { Counter } from "./counter.ts";
import type { Measure } from "./measure.ts";
import { finish, MAX_TOKENS } from "./tokens.ts";

/** Bits used of each 32-bit word, so that a sum of two words and a carry stays a positive 32-bit number. */
const BITS = 30;
const FULL = 2 ** BITS - 1;
const MAX_WORDS = Math.ceil(MAX_TOKENS / BITS);

/**
 * ROUGE-L: F1 = 2·L / (m + n), L the length of the longest common subsequence of the m and n tokens (Lin 2004), as
 * Self-Instruct uses it to refuse instructions (Wang et al. 2022, from 0.7 on; theirs stems no words).
 *
 * Candidates come from the multisets of words. What two texts share of them, I, is at least L, and F1 ≥ t means
 * L ≥ t·(m + n) / 2. The multisets' Jaccard similarity, I / (m + n − I), grows with I, so it is at least
 * (t·(m + n) / 2) / ((m + n)·(1 − t / 2)) = t / (2 − t). A multiset is made a set by numbering the occurrences of a word.
 */
export function createRougeL(): Measure {
  const seen = new Counter(2 * MAX_TOKENS);
  const occurrences = new Int32Array(MAX_TOKENS);
  const loaded = new Counter(2 * MAX_TOKENS);
  let loadedTokens = 0;
  let words = 0;
  // For each different word of the loaded text the places where it stands, as `words` words of bits.
  const places = new Int32Array(MAX_TOKENS * MAX_WORDS);
  const row = new Int32Array(MAX_WORDS);

  return {
    maxElements: MAX_TOKENS,
    hashes: 164,
    jaccard: (similarity) => similarity / (2 - similarity),
    listElements(tokens, count, out) {
      seen.clear();
      for (let at = 0; at < count; at++) {
        const token = tokens[at] ?? 0;
        const before = seen.size;
        const place = seen.add(token);
        const occurrence = place === before ? 0 : (occurrences[place] ?? 0) + 1;
        occurrences[place] = occurrence;
        out[at] = occurrence === 0 ? token : finish(token + Math.imul(occurrence, 0x9e3779b1));
      }
      return count;
    },
    load(pool, from, count) {
      loaded.clear();
      loadedTokens = count;
      words = Math.ceil(loadedTokens / BITS);
      for (let at = 0; at < loadedTokens; at++) {
        const before = loaded.size;
        const place = loaded.add(pool[from + at] ?? 0);
        if (place === before) places.fill(0, place * words, (place + 1) * words);
        const word = place * words + Math.floor(at / BITS);
        places[word] = (places[word] ?? 0) | (1 << (at % BITS));
      }
    },
    compare(pool, from, count, _elements, atLeast) {
      const needed = (atLeast / 2) * (loadedTokens + count) - 1e-9;
      let left = count;
      // The rows of the table of common subsequences as bits, 0 where the length grows (Hyyrö, Bit-parallel LCS-length
      // computation revisited, 2004).
      row.fill(FULL, 0, words);
      for (let at = 0; at < count; at++) {
        const place = loaded.placeOf(pool[from + at] ?? 0);
        if (place < 0) {
          if (--left < needed) return 0;
          continue;
        }
        let carry = 0;
        for (let word = 0, bits = place * words; word < words; word++, bits++) {
          const above = row[word] ?? 0;
          const matching = above & (places[bits] ?? 0);
          const sum = above + matching + carry;
          carry = sum >>> BITS;
          row[word] = (sum & FULL) | (above - matching);
        }
      }
      let length = 0;
      for (let word = 0, before = 0; word < words; word++, before += BITS)
        length += countZeros(row[word] ?? 0, Math.min(BITS, loadedTokens - before));
      return (2 * length) / (loadedTokens + count);
    },
  };
}

function countZeros(word: number, bits: number): number {
  let zeros = 0;
  for (let rest = ~word & (2 ** bits - 1); rest !== 0; rest &= rest - 1) zeros++;
  return zeros;
}
