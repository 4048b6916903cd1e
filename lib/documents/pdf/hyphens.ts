import { beginsWithCjk, endsInCjk } from "./cjk.ts";

/** Words that follow a hyphen which belongs to the word before it: „Haupt- und Nebensatz“, "two- or threefold". */
const AFTER_HYPHEN = new Set(["und", "oder", "bzw", "sowie", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of"]);

const SOFT_HYPHEN = "\u00ad";
const HYPHENATED = /[\p{L}\p{N}]+(?:[-‐]\p{L}+)+/gu;

/** Joins lines to running text; knows the words with hyphens that it has seen within lines. */
export class LineJoiner {
  readonly #hyphenated = new Set<string>();

  /** Remembers a line's words with hyphens: such a word keeps its hyphen where a line ends at it. */
  learn(line: string): void {
    for (const [word] of line.matchAll(HYPHENATED))
      if (this.#hyphenated.size < 100_000) this.#hyphenated.add(word.toLowerCase().replaceAll("‐", "-"));
  }

  join(text: string, line: string): string {
    if (text === "") return line;
    if (text.endsWith(SOFT_HYPHEN)) return text.slice(0, -1) + line;
    if (/\p{L}[-‐]$/u.test(text)) return this.#joinHyphen(text, line);
    if (/\p{N}[-‐–]$/u.test(text) && /^\p{N}/u.test(line)) return text + line;
    return endsInCjk(text) && beginsWithCjk(line) ? text + line : `${text} ${line}`;
  }

  #joinHyphen(text: string, line: string): string {
    const next = /^[\p{L}\p{M}\p{N}]+/u.exec(line)?.[0] ?? "";
    if (next === "" || AFTER_HYPHEN.has(next)) return `${text} ${line}`;
    const first = /[\p{L}\p{M}\p{N}]+(?:[-‐][\p{L}\p{M}\p{N}]+)*$/u.exec(text.slice(0, -1))?.[0] ?? "";
    const whole = /^[\p{L}\p{M}\p{N}]+(?:[-‐]\p{L}+)*/u.exec(line)?.[0] ?? next;
    const keeps = !/^\p{Ll}/u.test(next) || this.#hyphenated.has(`${first}-${whole}`.toLowerCase().replaceAll("‐", "-"));
    return keeps ? text + line : text.slice(0, -1) + line;
  }
}
