import type { RubricContent } from "./rubric.ts";

/** Rows with one score in the first evaluation and one in the second, 1 to 5. */
export interface PairGroup {
  first: number;
  second: number;
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
export function comparePairs(groups: readonly PairGroup[]): ComparedPairs {
  const both = groups.reduce((sum, { rows }) => sum + rows, 0);
  const meanOf = (value: (group: PairGroup) => number) => groups.reduce((sum, group) => sum + value(group) * group.rows, 0) / both;
  const histogram = Array.from({ length: (2 * GREATEST) / STEP + 1 }, (_, bin) => ({ difference: bin * STEP - GREATEST, rows: 0 }));
  let same = 0;
  for (const { first, second, rows } of groups) {
    const difference = second - first;
    if (Math.abs(difference) < 1e-9) same += rows;
    // Halves of a step go away from zero on both sides, so that the two sides are told alike.
    const bin = histogram[Math.sign(difference) * Math.round(Math.abs(difference) / STEP) + GREATEST / STEP];
    if (bin) bin.rows += rows;
  }
  return {
    ...{ both, same, histogram },
    firstMean: both === 0 ? null : meanOf(({ first }) => first),
    secondMean: both === 0 ? null : meanOf(({ second }) => second),
  };
}
