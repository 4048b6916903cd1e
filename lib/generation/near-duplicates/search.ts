import type { Buckets } from "./buckets.ts";
import { Candidates } from "./candidates.ts";
import { ADDRESS, ELEMENTS, type Entries, RECORD, SEARCH, TOKENS } from "./entries.ts";
import type { Measure } from "./measure.ts";
import type { PreparedText } from "./prepare.ts";
import { countBits, countDiffering, foldSketch, SKETCH_WORDS, slackOf } from "./sketch.ts";

/** So many entries are looked at for one text: a phrase that stands in every row does not make the time grow with the rows. */
const MAX_LOOKED_AT = 6_000;

/** About so many candidates are compared, those whose sketches differ least. */
const MAX_COMPARED = 64;

export interface Found {
  entry: number;
  /** From the threshold to 1. */
  similarity: number;
}

interface Parts {
  measure: Measure;
  threshold: number;
  bands: number;
  entries: Entries;
  buckets: Buckets;
}

/**
 * Returns the function that finds the entry most similar to a text, at or above the threshold: candidates come from the
 * text's buckets, sketches rule most of them out, and what is left is compared exactly.
 */
export function createSearch({ measure, threshold, bands, entries, buckets }: Parts): (text: PreparedText) => Found | null {
  // Not to lose a pair exactly at the threshold to rounding.
  const slack = slackOf(measure.jaccard(threshold)) + 1e-9;
  const values = new Int32Array(bands);
  const candidates = new Candidates(MAX_LOOKED_AT);
  let search = 0;
  let text: PreparedText;

  /** Makes those of a run of entries candidates whose sketches allow it. The innermost loop: everything in local variables. */
  function look(run: Int32Array, start: number, end: number): void {
    const { words, sketch, elements } = text;
    const { records } = entries;
    const word0 = foldSketch(words, sketch);
    const word1 = foldSketch(words, sketch + 1);
    const word2 = foldSketch(words, sketch + 2);
    const word3 = foldSketch(words, sketch + 3);
    const current = search;
    for (let place = start; place < end; place++) {
      const entry = run[place] ?? 0;
      const record = entry * RECORD;
      // A removed entry's number of elements is negative.
      const theirs = records[record + ELEMENTS] ?? 0;
      const allowed = slack * (elements + theirs);
      let differing = countBits(word0 ^ (records[record] ?? 0), word1 ^ (records[record + 1] ?? 0));
      if (differing > allowed) continue;
      differing += countBits(word2 ^ (records[record + 2] ?? 0), word3 ^ (records[record + 3] ?? 0));
      if (differing > allowed || theirs < 0 || records[record + SEARCH] === current) continue;
      records[record + SEARCH] = current;
      if ((records[record + TOKENS] ?? 0) < 0) {
        const address = records[record + ADDRESS] ?? 0;
        differing = countDiffering(words, sketch, entries.chunkOf(address), entries.offsetOf(address));
        if (differing > allowed) continue;
      }
      candidates.add(entry, differing / allowed);
    }
  }

  /** Looks through the small buckets first, and whole: they say most about a text. */
  function gather(): void {
    const { pool } = buckets;
    let left = MAX_LOOKED_AT;
    let large = 0;
    for (let band = 0; band < bands; band++) {
      const value = values[band] ?? 0;
      if (pool.isLarge(value)) large++;
      else left -= pool.forEachRun(value, left, look);
    }
    for (let band = 0; large > 0 && band < bands; band++) {
      const value = values[band] ?? 0;
      if (pool.isLarge(value)) left -= pool.forEachRun(value, Math.floor(left / large--), look);
    }
  }

  function compareCandidates(): Found | null {
    const { records } = entries;
    let best = -1;
    let similarity = threshold;
    for (let place = 0; place < candidates.count && !(best >= 0 && similarity === 1); place++) {
      const entry = candidates.entryAt(place);
      const record = entry * RECORD;
      const address = records[record + ADDRESS] ?? 0;
      const count = records[record + TOKENS] ?? 0;
      const from = entries.offsetOf(address) + (count < 0 ? SKETCH_WORDS : 0);
      const theirs = measure.compare(entries.chunkOf(address), from, Math.abs(count), records[record + ELEMENTS] ?? 0, similarity);
      if (theirs > similarity || (best < 0 && theirs === similarity)) {
        best = entry;
        similarity = theirs;
      }
    }
    return best < 0 ? null : { entry: best, similarity };
  }

  return (prepared) => {
    text = prepared;
    search = (search + 1) | 0;
    candidates.clear();
    buckets.get(text.words, text.keys, values);
    gather();
    if (candidates.count === 0) return null;
    candidates.keepLikeliest(MAX_COMPARED);
    measure.load(text.words, text.tokens, text.count, text.elements);
    return compareCandidates();
  };
}
