import { countTokens } from "../../inference/tokens.ts";
import type { Chunk, ChunkOptions } from "../chunks.ts";
import { longestEnd, longestStart } from "./cut-unit.ts";
import { BOUND, type Unit } from "./units.ts";

/** From this part of its room on, a chunk ends at the best bound rather than at the last one. */
const HALF = 0.5;

type Counted = Unit & { tokens: number };

/** Puts units together to chunks. */
export class Packer {
  readonly #tokens: number;
  readonly #overlap: number;
  readonly #paged: boolean;
  /** Units that are in no chunk yet, and their tokens. */
  #units: Counted[] = [];
  #sum = 0;
  #start = 0;
  #page = 1;
  /** The end of the chunk before, with which this one begins. */
  #lead = "";
  #leadTokens = 0;

  constructor({ tokens, overlap, paged }: ChunkOptions & { paged: boolean }) {
    this.#tokens = tokens;
    this.#overlap = overlap;
    this.#paged = paged;
  }

  *push(unit: Unit): Generator<Chunk> {
    this.#units.push(this.#count(unit, this.#units.at(-1)?.text ?? ""));
    this.#sum += this.#units.at(-1)?.tokens ?? 0;
    while (this.#sum > this.#tokens - this.#leadTokens) yield this.#cut();
  }

  *end(): Generator<Chunk> {
    while (this.#units.length > 0) yield this.#cut();
  }

  /** A space belongs to the word behind it, as the tokenizer has it: so the tokens of units add up to those of their text. */
  #count(unit: Unit, before: string): Counted {
    const body = unit.text.endsWith(" ") ? unit.text.slice(0, -1) : unit.text;
    return { ...unit, tokens: countTokens(before.endsWith(" ") ? ` ${body}` : body) };
  }

  /** Ends a chunk where it is best, and begins the next one there. */
  #cut(): Chunk {
    let room = this.#tokens - this.#leadTokens;
    for (;;) {
      const taken = this.#take(room);
      const own = taken.map(({ text }) => text).join("");
      const excess = countTokens(this.#lead + own) - this.#tokens;
      // Tokens do not always add up, so what was found is counted once more as it is.
      if (excess <= 0) return this.#finish(taken);
      if (room > excess) room -= excess;
      else if (this.#lead === "") return this.#finish(this.#takeCharacter());
      else {
        this.#lead = "";
        this.#leadTokens = 0;
        room = this.#tokens;
      }
    }
  }

  /** The units of the next chunk; the last one is cut where it has to be. The queue is left as it is but for that cut. */
  #take(room: number): Counted[] {
    let sum = 0;
    let fitting = 0;
    let best = 0;
    for (const unit of this.#units) {
      if (sum + unit.tokens > room) break;
      sum += unit.tokens;
      fitting++;
      const isBetter = unit.bound >= (this.#units[best - 1]?.bound ?? BOUND.none);
      if (sum >= HALF * room && isBetter) best = fitting;
    }
    if (fitting === this.#units.length) return this.#units.slice();
    // No chunk ends in the heading of the next one.
    while (best > 1 && this.#units[best - 1]?.bound === BOUND.none) best--;
    if ((this.#units[best - 1]?.bound ?? BOUND.none) > BOUND.word) return this.#units.slice(0, best);
    const next = this.#units[fitting];
    if (!next) return this.#units.slice(0, fitting);
    this.#split(fitting, longestStart(next.text, Math.max(1, room - sum)));
    return this.#units.slice(0, fitting + 1);
  }

  #takeCharacter(): Counted[] {
    const first = this.#units[0];
    if (first) this.#split(0, longestStart(first.text, 1));
    return this.#units.slice(0, 1);
  }

  #split(index: number, at: number): void {
    const unit = this.#units[index];
    if (!unit || at >= unit.text.length) return;
    const head = this.#count({ ...unit, text: unit.text.slice(0, at), bound: BOUND.word }, this.#units[index - 1]?.text ?? "");
    const rest = this.#count({ ...unit, text: unit.text.slice(at) }, head.text);
    this.#units.splice(index, 1, head, rest);
  }

  #finish(taken: readonly Counted[]): Chunk {
    const own = taken.map(({ text }) => text).join("");
    const end = this.#start + own.length;
    const leading = own.slice(0, own.length - own.trimStart().length);
    const heading = (taken.find(({ text }) => text.trim() !== "") ?? taken[0])?.heading ?? "";
    const page = this.#paged ? this.#page + countPages(leading) : null;
    const chunk = { text: this.#lead + own, own: { start: this.#start, end }, page, heading };
    this.#page += countPages(own);
    this.#start = end;
    this.#units = this.#units.slice(taken.length);
    this.#sum = this.#units.reduce((sum, { tokens }) => sum + tokens, 0);
    this.#lead = this.#endOf(taken);
    this.#leadTokens = this.#lead === "" ? 0 : countTokens(this.#lead);
    return chunk;
  }

  /** The end of a chunk that the next one repeats: as many whole sentences as the overlap takes, else as many words. */
  #endOf(taken: readonly Counted[]): string {
    if (this.#overlap === 0) return "";
    let sum = 0;
    let from = taken.length;
    while (from > 0 && sum + (taken[from - 1]?.tokens ?? 0) <= this.#overlap) {
      from--;
      sum += taken[from]?.tokens ?? 0;
    }
    for (; from < taken.length; from++) {
      const text = taken
        .slice(from)
        .map((unit) => unit.text)
        .join("")
        .trimStart();
      if (countTokens(text) <= this.#overlap) return text;
    }
    const last = taken.at(-1)?.text ?? "";
    const start = longestEnd(last, this.#overlap);
    return start === undefined ? "" : last.slice(start);
  }
}

function countPages(text: string): number {
  return text.split("\f").length - 1;
}
