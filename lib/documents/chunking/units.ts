import { wordStart } from "./cut-unit.ts";

/** How good a place is to end a chunk at: the larger the better. */
export const BOUND = { none: 0, word: 1, line: 2, sentence: 3, paragraph: 4, heading: 5 } as const;
type Bound = (typeof BOUND)[keyof typeof BOUND];

/** A stretch of text that is kept together where it can be: a sentence, a heading, a row of a table, a line of code. */
export interface Unit {
  text: string;
  /** What its end is. */
  bound: Bound;
  /** The nearest heading at or above it, without its marks; empty if there is none. */
  heading: string;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t#]*$/;
const FENCE = /^ {0,3}(```|~~~)/;
/** Lines that begin something of their own: list items, table rows, quotations. */
const STARTS_ANEW = /^\s*([-*+•]\s|\(?\d{1,4}[.)]\s|\||>)/;
/** A paragraph without an end is cut in sentences at this many code units. */
const MAX_PARAGRAPH = 8_000;

/** And a sentence, between words. What has to be cut further is counted again and again, so it must not be long. */
const MAX_UNIT = 1_000;

/** Gathers lines to paragraphs and cuts those into units; joined again they are the lines. */
export class UnitReader {
  readonly #sentences = new Intl.Segmenter("und", { granularity: "sentence" });
  #paragraph = "";
  #hasText = false;
  /** Blank lines were seen behind the paragraph: the next line with text begins another. */
  #ended = false;
  #isHeading = false;
  #heading = "";
  #fenced = false;

  *push(line: string): Generator<Unit> {
    const content = line.trim();
    if (content === "") {
      if (this.#paragraph.length > MAX_PARAGRAPH) yield* this.#close(BOUND.paragraph);
      this.#paragraph += line;
      this.#ended ||= this.#hasText;
      return;
    }
    const heading = this.#fenced ? undefined : HEADING.exec(line.trimEnd())?.[2];
    if (heading !== undefined) yield* this.#close(BOUND.heading);
    else if (this.#ended || this.#isHeading) yield* this.#close(BOUND.paragraph);
    else if (this.#fenced || STARTS_ANEW.test(line)) yield* this.#close(BOUND.sentence);
    else if (this.#paragraph.length + line.length > MAX_PARAGRAPH) yield* this.#close(BOUND.line);
    if (FENCE.test(line)) this.#fenced = !this.#fenced;
    this.#paragraph += line;
    this.#hasText = true;
    this.#isHeading = heading !== undefined;
    if (heading !== undefined) this.#heading = heading;
    this.#ended = line.endsWith("\f");
  }

  *end(): Generator<Unit> {
    yield* this.#close(BOUND.paragraph);
  }

  *#close(bound: Bound): Generator<Unit> {
    const text = this.#paragraph;
    const heading = this.#heading;
    // A heading stays with what follows it.
    const last = this.#isHeading ? BOUND.none : bound;
    this.#paragraph = "";
    this.#hasText = false;
    this.#isHeading = false;
    this.#ended = false;
    if (text === "") return;
    if (text.length < 40) yield { text, bound: last, heading };
    else yield* this.#cut(text, last, heading);
  }

  *#cut(text: string, last: Bound, heading: string): Generator<Unit> {
    // A line end within a paragraph ends no sentence, which it would for the segmenter.
    for (const { segment, index } of this.#sentences.segment(text.replace(/[\n\r\u2028\u2029\u0085]/g, " "))) {
      const end = index + segment.length;
      const bound = end === text.length ? last : BOUND.sentence;
      for (let start = index; start < end; ) {
        const length = end - start > MAX_UNIT ? wordStart(text.slice(start, end), MAX_UNIT) : end - start;
        yield { text: text.slice(start, start + length), bound: start + length === end ? bound : BOUND.word, heading };
        start += length;
      }
    }
  }
}
