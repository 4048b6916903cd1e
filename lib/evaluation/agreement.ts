/** A number between two others, with the 95 % confidence interval. Null where it is not defined: too few, or all alike. */
export interface Estimated {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** How far two raters agree on scores from 1 to 5. */
export interface Agreement {
  /** Rows that both rated. */
  rows: number;
  /** Scores that were compared: rows × criteria. */
  scores: number;
  /** Share of scores that are the same. */
  exact: Estimated;
  /** Share of scores that differ by one at most. */
  withinOne: Estimated;
  /** −1 to 1. */
  spearman: Estimated;
  /** Quadratic-weighted kappa, −1 to 1. */
  kappa: Estimated;
}

/** One row's scores of both, criterion by criterion. */
export interface RatedRow {
  person: readonly number[];
  judge: readonly number[];
}

/** Agreement over all criteria of the rows. Pure: the same rows give the same numbers. */
export function agreementOf(_rows: readonly RatedRow[]): Agreement {
  throw new Error("not yet");
}
