import type { FinishReason } from "../../inference/types.ts";

type Pair = Record<"prompt" | "completion", string>;

/** One kind of answer that is not what was asked for, and what must become of it. */
export interface BadOutput {
  name: string;
  answer: string | (() => string);
  /** What the endpoint says of the answer's end; `stop` unless named. */
  finish?: FinishReason;
  /** Rows that the call was asked for; 2 unless named. */
  asked?: number;
  /** The rows that must come out of it, exactly these and in this order. */
  rows: readonly Pair[] | (() => readonly Pair[]);
  /** Things that must be counted as invalid; 0 unless named. */
  invalid?: number;
  /** Repeats within the answer; 0 unless named. */
  duplicates?: number;
  /**
   * `repaired`: all rows came out of it. `kept neighbours`: some did, the others are asked for again. `asked again`: none
   * did. `failed`: the call ends with a reason.
   */
  next: "repaired" | "kept neighbours" | "asked again" | "failed";
  /** What the user reads when every try ends like this. */
  reason?: RegExp;
}

// What the answers are made of.

export const A = { prompt: "What is a list?", completion: "A list holds values in order." };
export const B = { prompt: "What is a tuple?", completion: "A tuple cannot be changed." };
export const C = { prompt: "What is a set?", completion: "A set holds each value once." };
export const a = JSON.stringify(A);
export const b = JSON.stringify(B);
export const JSON_OF_BOTH = JSON.stringify({ rows: [A, B] });
export const BOTH = [A, B];

export const pair = (prompt: string, completion: string): Pair => ({ prompt, completion });
