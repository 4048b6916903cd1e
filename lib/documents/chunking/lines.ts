/** A stretch of a line without an end is cut at this many code units, so that a text without line ends takes no more memory. */
const MAX_LINE = 8_000;

/**
 * Cuts a text that comes in parts into its lines, each with its line end (`\n` or `\f`). The same lines come of the same
 * text, whatever its parts; joined again they are the text.
 */
export class LineReader {
  #rest = "";

  /** The lines that are complete now. */
  *push(part: string): Generator<string> {
    const text = this.#rest + part;
    let start = 0;
    while (start < text.length) {
      const end = endOfLine(text, start);
      if (end === undefined) break;
      yield text.slice(start, end);
      start = end;
    }
    this.#rest = text.slice(start);
  }

  /** What stands behind the last line end. */
  *end(): Generator<string> {
    if (this.#rest) yield this.#rest;
    this.#rest = "";
  }
}

const LINE_END = /[\n\f]/;

function endOfLine(text: string, start: number): number | undefined {
  const line = text.slice(start, start + MAX_LINE);
  const end = line.search(LINE_END);
  if (end !== -1) return start + end + 1;
  if (text.length - start <= MAX_LINE) return undefined;
  return cutLongLine(text, start);
}

/** The last space within the limit, else the limit; never inside a surrogate pair. */
function cutLongLine(text: string, start: number): number {
  const space = text.lastIndexOf(" ", start + MAX_LINE - 1);
  if (space > start + MAX_LINE / 2) return space + 1;
  const end = start + MAX_LINE;
  return isInsidePair(text, end) ? end - 1 : end;
}

/** Whether a place stands between the two halves of one character. */
export function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
