/** One call that is to be made: `count` rows of one seed. */
export interface PlannedCall {
  /** The seed's position in the list, from 0. */
  seed: number;
  count: number;
  /** Number of this call within its seed, from 0. */
  batch: number;
}

/** Cuts a number of rows into calls of at most `rowsPerCall`, the last one smaller. */
export function splitRows(rows: number, rowsPerCall: number): number[] {
  const whole = Math.floor(rows / rowsPerCall);
  const rest = rows % rowsPerCall;
  return [...Array<number>(whole).fill(rowsPerCall), ...(rest > 0 ? [rest] : [])];
}

/** Calls that each seed gets. @param labels values of a balanced field, for each of which there are calls of its own */
export function callsPerSeed(rowsPerSeed: number, rowsPerCall: number, labels = 1): number {
  const share = Math.floor(rowsPerSeed / labels);
  const larger = rowsPerSeed % labels;
  return larger * Math.ceil((share + 1) / rowsPerCall) + (labels - larger) * Math.ceil(share / rowsPerCall);
}

/**
 * The calls of a generation, round-robin over the seeds, so that every seed shows its first rows early.
 * @param rows of each seed
 */
export function planSeedCalls(rows: readonly number[], rowsPerCall: number): PlannedCall[] {
  const counts = rows.map((own) => splitRows(own, rowsPerCall));
  const rounds = counts.reduce((most, own) => Math.max(most, own.length), 0);
  return Array.from({ length: rounds }, (_, batch) => batch).flatMap((batch) =>
    counts.flatMap((own, seed) => {
      const count = own[batch];
      return count === undefined ? [] : [{ seed, count, batch }];
    }),
  );
}

/** As `planSeedCalls`, with the same number of rows for each seed. */
export const planCalls = (seedCount: number, rowsPerSeed: number, rowsPerCall: number): PlannedCall[] =>
  planSeedCalls(Array<number>(seedCount).fill(rowsPerSeed), rowsPerCall);
