import type { JsonValue } from "../json.ts";
import { readLooseText } from "./loose-strings.ts";
import { readBareValue, readNestedValue } from "./loose-values.ts";

/** Name → value; undefined for one that cannot be read for sure. */
type LooseMembers = Map<string, JsonValue | undefined>;

/** What stands at an opening brace. */
export type Found =
  | {
      kind: "object";
      members: LooseMembers;
      /** Position after the closing brace. */
      end: number;
      /** The mark around its last text. */
      mark: string;
      /** A text holds marks of its own kind that are not escaped. */
      hasMarks: boolean;
      /** Where one of its texts ends, or what belongs to the object, is not sure. */
      doubtful: boolean;
    }
  /** Something that may hold rows; they begin at `inside`. */
  | { kind: "wrapper"; inside: number }
  /** Another row begins before it has ended, or it has no form. */
  | { kind: "broken"; isRow: boolean; hasMarks: boolean /** Where another row begins for sure, if that is known. */; next?: number }
  /** The source ends before it has ended. */
  | { kind: "cut"; isRow: boolean }
  | { kind: "none" };

interface Key {
  name: string;
  /** Position of what follows the colon. */
  end: number;
  /** Its opening mark; empty when it stands bare. */
  mark: string;
}

const MARKED_KEY = /(["'“”„‘’`«「＂])([^"'“”„‘’`«»「」＂\n:：{}[\],，]{1,64})["'“”’`»」＂]/y;
const BARE_KEY = /()([\p{L}_$][\p{L}\p{N}_$-]{0,63})/uy;
/** Between things: white space, and characters that nobody sees. */
const BLANK = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/y;
/** So many comments in a row are looked past. */
const MOST_COMMENTS = 20;
/** So many kinds of keys that rows begin with are remembered. */
const MOST_LEADING = 8;
const BRACE = /[{｛]/g;
/** For each ASCII code, whether no key begins with it. */
const NO_KEY = Array.from({ length: 128 }, (_, code) => !/["'`$_A-Za-z]/.test(String.fromCharCode(code)));
/** A value without marks: a number, `null`, `None`, bare words. */
const BARE_VALUE = /[^,，{}｛｝[\]\n"]*/y;
const LONGEST_LOOK_BACK = 120;
/** What stands before a row: the end of another, a new line or the beginning, and perhaps a bracket or a name for the row. */
const SEEN_FROM_OUTSIDE =
  /[}\]｝］】\n/][\s,，;`[［【\u200b-\u200d\ufeff]*(?:[{｛]?\s*["'“]?[\w -]{1,40}["'”]?\s*[:：]\s*[[{［｛]?\s*){0,2}$/;
/** The brackets and the name that may stand before a row. */
const BEFORE_ROW = /(?:[{｛]?\s*["'“]?[\w -]{1,40}["'”]?\s*[:：]\s*)?[[{［｛\s]*$/;
const FIRST_NAME = /["'“”„‘’`«「＂]?[\p{L}\p{N}_$-]*/uy;
/** A closing mark and a closing brace. */
const TEXT_END = /["'”’»」』＂]\s{0,100}[}｝]/;
const withoutComment = (line: string) => line.replace(/(?:^|[\s,])(?:#|\/\/).*$|\/\*.*?\*\//g, "");

const isOpen = (character: string | undefined) => character === "{" || character === "｛";
const isList = (character: string | undefined) => character === "[" || character === "［" || character === "【";
const isClose = (character: string | undefined) => character === "}" || character === "｝";
const isClosing = (character: string | undefined) => isClose(character) || character === "]" || character === "］" || character === "】";
const isComma = (character: string | undefined) => character !== undefined && ",，、;；".includes(character);
const isColon = (character: string | undefined) => character === ":" || character === "：";

/** Reads single objects of a text that is nearly JSON. It remembers where rows begin, so that all looks together are one pass. */
export class LooseScanner {
  readonly #source: string;
  readonly #fields: ReadonlySet<string>;
  /** Keys with which rows begin. */
  readonly #leading: Set<string>;
  /** Opening mark of the first key → the first row start at or after `from`. */
  readonly #starts = new Map<string, { from: number; at: number }>();
  /** The end of the line, and of the comment, that was looked for last; and what was found behind a comment. */
  readonly #ends = new Map<string, { from: number; at: number }>();
  #behind = { from: -1, at: -1 };

  constructor(source: string, fields: readonly string[]) {
    this.#source = source;
    this.#fields = new Set(fields.map((field) => field.toLowerCase()));
    this.#leading = new Set(this.#fields);
  }

  nextBrace(from: number): number {
    if (this.#source[from] === "{") return from;
    BRACE.lastIndex = from;
    return BRACE.exec(this.#source)?.index ?? -1;
  }

  /** The next brace that begins a row seen from outside: with a field's name in it, and not in the middle of a text. */
  nextRowStart(from: number, mark?: string): number {
    const kind = mark ?? "any";
    const cached = this.#starts.get(kind);
    if (cached && from >= cached.from && (cached.at < 0 || from <= cached.at)) return cached.at;
    let at = this.nextBrace(from);
    while (at >= 0 && !this.#beginsRow(at, mark)) at = this.nextBrace(at + 1);
    this.#starts.set(kind, { from, at });
    return at;
  }

  #beginsRow(at: number, mark: string | undefined): boolean {
    const key = this.#readKey(this.#skipBlank(at + 1));
    if (!key || (mark !== undefined && key.mark !== mark) || !this.#leading.has(key.name.toLowerCase())) return false;
    return SEEN_FROM_OUTSIDE.test(`${at > LONGEST_LOOK_BACK ? "" : "\n"}${this.#source.slice(Math.max(0, at - LONGEST_LOOK_BACK), at)}`);
  }

  isNearEnd(position: number): boolean {
    return position >= this.#source.length;
  }

  readObject(start: number): Found {
    const first = this.#readKey(this.#skip(start + 1));
    if (!first) return { kind: "none" };
    const next = this.nextRowStart(start + 1, first.mark);
    const limit = next < 0 ? this.#source.length : next;
    const unended = (): Found => (next < 0 ? { kind: "cut", isRow } : { kind: "broken", isRow, hasMarks });
    const members: LooseMembers = new Map();
    let mark = "";
    let hasMarks = false;
    let doubtful = false;
    let isRow = false;
    for (let key: Key | null = first; ; ) {
      const name = key.name.trim();
      const isField = this.#fields.has(name.toLowerCase());
      // A field that comes twice was two rows, or a text with a row in it.
      if (isField && members.has(name.toLowerCase())) return { kind: "broken", isRow, hasMarks };
      const at = this.#skip(key.end);
      if (at >= limit) return unended();
      let end: number;
      let value: JsonValue | undefined;
      const text = readLooseText(this.#source, at, limit, (position) => this.#endsValue(position, limit, first.mark));
      if (text) {
        mark = text.mark;
        hasMarks ||= text.hasMarks;
        doubtful ||= text.doubtful;
        value = text.text;
        end = text.end;
      } else if (isOpen(this.#source[at]) || isList(this.#source[at])) {
        if (!isRow && !isField) return { kind: "wrapper", inside: at };
        end = this.#skipNested(at, limit);
        if (end < 0) return unended();
        value = readNestedValue(this.#source.slice(at, end));
      } else {
        BARE_VALUE.lastIndex = at;
        const bare = BARE_VALUE.exec(this.#source)?.[0] ?? "";
        const length = bare.length;
        // A text that never ends, or nothing.
        if (length === 0) return this.#source[at] === '"' ? unended() : { kind: "broken", isRow, hasMarks };
        value = readBareValue(bare);
        end = at + length;
      }
      isRow ||= isField;
      members.set(isField ? name.toLowerCase() : name, value);
      let after = this.#skip(end);
      const hasComma = isComma(this.#source[after]);
      if (hasComma) after = this.#skip(after + 1);
      if (after >= this.#source.length) return unended();
      if (isClose(this.#source[after])) {
        // Unescaped marks and unknown names together: a name may be a piece of a text.
        doubtful ||= hasMarks && [...members.keys()].some((known) => !this.#fields.has(known));
        return { kind: "object", members, end: after + 1, mark, hasMarks, doubtful };
      }
      // Every text before has ended: what begins here is not inside one.
      if (isOpen(this.#source[after]) && !doubtful && this.leadsRow(after)) return { kind: "broken", isRow, hasMarks, next: after };
      key = this.#readKey(after);
      if (!key || !(hasComma || this.#fields.has(key.name.trim().toLowerCase()))) return { kind: "broken", isRow, hasMarks };
    }
  }

  /** Rows that follow begin with the same key. */
  expect(key: string): void {
    const name = key.trim().toLowerCase();
    if (this.#leading.has(name) || this.#leading.size >= MOST_LEADING) return;
    this.#leading.add(name);
    this.#starts.clear();
  }

  /**
   * Whether nothing but commas, brackets and prose is between the row that ended at `end` and what begins at `next`. Marks
   * and braces there are the rest of a text that had only seemed to end.
   */
  isClean(end: number, next: number): boolean {
    const between = this.#source.slice(end, next).replace(BEFORE_ROW, "");
    const lineEnd = between.indexOf("\n");
    const line = lineEnd < 0 ? between : between.slice(0, lineEnd);
    return !/["“”„«»「」『』＂{｛]/.test(withoutComment(line)) && !TEXT_END.test(lineEnd < 0 ? line : between.slice(lineEnd));
  }

  /** Whether a row's first key stands behind the brace, or as much of one as there is before the source ends. */
  leadsRow(at: number): boolean {
    const inside = this.#skip(at + 1);
    if (NO_KEY[this.#source.charCodeAt(inside)]) return false;
    FIRST_NAME.lastIndex = inside;
    const name =
      FIRST_NAME.exec(this.#source)?.[0]
        .replace(/^["'“”„‘’`«「＂]/, "")
        .toLowerCase() ?? "";
    if (FIRST_NAME.lastIndex === this.#source.length || inside >= this.#source.length)
      return [...this.#leading].some((known) => known.startsWith(name));
    return this.#leading.has(name);
  }

  /** Whether a text may end before `position`: the object goes on with another member there, or ends. */
  #endsValue(position: number, limit: number, mark: string): boolean {
    const at = this.#skip(position);
    if (at >= limit) return true;
    const after = isComma(this.#source[at]) ? this.#skip(at + 1) : at;
    if (after >= limit) return true;
    if (isClose(this.#source[after])) return this.#endsObject(after, limit);
    if (isOpen(this.#source[after])) return this.leadsRow(after);
    const key = this.#readKey(after);
    return key !== null && (this.#fields.has(key.name.trim().toLowerCase()) || (key.mark === mark && after > at));
  }

  /** Whether the brace at `position` closes an object, and not a bracket within a text. */
  #endsObject(position: number, limit: number): boolean {
    let closed = 1;
    let commas = 0;
    let at = this.#skip(position + 1);
    while (at < limit && closed < 20 && (isClosing(this.#source[at]) || isComma(this.#source[at]) || this.#source[at] === ")")) {
      if (isClosing(this.#source[at])) closed += 1;
      else commas += 1;
      at = this.#skip(at + 1);
    }
    // Nothing but a comment to the very end: as likely a text with a brace and two slashes in it.
    if (at >= limit) return this.#endOfComment(this.#skipBlank(position + 1)) < limit;
    const next = this.#source[at] ?? "";
    if (isOpen(next)) {
      if (this.#endOfComment(this.#skipBlank(at + 1)) >= limit) return false;
      return this.#readKey(this.#skip(at + 1)) !== null || this.leadsRow(at);
    }
    if (isList(next) || "`<|".includes(next) || (commas > 0 && ".…".includes(next))) return true;
    if (commas > 0 && this.#readKey(at) !== null) return true;
    if (/["'“”„‘’«»「」]/.test(next)) return false;
    return closed > 1 || this.#source.slice(position, at).includes("\n");
  }

  #readKey(at: number): Key | null {
    // Most characters begin no key; a pattern would cost ten times as much.
    if (NO_KEY[this.#source.charCodeAt(at)]) return null;
    MARKED_KEY.lastIndex = at;
    BARE_KEY.lastIndex = at;
    const found = MARKED_KEY.exec(this.#source) ?? BARE_KEY.exec(this.#source);
    if (!found) return null;
    const colon = this.#skip(at + found[0].length);
    if (!isColon(this.#source[colon]) || this.#source.startsWith("://", colon)) return null;
    return { name: found[2] ?? "", end: colon + 1, mark: found[1] ?? "" };
  }

  /** Past white space, invisible characters and comments. */
  #skip(from: number): number {
    const at = this.#skipBlank(from);
    const behind = this.#endOfComment(at);
    if (behind < 0) return at;
    // Many positions of a line lead to the same end of it.
    if (this.#behind.from !== behind) this.#behind = { from: behind, at: this.#skipComments(behind) };
    return this.#behind.at;
  }

  #skipComments(from: number): number {
    let at = this.#skipBlank(from);
    for (let count = 0; count < MOST_COMMENTS; count += 1) {
      const behind = this.#endOfComment(at);
      if (behind < 0) break;
      at = this.#skipBlank(behind);
    }
    return at;
  }

  #skipBlank(from: number): number {
    const code = this.#source.charCodeAt(from);
    if (code > 32 && code < 127) return from;
    BLANK.lastIndex = from;
    return from + (BLANK.exec(this.#source)?.[0].length ?? 0);
  }

  /** The position after the comment that begins at `at`, or -1 when none does. */
  #endOfComment(at: number): number {
    const character = this.#source[at];
    if (character === "#" || (character === "/" && this.#source[at + 1] === "/")) return this.#find("\n", at) + 1 || this.#source.length;
    if (character !== "/" || this.#source[at + 1] !== "*") return -1;
    const end = this.#find("*/", at + 2);
    return end < 0 ? -1 : end + 2;
  }

  /** Like `indexOf`, for many positions that have the same answer. */
  #find(what: string, from: number): number {
    const known = this.#ends.get(what);
    if (known && from >= known.from && (known.at < 0 || from <= known.at)) return known.at;
    const at = this.#source.indexOf(what, from);
    this.#ends.set(what, { from, at });
    return at;
  }

  /** The position after the bracket that closes the one at `from`, or -1. Brackets inside double quotes do not count. */
  #skipNested(from: number, limit: number): number {
    let depth = 0;
    let quoted = false;
    for (let at = from; at < limit; at += 1) {
      const character = this.#source[at];
      if (quoted) {
        if (character === "\\") at += 1;
        else if (character === '"') quoted = false;
      } else if (character === '"') quoted = true;
      else if (isOpen(character) || isList(character)) depth += 1;
      else if (isClosing(character)) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return -1;
  }
}
