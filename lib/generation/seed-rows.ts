import { axesOf } from "./attributes.ts";
import { type Draft, normaliseSeed, type SeedNumbers, totalRows } from "./config.ts";
import { callsPerSeed } from "./plan.ts";

/** Rows that each seed is asked for: its own number, the same for all, or a total shared out so that no two differ by more than one. */
export function rowsOfSeeds({ seeds, rowsPerSeed, rowsInAll, rowsOfEach }: SeedNumbers): number[] {
  if (rowsOfEach !== null) return seeds.map((_, position) => rowsOfEach[position] ?? 0);
  if (rowsInAll === null) return seeds.map(() => rowsPerSeed ?? 0);
  const share = Math.floor(rowsInAll / Math.max(1, seeds.length));
  const larger = rowsInAll % Math.max(1, seeds.length);
  return seeds.map((_, position) => share + (position < larger ? 1 : 0));
}

/** Rows that a seed is usually asked for, at least one: on average, where seeds have numbers of their own. */
export function usualRowsOfSeed(asked: SeedNumbers): number {
  if (asked.rowsOfEach !== null) return Math.max(1, Math.round(totalRows(asked) / Math.max(1, asked.seeds.length)));
  return Math.max(1, asked.rowsInAll === null ? (asked.rowsPerSeed ?? 1) : (rowsOfSeeds(asked)[0] ?? 1));
}

/**
 * The numbers of a list of seeds that was changed: a seed that stays keeps its own, one that was rewritten in its place too,
 * and a new one has `usual`.
 */
export function alignRows(before: readonly string[], rows: readonly number[], after: readonly string[], usual: number): number[] {
  const known = new Map(before.map((seed, position) => [normaliseSeed(seed), rows[position] ?? usual]));
  const sameLength = before.length === after.length;
  return after.map((seed, position) => known.get(normaliseSeed(seed)) ?? (sameLength ? (rows[position] ?? usual) : usual));
}

/** Calls of all seeds together. What is not filled in counts as one. */
export function callsOfSeeds(prompt: SeedNumbers & Pick<Draft["prompt"], "rowsPerCall" | "outputFields" | "attributes">): number {
  const perCall = Math.max(1, prompt.rowsPerCall ?? 1);
  const labels = axesOf(prompt).label?.values.length;
  return rowsOfSeeds(prompt).reduce((sum, rows) => sum + callsPerSeed(Math.max(1, rows), perCall, labels), 0);
}
