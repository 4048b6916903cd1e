import type { JsonValue } from "../json.ts";
import type { RowShape } from "./fields/row-shape.ts";
import { type Found, LooseScanner } from "./loose-scanner.ts";
import { looksLikeRow } from "./row-data.ts";

// Reads the rows out of JSON that does not parse, each by itself: a row that is broken or cut costs no other. Nothing is
// guessed: what cannot be told for sure is no row, and is asked for again. A few passes, whatever the text.

type Members = Record<string, JsonValue | undefined>;

export interface LooseRows {
  /** Objects that are closed and beyond doubt; a value that cannot be read for sure is undefined. */
  objects: Members[];
  /** Objects that are not. One that is cut off at the end is missing, not wrong. */
  broken: number;
}

/** What only looked as if it would never end is looked at anew at most so often, as a multiple of the source's length. */
const MOST_PASSES = 1;

/** @param cut whether the answer may end in the middle: then its last row must have nothing odd about it */
export function readLooseRows(source: string, { names: fields, repeatsNames }: RowShape, cut: boolean): LooseRows {
  const scanner = new LooseScanner(source, fields);
  const pieces: Piece[] = [];
  let left = source.length * MOST_PASSES;
  let start = scanner.nextBrace(0);
  while (start >= 0) {
    const found = scanner.readObject(start);
    const piece = toPiece(scanner, found, start, fields, repeatsNames);
    if (piece) pieces.push(piece);
    if (found.kind === "cut") {
      left -= source.length - start;
      if (found.isRow || left < 0) break;
    }
    start = nextStart(scanner, found, start);
  }
  return judge(source, scanner, pieces, fields, cut);
}

/** A row, or something that began like one and is none. */
interface Piece {
  start: number;
  end: number;
  /** Null when it is none. */
  members: Members | null;
  /** The source ends within it. */
  isCut: boolean;
  hasMarks: boolean;
}

const LONGEST_KEY = 80;

/** @param whole whether a row must have all fields, for objects within rows have some of them */
function toPiece(scanner: LooseScanner, found: Found, start: number, fields: readonly string[], whole: boolean): Piece | null {
  if (found.kind === "wrapper") return null;
  const hasMarks = "hasMarks" in found && found.hasMarks;
  const isCut = found.kind === "cut" || (found.kind === "none" && scanner.isNearEnd(start + LONGEST_KEY));
  if (found.kind === "object" && !found.doubtful) {
    const members = Object.fromEntries(found.members);
    if (!looksLikeRow(members, fields) || (whole && found.members.size < fields.length))
      return { start, end: start, members: null, isCut, hasMarks };
    scanner.expect(Object.keys(members)[0] ?? "");
    return { start, end: found.end, members, isCut, hasMarks };
  }
  const isRow = found.kind === "object" || ("isRow" in found && found.isRow);
  return isRow || scanner.leadsRow(start) ? { start, end: start, members: null, isCut, hasMarks } : null;
}

/** Keeps the rows about which nothing is odd, seen together. */
function judge(source: string, scanner: LooseScanner, pieces: readonly Piece[], fields: readonly string[], cut: boolean): LooseRows {
  const result: LooseRows = { objects: [], broken: 0 };
  // Where marks are not escaped, another name may be a piece of a text.
  const onlyFields = pieces.some((piece) => piece.hasMarks);
  let next = source.length;
  for (const piece of pieces.toReversed()) {
    const isLast = piece === pieces.at(-1);
    if (!piece.members) {
      if (!(isLast && piece.isCut)) result.broken += 1;
    } else if (!scanner.isClean(piece.end, next)) result.broken += 1;
    else if (onlyFields && Object.keys(piece.members).length > fields.length) result.broken += 1;
    else if (!(cut && isLast && piece.hasMarks)) result.objects.push(piece.members);
    if (piece.members || scanner.leadsRow(piece.start)) next = piece.start;
  }
  result.objects.reverse();
  return result;
}

function nextStart(scanner: LooseScanner, found: Found, start: number): number {
  if (found.kind === "wrapper") return scanner.nextBrace(found.inside);
  if (found.kind === "none" || found.kind === "cut") return scanner.nextBrace(start + 1);
  if (found.kind === "object" && !found.doubtful) return scanner.nextBrace(found.end);
  // What follows may still be inside its texts: only what looks like a row from outside is one.
  return (found.kind === "broken" && found.next) || scanner.nextRowStart(start + 1);
}
