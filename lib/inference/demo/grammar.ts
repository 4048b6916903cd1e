import { choose, type Word } from "./code-words.ts";

export interface Pair {
  prompt: string;
  completion: string;
  /** One sentence on the answer, for output fields that ask for an explanation. */
  summary: string;
  /** Of a template with fields of its own: the row's fields by their names. */
  fields?: Readonly<Record<string, unknown>>;
}

/** Values that fields of a row must have, by the fields' names: a balanced label's, for example. */
export type Wanted = Readonly<Record<string, string>>;

/** All pairs of one topic: some written whole, the others put together from parts. */
export interface Grammar {
  plain: readonly Pair[];
  compose(word: Word): Pair;
}

export type Variables = Readonly<Record<string, readonly string[]>>;

// The parts of a text stand at positions 0 to 7 of a code word, the variables of a task behind them.
const FIRST_VARIABLE = 8;

/** A value for each variable; the first ones when there is no word. */
export function chooseValues(variables: Variables | undefined, word: Word | null): Record<string, string> {
  const entries = Object.entries(variables ?? {}).map(([name, values], place) => [
    name,
    choose(values, word ?? (() => 0), FIRST_VARIABLE + place),
  ]);
  return Object.fromEntries(entries);
}
