import { planBands } from "./bands.ts";
import { Buckets } from "./buckets.ts";
import { Entries } from "./entries.ts";
import type { Measure } from "./measure.ts";
import { createPrepare, type PreparedText } from "./prepare.ts";
import { createRougeL } from "./rouge-l.ts";
import { createSearch } from "./search.ts";
import { createShingles } from "./shingles.ts";
import { SHORT_DIFFERENCES, slackOf } from "./sketch.ts";

export type { PreparedText };

export type SimilarityMeasure = "shingles" | "rouge-l";

export interface NearDuplicateSettings {
  measure: SimilarityMeasure;
  /** From which similarity on a text is refused: 0.7, 0.8 or 0.9. */
  threshold: number;
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

export function createNearDuplicateIndex({ measure: name, threshold }: NearDuplicateSettings): NearDuplicateIndex {
  const measure = MEASURES[name]();
  const jaccard = measure.jaccard(threshold);
  const banding = planBands(jaccard, measure.hashes);
  const entries = new Entries(SHORT_DIFFERENCES / (2 * slackOf(jaccard)));
  const buckets = new Buckets(banding.bands);
  return {
    get size() {
      return entries.count - entries.removed;
    },
    prepare: createPrepare(measure, banding),
    find: createSearch({ measure, threshold, bands: banding.bands, entries, buckets }),
    add(text) {
      const entry = entries.add(text);
      buckets.add(text.words, text.keys, entry);
      return entry;
    },
    remove: (entry) => entries.remove(entry),
  };
}
