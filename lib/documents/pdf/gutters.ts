import type { Row } from "./segment.ts";

/** An upright stripe without text, in points, and how many rows have text on its left and on its right. */
export interface Gutter {
  left: number;
  right: number;
  rowsLeft: number;
  rowsRight: number;
}

/** A gutter is at least so wide, in font sizes, and has text on both of its sides in so many rows. */
const MIN_WIDTH = 0.8;
const MIN_ROWS = 2;

/**
 * The gutters that run through the rows from `start` on, the widest first, and where (exclusive) they end: at the first
 * row that closes the last stripe with text on both sides.
 */
export function findGutters(rows: readonly Row[], start: number): { end: number; gutters: Gutter[] } {
  const width = MIN_WIDTH * (rows[start]?.[0]?.size ?? 10);
  let stripes: Gutter[] = [{ left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY, rowsLeft: 0, rowsRight: 0 }];
  let end = start;
  for (; end < rows.length; end++) {
    const next = narrow(stripes, rows[end] ?? [], width);
    // What is left is the page's own margins.
    if (!next.some(({ left, right }) => Number.isFinite(left) || Number.isFinite(right))) break;
    if (stripes.some(parts) && !next.some(parts)) break;
    stripes = next;
  }
  const wide = stripes.filter(({ rowsLeft, rowsRight }) => Math.min(rowsLeft, rowsRight) >= MIN_ROWS);
  return { end, gutters: wide.toSorted((one, other) => other.right - other.left - (one.right - one.left)) };
}

const parts = ({ rowsLeft, rowsRight }: Gutter) => rowsLeft > 0 && rowsRight > 0;

/** What one more row leaves of the stripes. */
function narrow(stripes: readonly Gutter[], row: Row, width: number): Gutter[] {
  return stripes
    .flatMap((stripe) => without(stripe, row))
    .filter(({ left, right }) => right - left >= width)
    .map((stripe) => ({
      ...stripe,
      rowsLeft: stripe.rowsLeft + (row.some(({ right }) => right <= stripe.left) ? 1 : 0),
      rowsRight: stripe.rowsRight + (row.some(({ left }) => left >= stripe.right) ? 1 : 0),
    }));
}

function without(stripe: Gutter, row: Row): Gutter[] {
  let rest = [stripe];
  for (const { left, right } of row)
    rest = rest.flatMap((one) =>
      right <= one.left || left >= one.right
        ? [one]
        : [
            { ...one, right: Math.max(one.left, left) },
            { ...one, left: Math.min(one.right, right) },
          ],
    );
  return rest;
}
