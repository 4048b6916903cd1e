import type { Banding } from "./bands.ts";
import type { Measure } from "./measure.ts";
import { createWriteKeys } from "./min-hash.ts";
import { drawSketch } from "./sketch.ts";
import { MAX_TOKENS, tokenise } from "./tokens.ts";

/** A text made ready for comparing: the costly part, which needs no index. Good for every index of the same settings. */
export interface PreparedText {
  /** A 32-bit hash of each of its first 512 tokens. */
  readonly tokens: Int32Array;
  /** Size of its set of elements (`Measure.listElements`). */
  readonly elements: number;
  readonly sketch: Int32Array;
  /** One for each band. */
  readonly keys: Int32Array;
}

export function createPrepare(measure: Measure, banding: Banding): (text: string) => PreparedText {
  const writeKeys = createWriteKeys(banding);
  const tokens = new Int32Array(MAX_TOKENS);
  const elements = new Int32Array(measure.maxElements);
  return (text) => {
    const count = tokenise(text, tokens);
    const size = measure.listElements(tokens, count, elements);
    const keys = new Int32Array(banding.bands);
    writeKeys(elements, size, keys);
    return { tokens: tokens.slice(0, count), elements: size, sketch: drawSketch(elements, size), keys };
  };
}
