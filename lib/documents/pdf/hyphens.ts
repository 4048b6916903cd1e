import { runsOnWithoutSpace } from "./cjk.ts";

/** What may follow a hyphen that belongs to the word before it: „Haupt- und Nebensatz“, "short- and long-term". */
const CONJUNCTIONS = /^(?:und|oder|bzw|sowie|and)$/;
/** Words that may be broken so that a conjunction seems to follow: "thous-and", „Hintergr-und“. */
const ENDS_IN_CONJUNCTION = /\p{L}+(?:und|oder|and)(?!\p{L})/gu;
/** As many words as are kept of each kind. */
const MAX_KNOWN = 100_000;

const SOFT_HYPHEN = "\u00ad";
const HYPHENATED = /[\p{L}\p{N}]+(?:[-‐]\p{L}+)+/gu;

/** Joins lines to running text; knows the words with hyphens that it has seen within lines. */
export class LineJoiner {
  readonly #hyphenated = new Set<string>();
  readonly #likeConjunctions = new Set<string>();

  /** Remembers a line's words with hyphens: such a word keeps its hyphen where a line ends at it. */
  learn(line: string): void {
    for (const [word] of line.matchAll(HYPHENATED)) remember(this.#hyphenated, plainHyphens(word));
    for (const [word] of line.matchAll(ENDS_IN_CONJUNCTION)) remember(this.#likeConjunctions, word.toLowerCase());
  }

  /** A text with one more line. */
  join(text: string, line: string): string {
    if (text === "") return line;
    if (text.endsWith(SOFT_HYPHEN)) return text.slice(0, -1) + line;
    if (/\p{L}[-‐]$/u.test(text)) return this.#joinHyphen(text, line);
    if (/\p{N}[-‐–]$/u.test(text) && /^\p{N}/u.test(line)) return text + line;
    return runsOnWithoutSpace(text, line) ? text + line : `${text} ${line}`;
  }

  #joinHyphen(text: string, line: string): string {
    const next = /^[\p{L}\p{M}\p{N}]+/u.exec(line)?.[0] ?? "";
    if (next === "") return `${text} ${line}`;
    const first = /[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*$/u.exec(text.slice(0, -1))?.[0] ?? "";
    if (CONJUNCTIONS.test(next) && !this.#likeConjunctions.has((first + next).toLowerCase())) return `${text} ${line}`;
    const whole = /^[\p{L}\p{M}\p{N}]+(?:[-‐]\p{L}+)*/u.exec(line)?.[0] ?? next;
    const keeps = !/^\p{Ll}/u.test(next) || this.#hyphenated.has(plainHyphens(`${first}-${whole}`));
    return keeps ? text + line : text.slice(0, -1) + line;
  }
}

const plainHyphens = (word: string) => word.toLowerCase().replaceAll("‐", "-");

function remember(words: Set<string>, word: string): void {
  if (words.size < MAX_KNOWN) words.add(word);
}
