import type { LineJoiner } from "./hyphens.ts";
import type { Row, Segment } from "./segment.ts";

/** A line of a column, of one or more segments. */
export type Line = Segment;

/** A new paragraph: a gap between lines of so many times the usual one, or an indentation of so many font sizes. */
const PARAGRAPH_GAP = 1.3;
const MIN_INDENT = 0.8;
const MAX_INDENT = 6;
/** A line that ends so much before the column does, at a full stop, ends its paragraph. In parts of the width. */
const SHORT = 0.2;
const SENTENCE_END = /[.!?:;。！？؟…]["'”’»)\]]*$/u;
const ITEM = /^([•◦▪‣●○■□·➢✓–—*-]|\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])\s/;
/** Sizes that differ by less are the same. */
const SAME_SIZE = 0.08;

export interface Paragraph {
  text: string;
  size: number;
  lines: number;
  code: boolean;
}

export function toLine(row: Row): Line {
  const [first] = row;
  if (row.length === 1 && first) return first;
  const main = row.reduce((most, one) => (one.text.length > most.text.length ? one : most));
  const ordered = main.rtl ? row.toReversed() : row;
  return {
    ...main,
    text: ordered.map(({ text }) => text).join(" "),
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    mono: row.every(({ mono }) => mono),
    order: Math.min(...row.map(({ order }) => order)),
  };
}

/** Joins a column's lines to paragraphs; lines of code stay lines, with their indentation. */
export function toParagraphs(lines: readonly Line[], joiner: LineJoiner): Paragraph[] {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const leading = usualLeading(lines);
  const paragraphs: Paragraph[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (!open || !before || begins(before, line, { left, right, leading })) {
      const text = line.mono ? indentation(line, left) + line.text : line.text;
      paragraphs.push({ text, size: line.size, lines: 1, code: line.mono });
    } else {
      open.text = open.code
        ? `${open.text}${blankLines(before, line, leading)}\n${indentation(line, left)}${line.text}`
        : joiner.join(open.text, line.text);
      open.lines++;
    }
    before = line;
  }
  return paragraphs;
}

type Column = { left: number; right: number; leading: number };

function begins(before: Line, line: Line, column: Column): boolean {
  if (before.mono !== line.mono) return true;
  const gap = line.baseline - before.baseline;
  if (line.mono) return gap > 4 * column.leading;
  if (Math.abs(line.size - before.size) > SAME_SIZE * Math.max(line.size, before.size)) return true;
  if (gap > PARAGRAPH_GAP * column.leading || ITEM.test(line.text)) return true;
  const indent = line.rtl ? before.right - line.right : line.left - before.left;
  if (indent > MIN_INDENT * line.size && indent < MAX_INDENT * line.size && !ITEM.test(before.text)) return true;
  const rest = line.rtl ? before.left - column.left : column.right - before.right;
  return rest > SHORT * (column.right - column.left) && SENTENCE_END.test(before.text);
}

/** The middling distance between lines; headings and gaps are the exceptions. */
function usualLeading(lines: readonly Line[]): number {
  const gaps = lines.slice(1).map((line, index) => line.baseline - (lines[index]?.baseline ?? 0));
  const sorted = gaps.filter((gap) => gap > 0).toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1.2 * (lines[0]?.size ?? 10);
}

/** A monospaced letter is 0.6 of its size wide. */
function indentation(line: Line, left: number): string {
  const wide = line.text.length > 0 ? (line.right - line.left) / line.text.length : 0.6 * line.size;
  return " ".repeat(Math.min(80, Math.max(0, Math.round((line.left - left) / (wide || 1)))));
}

function blankLines(before: Line, line: Line, leading: number): string {
  return "\n".repeat(Math.min(3, Math.max(0, Math.round((line.baseline - before.baseline) / leading) - 1)));
}
