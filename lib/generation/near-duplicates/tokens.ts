import { foldText } from "../hash.ts";

/** Only so many tokens of a text are compared: its first. */
export const MAX_TOKENS = 512;

/** Not more of a text than this is read, in UTF-16 units: the cost of a five-megabyte answer stays small. */
const MAX_LENGTH = 64 * MAX_TOKENS;

// What a UTF-16 unit is to a text. Zero: not looked up yet.
const BREAK = 1; // white space and punctuation
const WORD = 2; // goes on with a word, or begins one
const SINGLE = 3; // a token of its own
const MARK = 4; // belongs to the token before it, whatever that is
const NOTHING = 5; // as if it were not there: don't and dont, snake_case and _emphasis_
const DECIMAL = 6; // part of a number between digits (1.5), else a break
const MINUS = 7; // a token before a digit (-5), else a break (step-by-step, a list's dash)
const STAR = 8; // a token between spaces (a * b), else a break (**bold**)
const SHARP = 9; // a token after a word (C#), else a break (# Heading)

/** Scripts that put no space between words. Korean does. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}]/u;

const SPECIAL: Record<string, number> = { "'": NOTHING, "’": NOTHING, "‘": NOTHING, _: NOTHING, "`": BREAK };
Object.assign(SPECIAL, { ".": DECIMAL, ",": DECIMAL, "-": MINUS, "*": STAR, "#": SHARP });
// Punctuation to Unicode, but a+b, a/b and 5% are not ab and 5.
for (const sign of "%&/\\@") SPECIAL[sign] = SINGLE;

function classify(character: string): number {
  const special = SPECIAL[character];
  if (special !== undefined) return special;
  if (/[\p{Cf}\p{Variation_Selector}]/u.test(character)) return NOTHING;
  if (/\p{M}/u.test(character)) return MARK;
  if (UNSPACED.test(character)) return SINGLE;
  if (/[\p{L}\p{N}]/u.test(character)) return WORD;
  return /\p{S}/u.test(character) ? SINGLE : BREAK;
}

const classes = new Uint8Array(0x10000);

function classOf(unit: number): number {
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const found = classify(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

const isDigit = (unit: number) => unit >= 48 && unit <= 57;
const isSurrogate = (unit: number) => (unit & 0xf800) === 0xd800;
/** In texts without these, only ASCII letters need folding, which the loop does itself; typographic marks are breaks anyway. */
const NEEDS_FOLDING = /[^\0-\x7f‘’“”–—…]/;

/** FNV-1a, a UTF-16 unit at a time; `finish` spreads its bits (the finaliser of MurmurHash3). */
const START = 0x811c9dc5 | 0;
const take = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);

export function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/**
 * Cuts a text into tokens and writes the 32-bit hash of each to `out` (length `MAX_TOKENS`); returns how many.
 *
 * Tokens are words in any script, each with its marks; single characters in scripts that put no space between words; and
 * signs that change the sense (+, %, C#). Letter case, compatibility forms, white space and punctuation are set aside, as
 * in `normalisePrompt`. A text of nothing but punctuation has its characters as tokens. There is always at least one.
 */
export function tokenise(text: string, out: Int32Array): number {
  const start = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  const count = cut(NEEDS_FOLDING.test(start) ? foldText(start) : start, out);
  return count > 0 ? count : cutPunctuation(foldText(start), out);
}

function cut(text: string, out: Int32Array): number {
  const length = text.length;
  let count = 0;
  let hash = START;
  // What the token being read is: 0 none, WORD, or SINGLE (which takes only marks).
  let open = 0;
  for (let at = 0; at < length; at++) {
    let unit = text.charCodeAt(at);
    let kind = classOf(unit);
    if (kind === WORD) {
      if (unit >= 65 && unit <= 90) unit |= 32;
    } else if (kind > MARK) {
      if (kind === NOTHING) continue;
      const before = at === 0 ? 32 : text.charCodeAt(at - 1);
      const after = at + 1 === length ? 32 : text.charCodeAt(at + 1);
      if (kind === DECIMAL) kind = isDigit(before) && isDigit(after) ? WORD : BREAK;
      else if (kind === MINUS) kind = isDigit(after) && classOf(before) !== WORD ? SINGLE : BREAK;
      else if (kind === STAR) kind = before === 32 && after === 32 ? SINGLE : BREAK;
      else kind = classOf(before) === WORD ? SINGLE : BREAK;
    } else if (isSurrogate(unit)) {
      const point = text.codePointAt(at) ?? unit;
      if (point > 0xffff) {
        at++;
        unit = point;
        kind = classify(String.fromCodePoint(point));
        if (kind === NOTHING) continue;
      }
    }
    if (open !== 0 && (kind === MARK || (kind === WORD && open === WORD))) {
      hash = take(hash, unit);
      continue;
    }
    if (open !== 0) {
      out[count++] = finish(hash);
      if (count === out.length) return count;
      hash = START;
      open = 0;
    }
    if (kind !== BREAK) {
      hash = take(hash, unit);
      open = kind === SINGLE ? SINGLE : WORD;
    }
  }
  if (open !== 0) out[count++] = finish(hash);
  return count;
}

function cutPunctuation(text: string, out: Int32Array): number {
  let count = 0;
  for (const character of text) {
    if (/\s/u.test(character)) continue;
    out[count++] = finish(take(START, character.codePointAt(0) ?? 0));
    if (count === out.length) return count;
  }
  if (count === 0) out[count++] = finish(START);
  return count;
}
