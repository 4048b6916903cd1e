import { beginsWithCjk, endsInCjk, withoutInventedSpaces } from "./cjk.ts";
import { countDirections, type Fragment } from "./fragment.ts";

/** Fragments of one line with no wide gap between them. */
export interface Segment {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
  mono: boolean;
  rtl: boolean;
  order: number;
}

/** Segments side by side, from left to right. */
export type Row = readonly Segment[];

/** Gaps, in font sizes. A word space is 0.2 to 0.6; the narrowest gutters between columns are 1. */
const WORD_GAP = 0.15;
const WIDE_GAP = 0.95;
/** What begins a list's item stands further from its text. */
const BULLET_GAP = 4;
const BULLET = /^([•◦▪‣●○■□–—*·➢✓-]|\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])$/;
/** How much of a fragment's height must lie within a row. A superscript does. */
const OVERLAP = 0.5;

/** Groups a page's fragments to rows, from top to bottom. */
export function toRows(fragments: readonly Fragment[]): Row[] {
  const sorted = fragments.toSorted((one, other) => one.baseline - other.baseline || one.order - other.order);
  const rows: { top: number; bottom: number; size: number; fragments: Fragment[] }[] = [];
  for (const fragment of sorted) {
    const top = fragment.baseline - 0.7 * fragment.size;
    const bottom = fragment.baseline + 0.2 * fragment.size;
    // A tall initial may make the row above the last one the right one.
    const row = rows.slice(-2).find((one) => {
      const shared = Math.min(bottom, one.bottom) - Math.max(top, one.top);
      return shared >= OVERLAP * Math.min(bottom - top, one.bottom - one.top);
    });
    if (!row) rows.push({ top, bottom, size: fragment.size, fragments: [fragment] });
    else {
      row.fragments.push(fragment);
      if (fragment.size > row.size) Object.assign(row, { top, bottom, size: fragment.size });
    }
  }
  const { ltr, rtl } = countDirections(fragments.map(({ text }) => text).join(""));
  return rows.map((row) => toSegments(row.fragments, rtl > ltr));
}

function toSegments(fragments: Fragment[], rtlPage: boolean): Row {
  const sorted = withoutDoubles(fragments.toSorted((one, other) => one.left - other.left || one.order - other.order));
  const groups: Fragment[][] = [];
  for (const fragment of sorted) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && fragment.left - before.right <= widestGap(group, fragment)) group.push(fragment);
    else groups.push([fragment]);
  }
  return groups.map((group) => toSegment(group, rtlPage));
}

function widestGap(group: Fragment[], next: Fragment): number {
  const bullet = group.length === 1 && BULLET.test(group[0]?.text ?? "");
  return Math.max(next.size, group.at(-1)?.size ?? 0) * (bullet ? BULLET_GAP : WIDE_GAP);
}

/** Bold type is sometimes made by drawing a text twice, a hair apart. */
function withoutDoubles(sorted: Fragment[]): Fragment[] {
  return sorted.filter((fragment, index) => {
    for (let at = index - 1; at >= 0; at--) {
      const other = sorted[at];
      if (!other || fragment.left - other.left > 0.15 * fragment.size) return true;
      if (other.text === fragment.text && Math.abs(other.baseline - fragment.baseline) < 0.15 * fragment.size) return false;
    }
    return true;
  });
}

/** On a page in Arabic or Hebrew a line with any of it runs to the left, however much English is quoted in it. */
function runsLeft(fragments: readonly Fragment[], rtlPage: boolean): boolean {
  const { ltr, rtl } = countDirections(fragments.map(({ text }) => text).join(""));
  return rtlPage ? rtl > 0 : rtl > 3 * ltr;
}

function toSegment(fragments: Fragment[], rtlPage: boolean): Segment {
  const main = fragments.reduce((most, one) => (one.right - one.left > most.right - most.left ? one : most));
  const rtl = runsLeft(fragments, rtlPage);
  return {
    text: withoutInventedSpaces(joinFragments(inReadingOrder(fragments, rtl))),
    left: Math.min(...fragments.map(({ left }) => left)),
    right: Math.max(...fragments.map(({ right }) => right)),
    baseline: main.baseline,
    size: main.size,
    mono: fragments.every(({ mono }) => mono),
    rtl,
    order: Math.min(...fragments.map(({ order }) => order)),
  };
}

/**
 * Fragments from left to right as they are read. What runs against the line's direction is turned as a whole: in an
 * Arabic line the words go from right to left, and an English phrase or a number within it from left to right.
 */
function inReadingOrder(fragments: readonly Fragment[], rtl: boolean): Fragment[] {
  if (!fragments.some(({ direction }) => direction === "rtl")) return [...fragments];
  const against = rtl ? "ltr" : "rtl";
  const line = rtl ? fragments.toReversed() : [...fragments];
  const read: Fragment[] = [];
  for (let start = 0; start < line.length; ) {
    const end = endOfRun(line, start, against);
    if (end === start) {
      const one = line[start++];
      if (one) read.push(one);
      continue;
    }
    read.push(...line.slice(start, end).toReversed());
    start = end;
  }
  return read;
}

/** Where a run of the given direction ends that begins at `start`; what is neutral between two parts of it belongs to it. */
function endOfRun(line: readonly Fragment[], start: number, direction: "ltr" | "rtl"): number {
  let end = start;
  for (let at = start; at < line.length; at++) {
    const one = line[at]?.direction;
    if (one === direction) end = at + 1;
    else if (one !== "neutral" || end === start) break;
  }
  return end;
}

function joinFragments(fragments: readonly Fragment[]): string {
  let text = "";
  let before: Fragment | undefined;
  for (const fragment of fragments) {
    if (before) text += separator(before, fragment);
    text += fragment.text;
    before = fragment;
  }
  return text;
}

function separator(before: Fragment, next: Fragment): string {
  const gap = Math.max(next.left - before.right, before.left - next.right);
  const size = Math.min(before.size, next.size);
  const drawn = before.spaceAfter && next.order === before.order + 1;
  if (gap <= WORD_GAP * size && !drawn) return "";
  return endsInCjk(before.text) && beginsWithCjk(next.text) && gap < WIDE_GAP * size ? "" : " ";
}
