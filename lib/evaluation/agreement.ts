import { sampleCorrelation } from "simple-statistics";

// How far a person and a judge agree on scores from 1 to 5.

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
  /** Spearman's rank correlation, ties by their mean rank, −1 to 1. */
  spearman: Estimated;
  /** Quadratic-weighted kappa, −1 to 1. */
  kappa: Estimated;
}

/** One row's scores of both, criterion by criterion. */
export interface RatedRow {
  person: readonly number[];
  judge: readonly number[];
}

const LEVELS = 5;

const indexOf = (score: number) => Math.min(LEVELS, Math.max(1, Math.round(score))) - 1;

/** How often the person gave i + 1 where the judge gave j + 1: all that the four numbers depend on. */
export type ScoreTable = number[][];

const emptyTable = (): ScoreTable => Array.from({ length: LEVELS }, () => Array<number>(LEVELS).fill(0));

export function tableOf(rows: readonly RatedRow[]): ScoreTable {
  const table = emptyTable();
  for (const { person, judge } of rows)
    for (const [place, score] of person.entries()) {
      const own = table[indexOf(score)];
      const other = indexOf(judge[place] ?? 0);
      if (own && judge[place] !== undefined) own[other] = (own[other] ?? 0) + 1;
    }
  return table;
}

const cells = (table: ScoreTable) => table.flatMap((line, i) => line.map((count, j) => ({ i, j, count })));
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Share of scores at most `distance` apart; null without any. */
export function shareWithin(table: ScoreTable, distance: number): number | null {
  const all = sumOf(table.flat());
  const near = cells(table).filter(({ i, j }) => Math.abs(i - j) <= distance);
  return all === 0 ? null : sumOf(near.map(({ count }) => count)) / all;
}

/**
 * Cohen's kappa with quadratic weights (J. Cohen 1968, “Weighted kappa: nominal scale agreement with provision for scaled
 * disagreement or partial credit”, Psychological Bulletin 70(4), 213–220, https://doi.org/10.1037/h0026256):
 * κ = 1 − Σ v·o / Σ v·e with the weights of disagreement v = (i − j)² / (k − 1)², the observed shares o, and the shares e that
 * chance alone would give with the same totals. 1: the same everywhere; 0: no better than chance. Null where chance alone
 * would not disagree: both gave one and the same score throughout.
 */
export function quadraticKappa(table: ScoreTable): number | null {
  const all = sumOf(table.flat());
  const persons = table.map(sumOf);
  const judges = table.map((_, j) => sumOf(table.map((line) => line[j] ?? 0)));
  let observed = 0;
  let expected = 0;
  for (const { i, j, count } of cells(table)) {
    const weight = (i - j) ** 2 / (LEVELS - 1) ** 2;
    observed += weight * count;
    expected += (weight * (persons[i] ?? 0) * (judges[j] ?? 0)) / Math.max(1, all);
  }
  return expected === 0 ? null : 1 - observed / expected;
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties having the mean of theirs (C. Spearman 1904). With five levels
 * almost all are ties, for which simple-statistics' own `sampleRankCorrelation` has no rule. Null when a rater gave one score
 * throughout.
 */
export function spearman(table: ScoreTable): number | null {
  const persons = meanRanks(table.map(sumOf));
  const judges = meanRanks(table.map((_, j) => sumOf(table.map((line) => line[j] ?? 0))));
  const ranks = cells(table).flatMap(({ i, j, count }) =>
    Array.from({ length: count }, () => ({ person: persons[i] ?? 0, judge: judges[j] ?? 0 })),
  );
  if (ranks.length < 2) return null;
  const value = sampleCorrelation(
    ranks.map(({ person }) => person),
    ranks.map(({ judge }) => judge),
  );
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : null;
}

/** The rank of each level, counted from 1, where `counts` have it. */
function meanRanks(counts: readonly number[]): number[] {
  let passed = 0;
  return counts.map((count) => {
    const rank = passed + (count + 1) / 2;
    passed += count;
    return rank;
  });
}

const RESAMPLES = 1_000;

/**
 * Agreement over all criteria of the rows. The intervals are percentiles of a bootstrap over rows, for the criteria of one row
 * are not independent (B. Efron 1979, https://doi.org/10.1214/aos/1176344552); it is seeded, so that the same rows always give
 * the same numbers. Pure.
 */
export function agreementOf(rows: readonly RatedRow[]): Agreement {
  const tables = rows.map((row) => tableOf([row]));
  const whole = addTables(tables);
  const random = seeded(rows.length);
  const resamples =
    rows.length < 2
      ? []
      : Array.from({ length: RESAMPLES }, () => addTables(tables.map(() => tables[Math.floor(random() * tables.length)] ?? emptyTable())));
  const estimate = (measure: (table: ScoreTable) => number | null): Estimated => {
    const value = measure(whole);
    if (value === null) return { value, low: null, high: null };
    return { value, ...intervalOf(resamples.map(measure)) };
  };
  return {
    ...{ rows: rows.length, scores: sumOf(whole.flat()) },
    exact: estimate((table) => shareWithin(table, 0)),
    withinOne: estimate((table) => shareWithin(table, 1)),
    spearman: estimate(spearman),
    kappa: estimate(quadraticKappa),
  };
}

function addTables(tables: readonly ScoreTable[]): ScoreTable {
  const sum = emptyTable();
  for (const table of tables)
    for (const [i, line] of table.entries()) {
      const own = sum[i];
      if (own) for (const [j, count] of line.entries()) own[j] = (own[j] ?? 0) + count;
    }
  return sum;
}

/** From the 2.5th to the 97.5th percentile; none when half of the samples or more have no number. */
function intervalOf(values: readonly (number | null)[]): Pick<Estimated, "low" | "high"> {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  if (known.length === 0 || known.length * 2 < values.length) return { low: null, high: null };
  const at = (share: number) => known[Math.min(known.length - 1, Math.floor(share * known.length))] ?? null;
  return { low: at(0.025), high: at(0.975) };
}

/** Numbers from 0 to 1, always the same for a seed: mulberry32 (T. Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
