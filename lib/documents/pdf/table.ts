import type { Gutter } from "./gutters.ts";
import { findGutters } from "./gutters.ts";
import type { Row, Segment } from "./segment.ts";

/** The text of a row's cells, from left to right; an empty cell is an empty text. */
export type TableRow = readonly string[];

/** Lines of one cell are closer than this, in font sizes. */
const LINE_GAP = 1.6;

/**
 * Reads rows parted by gutters as a table's. `used`: how many of them are the table's; lines below it that only happen
 * to leave its gutters free are not.
 */
export function toTableRows(rows: readonly Row[]): { used: number; rows: TableRow[] } {
  const used = endOfTable(rows);
  const inside = rows.slice(0, used);
  const gutters = findGutters(inside, 0).gutters.toSorted((one, other) => one.left - other.left);
  if (!gutters.every((gutter) => hasAlignedCells(inside, gutter))) return { used, rows: [] };
  return { used, rows: byDrawing(inside, gutters) ?? inside.map((row) => toCells(row, gutters)) };
}

/** Cells begin at one place, or hold numbers; the words behind a gap in justified lines do not. In parts of the cells. */
const ALIGNED = 0.7;

function hasAlignedCells(rows: readonly Row[], gutter: Gutter): boolean {
  const cells = rows.flatMap((row) => row.find(({ left }) => left >= gutter.right) ?? []);
  const numbers = cells.filter(({ text }) => /^[^\p{L}]*\p{N}[^\p{L}]*$/u.test(text));
  if (numbers.length >= ALIGNED * cells.length) return true;
  return cells.some((one) => cells.filter(({ left }) => Math.abs(left - one.left) < 0.3 * one.size).length >= ALIGNED * cells.length);
}

/** A table is so many rows of at least two cells. */
export function isTable(rows: readonly TableRow[]): boolean {
  return rows.filter((row) => row.filter((cell) => cell !== "").length > 1).length >= 2;
}

function endOfTable(rows: readonly Row[]): number {
  let end = rows.length;
  while (end > 1 && rows[end - 1]?.length === 1 && !continuesCell(rows, end - 1)) end--;
  return end;
}

/** Whether a line that is alone in its row is the next line of a cell above it. */
function continuesCell(rows: readonly Row[], index: number): boolean {
  const line = rows[index]?.[0];
  const above = rows[index - 1];
  if (!line || !above) return false;
  const first = above[0];
  const isFirstColumn = first !== undefined && line.left < first.right;
  return (
    !isFirstColumn &&
    above.some((cell) => cell.left < line.right && line.left < cell.right && line.baseline - cell.baseline < LINE_GAP * line.size)
  );
}

const columnOf = (segment: Segment, gutters: readonly Gutter[]) => gutters.filter(({ right }) => segment.left >= right).length;

function toCells(row: Row, gutters: readonly Gutter[]): TableRow {
  const cells = Array.from({ length: gutters.length + 1 }, () => "");
  for (const segment of row) put(cells, columnOf(segment, gutters), segment);
  return cells;
}

function put(cells: string[], column: number, segment: Segment): void {
  const before = cells[column];
  cells[column] = before ? `${before} ${segment.text}` : segment.text;
}

/**
 * The rows as the file draws them, cell after cell, so that a cell of several lines stays together; `undefined` if the
 * file draws them in another order (a row would begin above the one before it).
 */
function byDrawing(rows: readonly Row[], gutters: readonly Gutter[]): TableRow[] | undefined {
  const drawn = rows.flat().toSorted((one, other) => one.order - other.order);
  const table: string[][] = [];
  let column = -1;
  let top = Number.NEGATIVE_INFINITY;
  let last: Segment | undefined;
  for (const segment of drawn) {
    const at = columnOf(segment, gutters);
    const sameCell = at === column && last !== undefined && segment.baseline - last.baseline < LINE_GAP * segment.size;
    if (!sameCell && at <= column) column = -1;
    if (column === -1) {
      if (segment.baseline < top) return undefined;
      top = segment.baseline;
      table.push(Array.from({ length: gutters.length + 1 }, () => ""));
    } else if (segment.baseline < top - segment.size) return undefined;
    const cells = table.at(-1);
    if (cells) put(cells, at, segment);
    column = at;
    last = segment;
  }
  return table;
}
