import { axesOf } from "./attributes.ts";
import type { Draft } from "./config.ts";
import { callsPerSeed } from "./plan.ts";

type Asked = Pick<Draft["prompt"], "seeds" | "rowsPerSeed" | "rowsInAll">;

/** Rows that each seed is asked for: the same for all, or a total shared out so that no two differ by more than one. */
export function rowsOfSeeds({ seeds, rowsPerSeed, rowsInAll }: Asked): number[] {
  if (rowsInAll === null) return seeds.map(() => rowsPerSeed ?? 0);
  const share = Math.floor(rowsInAll / Math.max(1, seeds.length));
  const larger = rowsInAll % Math.max(1, seeds.length);
  return seeds.map((_, position) => share + (position < larger ? 1 : 0));
}

/** Rows that a seed is usually asked for, at least one. */
export const usualRowsOfSeed = (asked: Asked): number =>
  Math.max(1, asked.rowsInAll === null ? (asked.rowsPerSeed ?? 1) : (rowsOfSeeds(asked)[0] ?? 1));

/** Calls of all seeds together. What is not filled in counts as one. */
export function callsOfSeeds(prompt: Asked & Pick<Draft["prompt"], "rowsPerCall" | "outputFields" | "attributes">): number {
  const perCall = Math.max(1, prompt.rowsPerCall ?? 1);
  const labels = axesOf(prompt).label?.values.length;
  return rowsOfSeeds(prompt).reduce((sum, rows) => sum + callsPerSeed(Math.max(1, rows), perCall, labels), 0);
}
