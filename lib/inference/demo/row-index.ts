import { LIMITS } from "../../generation/config.ts";

const WIDTH = LIMITS.rowsPerCall;

/**
 * The place of a call's row in its topic's sequence. No two (batch, row) share one, whatever count each call has, and a
 * sequence is used nearly from its start, whether calls are many and short or few and long: pairs are numbered in the
 * order of (batch + 1) × (row + 1). A thousand rows of one topic stay below 4,000 at any count.
 */
export function rowIndex(batch: number, row: number): number {
  // Rows beyond the most that a call may have get batches that no run reaches.
  const line = batch + 1 + Math.floor(row / WIDTH) * 1_000_000;
  const column = (row % WIDTH) + 1;
  const product = line * column;
  let before = 0;
  for (let divisor = 1; divisor <= WIDTH; divisor++) {
    before += Math.floor((product - 1) / divisor);
    if (divisor < column && product % divisor === 0) before++;
  }
  return before;
}
