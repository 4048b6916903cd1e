import { findGutters, type Gutter } from "./gutters.ts";
import type { Row, Segment } from "./segment.ts";
import { isTable, type TableRow, toTableRows } from "./table.ts";

/** A stretch of a page in reading order: lines of one column, or a table. `follows`: the text runs on from the block before it. */
export type Block = { kind: "lines"; lines: readonly Row[]; follows: boolean } | { kind: "table"; rows: readonly TableRow[] };

/** Columns are looked for on pages of at most so many lines; a page for people has a hundred. */
const MAX_ROWS = 2_000;
/** Columns within columns, so deep. */
const MAX_DEPTH = 4;

/**
 * Puts a page's rows in reading order: looks from the top for the longest stretch of rows through which a gutter runs;
 * if that parts columns, one column is read after the other, if it parts the cells of a table, row after row.
 */
export function layOut(rows: readonly Row[], depth = 0): Block[] {
  if (rows.length > MAX_ROWS || depth > MAX_DEPTH) return [{ kind: "lines", lines: rows, follows: false }];
  const blocks: Block[] = [];
  let plain: Row[] = [];
  const endPlain = () => {
    if (plain.length > 0) blocks.push({ kind: "lines", lines: plain, follows: false });
    plain = [];
  };
  for (let start = 0; start < rows.length; ) {
    const found = findParted(rows, start);
    const row = rows[start];
    if (!found || !row) {
      if (row) plain.push(row);
      start++;
      continue;
    }
    endPlain();
    if (found.kind === "table") blocks.push({ kind: "table", rows: found.rows });
    else blocks.push(...layOutColumns(found.columns, depth));
    start = found.end;
  }
  endPlain();
  return blocks;
}

function layOutColumns(columns: readonly (readonly Row[])[], depth: number): Block[] {
  return columns.flatMap((column, index) =>
    layOut(column, depth + 1).map((block, first) =>
      block.kind === "lines" && index > 0 && first === 0 ? { ...block, follows: true } : block,
    ),
  );
}

type Parted = { end: number } & ({ kind: "columns"; columns: Row[][] } | { kind: "table"; rows: TableRow[] });

function findParted(rows: readonly Row[], start: number): Parted | undefined {
  const first = rows[start];
  if (!first) return undefined;
  const band = findGutters(rows, start);
  if (band.gutters.length === 0) return undefined;
  const inside = rows.slice(start, band.end);
  const gutter = band.gutters.find((one) => partsColumns(inside, one, band.gutters));
  if (gutter) return { kind: "columns", end: band.end, columns: split(inside, gutter) };
  // A table begins with a row of several cells, not with the short line above it.
  if (first.length < 2) return undefined;
  const table = toTableRows(inside);
  return isTable(table.rows) ? { kind: "table", end: start + table.used, rows: table.rows } : undefined;
}

function split(rows: readonly Row[], gutter: Gutter): Row[][] {
  const left = rows.map((row) => row.filter((segment) => segment.right <= gutter.right)).filter((row) => row.length > 0);
  const right = rows.map((row) => row.filter((segment) => segment.right > gutter.right)).filter((row) => row.length > 0);
  const all = rows.flat();
  const rtl = all.filter((segment) => segment.rtl).length > all.length / 2;
  return rtl ? [right, left] : [left, right];
}

/** What a column of text must have at least: lines, width in font sizes, and how much of its width a middling line fills. */
const SURE = { lines: 2, width: 6, filled: 0.45 };
const UNSURE = { lines: 10, width: 12, filled: 0.85 };

/**
 * Whether a gutter parts columns rather than cells. If the file draws one side after the other, little more is asked;
 * if it draws line by line across the gutter, only long columns of full lines are taken for columns.
 */
function partsColumns(rows: readonly Row[], gutter: Gutter, gutters: readonly Gutter[]): boolean {
  // Of three columns, each two that are side by side.
  const from = Math.max(...gutters.filter(({ right }) => right <= gutter.left).map(({ right }) => right), Number.NEGATIVE_INFINITY);
  const to = Math.min(...gutters.filter(({ left }) => left >= gutter.right).map(({ left }) => left), Number.POSITIVE_INFINITY);
  const left = linesWithin(rows, from, gutter.left);
  const right = linesWithin(rows, gutter.right, to);
  const drawn = [...left, ...right].toSorted((one, other) => one.order - other.order);
  const changes = drawn.filter((line, index) => index > 0 && left.includes(line) !== left.includes(drawn[index - 1] ?? line)).length;
  const needs = changes <= 1 + Math.min(left.length, right.length) / 10 ? SURE : UNSURE;
  return [left, right].every((side) => isColumn(side, needs));
}

type Extent = Pick<Segment, "left" | "right" | "size" | "order">;

/** The part of each row that lies between two places; the gaps in it are those of justified words. */
function linesWithin(rows: readonly Row[], from: number, to: number): Extent[] {
  return rows.flatMap((row) => {
    const inside = row.filter(({ left, right }) => left >= from && right <= to);
    const [first] = inside;
    const last = inside.at(-1);
    return first && last ? [{ left: first.left, right: last.right, size: first.size, order: first.order }] : [];
  });
}

function isColumn(lines: readonly Extent[], needs: typeof SURE): boolean {
  if (lines.length < needs.lines) return false;
  const width = Math.max(...lines.map(({ right }) => right)) - Math.min(...lines.map(({ left }) => left));
  const size = median(lines.map((line) => line.size));
  const filled = median(lines.map((line) => (line.right - line.left) / width));
  return width >= needs.width * size && filled >= needs.filled;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
