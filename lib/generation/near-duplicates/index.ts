import { planBands } from "./bands.ts";
import { BlockPool, Buckets } from "./buckets.ts";
import { ADDRESS, ELEMENTS, Entries, RECORD, SEARCH, TOKENS } from "./entries.ts";
import type { Measure } from "./measure.ts";
import { createBandKeys } from "./min-hash.ts";
import { createRougeL } from "./rouge-l.ts";
import { createShingles } from "./shingles.ts";
import { countBits, drawSketch, foldedWord, SKETCH_WORDS } from "./sketch.ts";
import { MAX_TOKENS, tokenise } from "./tokens.ts";

export type SimilarityMeasure = "shingles" | "rouge-l";

export interface NearDuplicateSettings {
  measure: SimilarityMeasure;
  /** From which similarity on a text is refused: 0.7, 0.8 or 0.9. */
  threshold: number;
}

/** A text made ready for comparing: the costly part, which needs no index. Good for every index of the same settings. */
export interface PreparedText {
  readonly tokens: Int32Array;
  readonly elements: number;
  readonly sketch: Int32Array;
  readonly keys: Int32Array;
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

const MEASURES: Record<SimilarityMeasure, () => Measure> = { shingles: createShingles, "rouge-l": createRougeL };

/** How many of a bucket's newest entries are looked at. */
const BUCKET_LIMIT = 4_096;

export function createNearDuplicateIndex({ measure: name, threshold }: NearDuplicateSettings): NearDuplicateIndex {
  const measure = MEASURES[name]();
  const banding = planBands(measure.jaccard(threshold), measure.hashes);
  const { bands } = banding;
  const writeKeys = createBandKeys(banding);
  const pool = new BlockPool();
  const buckets = Array.from({ length: bands }, (_, band) => new Buckets(pool, 0.5 + (0.3 * band) / bands));
  const entries = new Entries();
  let removed = 0;
  let search = 0;

  const tokens = new Int32Array(MAX_TOKENS);
  const elements = new Int32Array(measure.maxElements);
  const values = new Int32Array(bands);

  function find(text: PreparedText) {
    search = (search + 1) | 0;
    let best = -1;
    let atLeast = threshold;
    let slack = slackOf(measure.jaccard(atLeast));
    let loaded = false;
    const { sketch } = text;
    const word0 = foldedWord(sketch, 0);
    const word1 = foldedWord(sketch, 1);
    const word2 = foldedWord(sketch, 2);
    const word3 = foldedWord(sketch, 3);
    const records = entries.records;

    const consider = (entry: number) => {
      const record = entry * RECORD;
      const theirs = records[record + ELEMENTS] ?? -1;
      const allowed = slack * (text.elements + theirs);
      const differing = countBits(word0 ^ (records[record] ?? 0), word1 ^ (records[record + 1] ?? 0));
      if (differing > allowed) return;
      if (differing + countBits(word2 ^ (records[record + 2] ?? 0), word3 ^ (records[record + 3] ?? 0)) > allowed) return;
      if (theirs < 0 || records[record + SEARCH] === search) return;
      records[record + SEARCH] = search;
      const address = records[record + ADDRESS] ?? 0;
      const chunk = entries.chunkOf(address);
      let from = entries.offsetOf(address);
      let count = records[record + TOKENS] ?? 0;
      if (count < 0) {
        let all = 0;
        for (let word = 0; word < SKETCH_WORDS; word += 2)
          all += countBits((sketch[word] ?? 0) ^ (chunk[from + word] ?? 0), (sketch[word + 1] ?? 0) ^ (chunk[from + word + 1] ?? 0));
        if (all > allowed) return;
        from += SKETCH_WORDS;
        count = -count;
      }
      if (!loaded) {
        measure.load(text);
        loaded = true;
      }
      const similarity = measure.compare(chunk, from, count, theirs, atLeast);
      if (similarity < atLeast || (best >= 0 && similarity === atLeast)) return;
      best = entry;
      atLeast = similarity;
      slack = slackOf(measure.jaccard(atLeast));
    };

    // All bands first: the processor waits for the memory of all of them at once.
    for (let band = 0; band < bands; band++) values[band] = buckets[band]?.get(text.keys[band] ?? 0) ?? 0;
    for (let band = 0; band < bands && !(best >= 0 && atLeast === 1); band++) {
      let value = values[band] ?? 0;
      for (let left = BUCKET_LIMIT; value < 0 && left > 0; ) {
        const chunk = pool.chunkOf(-value);
        const first = pool.firstOf(-value);
        const last = first + pool.countOf(-value) - 1;
        for (let at = last; at >= first; at--) consider(chunk[at] ?? 0);
        left -= last - first + 1;
        value = pool.olderOf(-value);
      }
      if (value > 0) consider(value - 1);
    }
    return best < 0 ? null : { entry: best, similarity: atLeast };
  }

  return {
    get size() {
      return entries.count - removed;
    },
    prepare(text) {
      const count = tokenise(text, tokens);
      const size = measure.listElements(tokens, count, elements);
      const keys = new Int32Array(bands);
      writeKeys(elements, size, keys);
      return { tokens: tokens.slice(0, count), elements: size, sketch: drawSketch(elements, size), keys };
    },
    find,
    add(text) {
      const entry = entries.add(text.tokens, text.elements, text.sketch);
      for (let band = 0; band < bands; band++) buckets[band]?.add(text.keys[band] ?? 0, entry);
      return entry;
    },
    remove(entry) {
      const at = entry * RECORD + ELEMENTS;
      const size = entry < entries.count ? (entries.records[at] ?? 0) : 0;
      if (size <= 0) return;
      entries.records[at] = -size;
      removed++;
    },
  };
}

/** Sets of a Jaccard similarity of at least J differ in at most (1 − J) / (1 + J) of the sum of their sizes. */
const slackOf = (jaccard: number): number => (1 - jaccard) / (1 + jaccard) + 1e-9;
