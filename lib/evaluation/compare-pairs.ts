import type { RubricContent } from "./rubric.ts";
import { scoreOf } from "./summarise-scores.ts";

/** Rows that two evaluations scored in the same way, criterion by criterion. */
export interface PairGroup {
  first: readonly number[];
  second: readonly number[];
  rows: number;
}

/** A criterion that both rubrics have, by its places in them. */
export interface SharedCriterion {
  name: string;
  first: number;
  second: number;
}

export interface ComparedPairs {
  both: number;
  same: number;
  firstMean: number | null;
  secondMean: number | null;
  /** Second minus first, rounded to half a point, from −4 to 4. */
  histogram: { difference: number; rows: number }[];
  criteria: { name: string; first: number; second: number }[];
}

export function matchCriteria(first: Pick<RubricContent, "criteria">, second: Pick<RubricContent, "criteria">): SharedCriterion[] {
  const plain = (name: string) => name.trim().toLowerCase();
  return first.criteria.flatMap(({ name }, place) => {
    const other = second.criteria.findIndex((criterion) => plain(criterion.name) === plain(name));
    return other < 0 ? [] : [{ name, first: place, second: other }];
  });
}

const GREATEST = 4;
const STEP = 0.5;

/** What the rows that both have judged say together. Pure. */
export function comparePairs(groups: readonly PairGroup[], shared: readonly SharedCriterion[]): ComparedPairs {
  const both = groups.reduce((sum, { rows }) => sum + rows, 0);
  const meanOf = (value: (group: PairGroup) => number) => groups.reduce((sum, group) => sum + value(group) * group.rows, 0) / both;
  const histogram = Array.from({ length: (2 * GREATEST) / STEP + 1 }, (_, bin) => ({ difference: bin * STEP - GREATEST, rows: 0 }));
  let same = 0;
  for (const { first, second, rows } of groups) {
    const difference = scoreOf(second) - scoreOf(first);
    if (Math.abs(difference) < 1e-9) same += rows;
    // Halves of a step go away from zero on both sides, so that the two sides are told alike.
    const bin = histogram[Math.sign(difference) * Math.round(Math.abs(difference) / STEP) + GREATEST / STEP];
    if (bin) bin.rows += rows;
  }
  return {
    ...{ both, same, histogram },
    firstMean: both === 0 ? null : meanOf(({ first }) => scoreOf(first)),
    secondMean: both === 0 ? null : meanOf(({ second }) => scoreOf(second)),
    criteria:
      both === 0
        ? []
        : shared.map(({ name, first, second }) => ({
            name,
            first: meanOf((group) => group.first[first] ?? 0),
            second: meanOf((group) => group.second[second] ?? 0),
          })),
  };
}
