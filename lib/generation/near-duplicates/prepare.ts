import type { Banding } from "./bands.ts";
import type { Measure } from "./measure.ts";
import { createWriteKeys } from "./min-hash.ts";
import { drawSketch, SKETCH_WORDS } from "./sketch.ts";
import { MAX_TOKENS, tokenise } from "./tokens.ts";

/**
 * A text made ready for comparing: the costly part, which needs no index. Good for every index of the same settings. Its
 * numbers are a part of a large array that it shares with others: typed arrays of its own would cost more than all else.
 */
export interface PreparedText {
  readonly words: Int32Array;
  /** Where its sketch begins, `SKETCH_WORDS` long. */
  readonly sketch: number;
  /** Where its keys begin, one for each band. */
  readonly keys: number;
  /** Where its tokens begin: a 32-bit hash of each of its first 512. */
  readonly tokens: number;
  /** How many tokens. */
  readonly count: number;
  /** Size of its set of elements (`Measure.listElements`). */
  readonly elements: number;
}

/** Texts prepared together lie together; it is freed when all of them are. */
const BLOCK = 1 << 15;

export function createPrepare(measure: Measure, banding: Banding): (text: string) => PreparedText {
  const writeKeys = createWriteKeys(banding);
  const scratch = new Int32Array(MAX_TOKENS);
  const elements = new Int32Array(measure.maxElements);
  const head = SKETCH_WORDS + banding.bands;
  let words = new Int32Array(BLOCK);
  let next = 0;
  return (text) => {
    const count = tokenise(text, scratch);
    const size = measure.listElements(scratch, count, elements);
    if (next + head + count > BLOCK) {
      words = new Int32Array(BLOCK);
      next = 0;
    }
    const sketch = next;
    const keys = sketch + SKETCH_WORDS;
    const tokens = sketch + head;
    next = tokens + count;
    drawSketch(elements, size, words, sketch);
    writeKeys(elements, size, words, keys);
    for (let at = 0; at < count; at++) words[tokens + at] = scratch[at] ?? 0;
    return { words, sketch, keys, tokens, count, elements: size };
  };
}
