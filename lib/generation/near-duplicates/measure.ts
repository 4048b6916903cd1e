/** How two texts are compared: by sets made of their tokens. A `Measure` keeps working memory: one for each index. */
export interface Measure {
  /** Most elements a text can have. */
  readonly maxElements: number;
  /** How many MinHash values one text may have: more where the sets are smaller or less similar. */
  readonly hashes: number;
  /** The least Jaccard similarity that the sets of elements of two texts of this similarity can have. */
  jaccard(similarity: number): number;
  /** Writes the set of elements of a text's first `count` tokens, as 32-bit numbers; returns how many. */
  listElements(tokens: Int32Array, count: number, out: Int32Array): number;
  /** Names the text that `compare` compares with: its `count` tokens stand in `words` from `from`; `elements` is the size of its set. */
  load(words: Int32Array, from: number, count: number, elements: number): void;
  /**
   * The similarity of the loaded text and the one whose `count` tokens stand in `pool` from `from`, 0 to 1; any number below
   * `atLeast` when it is below that.
   */
  compare(pool: Int32Array, from: number, count: number, elements: number, atLeast: number): number;
}
