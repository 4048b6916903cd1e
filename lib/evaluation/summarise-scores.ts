/** Rows with the same score. */
export interface ScoreGroup {
  /** Mean of the criteria, 1 to 5. */
  score: number;
  rows: number;
}

/** Rows with the same scores for some of the criteria. */
export interface CriteriaGroup {
  /** 1 to 5, in the rubric's order. */
  criteria: readonly number[];
  rows: number;
}

type FiveCounts = [number, number, number, number, number];

export interface ScoreSummary {
  judged: number;
  /** 1 to 5; null without rows. */
  mean: number | null;
  median: number | null;
  /** Eight bins of half a point from 1 to 5; a bin holds its `from`, the last one its `to` too. */
  histogram: { from: number; to: number; rows: number }[];
}

export interface CriterionSummary {
  mean: number | null;
  /** The rows with the scores 1 to 5. */
  counts: FiveCounts;
}

const BINS = 8;
const WIDTH = 0.5;

/** The bin of a score, from 0. */
const binOf = (score: number) => Math.min(BINS - 1, Math.max(0, Math.floor((score - 1) / WIDTH)));

/** The mean of a row's criteria. */
export const scoreOf = (criteria: readonly number[]): number => criteria.reduce((sum, score) => sum + score, 0) / criteria.length;

/** What all scores of an evaluation say together. Pure. */
export function summariseScores(groups: readonly ScoreGroup[]): ScoreSummary {
  const histogram = Array.from({ length: BINS }, (_, bin) => ({ from: 1 + bin * WIDTH, to: 1 + (bin + 1) * WIDTH, rows: 0 }));
  let judged = 0;
  let sum = 0;
  for (const { score, rows } of groups) {
    judged += rows;
    sum += score * rows;
    const bin = histogram[binOf(score)];
    if (bin) bin.rows += rows;
  }
  return { judged, mean: judged === 0 ? null : sum / judged, median: medianOf(groups, judged), histogram };
}

/** The middle score, or the mean of the two in the middle. */
function medianOf(groups: readonly ScoreGroup[], judged: number): number | null {
  if (judged === 0) return null;
  const sorted = groups.toSorted((one, other) => one.score - other.score);
  const at = (place: number) => {
    let passed = 0;
    for (const { score, rows } of sorted) {
      passed += rows;
      if (passed > place) return score;
    }
    return 0;
  };
  return (at(Math.floor((judged - 1) / 2)) + at(Math.floor(judged / 2))) / 2;
}

/** What the scores say of each of `count` criteria. Pure. */
export function summariseCriteria(groups: readonly CriteriaGroup[], count: number): CriterionSummary[] {
  const all = Array.from({ length: count }, (): FiveCounts => [0, 0, 0, 0, 0]);
  for (const { criteria, rows } of groups)
    for (const [place, value] of criteria.entries()) {
      const own = all[place];
      if (own && value >= 1 && value <= 5) own[value - 1] = (own[value - 1] ?? 0) + rows;
    }
  return all.map((counts) => ({ mean: meanOf(counts), counts }));
}

function meanOf(counts: FiveCounts): number | null {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return rows === 0 ? null : counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / rows;
}
