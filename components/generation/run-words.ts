// What the shared parts of a run's page call the run and what it makes: a generation makes pairs, a judge's run judgements.

export interface RunWords {
  /** The run itself. */
  run: string;
  /** One of what it makes. */
  one: string;
  many: string;
  /** What was done to those that are there. */
  made: string;
  toMake: string;
  /** What to do after it was cancelled. */
  again: string;
}

export const GENERATION_WORDS: RunWords = {
  ...{ run: "generation", one: "pair", many: "pairs", made: "made", toMake: "still to make" },
  again: "clone it into a new draft",
};

export const EVALUATION_WORDS: RunWords = {
  ...{ run: "evaluation", one: "row", many: "rows", made: "judged", toMake: "still to judge" },
  again: "run it again",
};
