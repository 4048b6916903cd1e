import { planBands } from "../../generation/near-duplicates/bands.ts";
import type { NearDuplicateSettings } from "../../generation/near-duplicates/index.ts";
import type { Measure } from "../../generation/near-duplicates/measure.ts";
import { createPrepare } from "../../generation/near-duplicates/prepare.ts";
import { createRougeL } from "../../generation/near-duplicates/rouge-l.ts";
import { createShingles } from "../../generation/near-duplicates/shingles.ts";
import { countBits, SKETCH_WORDS, slackOf } from "../../generation/near-duplicates/sketch.ts";
import { createPace } from "../../pace.ts";
import { DisjointSets } from "./disjoint-sets.ts";

// Which of many texts are near copies of one another, all of them and not only the nearest: for a split, in which no near
// copy of a row may lie in another part. Texts themselves are not kept, only their sketches and keys: by shingles at 0.8
// that is 64 + 36 bytes a text, and 16 more while they are grouped.

/** Texts whose numbers lie in one array; such arrays are not copied when there are more. */
const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;
/** So many texts with the same key are compared with a text in one band: a phrase that all begin with does not make it slow. */
const MAX_COMPARED = 2_000;

export interface NearGroups {
  /** How many were added. */
  readonly count: number;
  /** Notes the next text: its number is how many were added before it. */
  add(text: string): void;
  /**
   * The group of each text, by number: groups are numbered from 0 in the order of their first texts. Texts at least as alike
   * as the threshold are in the same group (with the recall of the near-copy index, 0.97 at the threshold and more above
   * it), and those that are like the same third one too. What is grouped is decided by sketches, which never take a near
   * copy for none, and sometimes take texts that are a little less alike for near copies: that keeps a few more together.
   */
  group(): Promise<Int32Array>;
}

export function createNearGroups({ measure: name, threshold }: NearDuplicateSettings): NearGroups {
  const measure: Measure = name === "shingles" ? createShingles() : createRougeL();
  const jaccard = measure.jaccard(threshold);
  const banding = planBands(jaccard, measure.hashes);
  const prepare = createPrepare(measure, banding);
  const slack = slackOf(jaccard) + 1e-9;
  const sketches: Int32Array[] = [];
  const elements: Uint16Array[] = [];
  /** By band, then by chunk. */
  const keys: Int32Array[][] = Array.from({ length: banding.bands }, () => []);
  let count = 0;

  /** Whether the sketches of two texts allow that they are near copies. The innermost loop. */
  const isNear = (one: number, other: number): boolean => {
    const [a, b] = [one & (CHUNK - 1), other & (CHUNK - 1)];
    const allowed = slack * ((elements[one >> CHUNK_BITS]?.[a] ?? 0) + (elements[other >> CHUNK_BITS]?.[b] ?? 0));
    const [words, others] = [sketches[one >> CHUNK_BITS] ?? NONE, sketches[other >> CHUNK_BITS] ?? NONE];
    const [from, otherFrom] = [a * SKETCH_WORDS, b * SKETCH_WORDS];
    let differing = 0;
    // Texts that are half alike, of which there may be many, show it early.
    for (let word = 0; word < SKETCH_WORDS && differing <= allowed; word += 2)
      differing += countBits(
        (words[from + word] ?? 0) ^ (others[otherFrom + word] ?? 0),
        (words[from + word + 1] ?? 0) ^ (others[otherFrom + word + 1] ?? 0),
      );
    return differing <= allowed;
  };

  return {
    get count() {
      return count;
    },
    add(text) {
      const [chunk, place] = [count >> CHUNK_BITS, count & (CHUNK - 1)];
      if (place === 0) {
        sketches.push(new Int32Array(CHUNK * SKETCH_WORDS));
        elements.push(new Uint16Array(CHUNK));
        for (const band of keys) band.push(new Int32Array(CHUNK));
      }
      const prepared = prepare(text);
      sketches[chunk]?.set(prepared.words.subarray(prepared.sketch, prepared.sketch + SKETCH_WORDS), place * SKETCH_WORDS);
      const sizes = elements[chunk];
      if (sizes) sizes[place] = prepared.elements;
      for (let band = 0; band < banding.bands; band++) {
        const own = keys[band]?.[chunk];
        if (own) own[place] = prepared.words[prepared.keys + band] ?? 0;
      }
      count++;
    },
    async group() {
      const pace = createPace();
      const sets = new DisjointSets(count);
      // Texts with the same key in a band are a chain: the newest of a slot, and of each text the one before it.
      const slots = 1 << Math.max(4, Math.ceil(Math.log2(count + 1)));
      const newest = new Int32Array(slots);
      const before = new Int32Array(count);
      for (const band of keys) {
        newest.fill(-1);
        for (let text = 0; text < count; text++) {
          const key = band[text >> CHUNK_BITS]?.[text & (CHUNK - 1)] ?? 0;
          const slot = key & (slots - 1);
          const head = newest[slot] ?? -1;
          before[text] = head;
          newest[slot] = text;
          for (let other = head, left = MAX_COMPARED; other >= 0 && left > 0; other = before[other] ?? -1) {
            if ((band[other >> CHUNK_BITS]?.[other & (CHUNK - 1)] ?? 0) !== key) continue;
            left--;
            if (!sets.areOne(text, other) && isNear(text, other)) sets.join(text, other);
          }
          const pause = (text & 63) === 0 && pace();
          if (pause) await pause;
        }
      }
      return sets.number();
    },
  };
}

const NONE = new Int32Array(SKETCH_WORDS);
