// Finding the JSON in a model's answer, and the single rows in JSON that does not parse.

const REASONING_TAGS = "think|thinking|thought|thoughts|reasoning|reflection|analysis|scratchpad";
const OPENING_TAG = new RegExp(`^\\s*<(${REASONING_TAGS})>`, "i");
const CLOSING_TAG = new RegExp(`</(${REASONING_TAGS})>`, "i");

/** Leaves out what stands before the answer: a byte order mark, and the model's reasoning in its tags. */
export function cleanAnswer(text: string): string {
  let rest = text.replaceAll("\uFEFF", "").trim();
  // Several blocks may follow one another.
  for (let blocks = 0; blocks < 10; blocks += 1) {
    const opens = OPENING_TAG.test(rest);
    // Some chat templates put the opening tag into the prompt, so that only the closing one is in the answer.
    if (!opens && /^[[{]/.test(rest)) return rest;
    const closing = CLOSING_TAG.exec(rest);
    if (!closing) return opens ? "" : rest;
    rest = rest.slice(closing.index + closing[0].length).trim();
  }
  return rest;
}

/** From the first bracket that may begin JSON to the end; empty where there is none. */
export function jsonStart(text: string): string {
  const start = text.search(/\[\s*[[{"'“]|\{\s*["'“”„‘’`}]|\{\s*\w+\s*:/);
  return start < 0 ? "" : text.slice(start);
}

/** The text up to its last closing bracket. */
export function upToLastBracket(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")) + 1);
}

export interface RowText {
  text: string;
  /** `balanced`: its brackets and quotation marks match. `loose`: it ends, but they do not match. `cut`: it has no end. */
  end: "balanced" | "loose" | "cut";
}

/**
 * Cuts broken JSON where rows begin, at `{` followed by a field's name, so that each row can be read, repaired or refused
 * without its neighbours.
 */
export function splitRowTexts(json: string, fields: readonly string[]): RowText[] {
  const names = fields.map((field) => field.replace(/[^\w]/g, "\\$&")).join("|");
  const pattern = new RegExp(`\\{\\s*["'“”„‘’\`]?(?:${names})["'“”‘’\`]?\\s*:`, "gi");
  const starts = [...json.matchAll(pattern)].map((match) => match.index);
  return starts.map((start, index) => endRow(json.slice(start, starts[index + 1]), index === starts.length - 1));
}

/** A closing quotation mark, the row's bracket, and whatever closes the list and the fence. */
const LAST_END = /["'”’]\s*\}(?=[\s\]},;`]*$)/;

function endRow(piece: string, last: boolean): RowText {
  const balanced = balancedEnd(piece);
  if (balanced > 0) return { text: piece.slice(0, balanced), end: "balanced" };
  if (!last) return { text: upToLastBracket(piece), end: "loose" };
  const found = LAST_END.exec(piece);
  return found ? { text: piece.slice(0, found.index + found[0].length), end: "loose" } : { text: piece, end: "cut" };
}

/** The position after the bracket that closes the object at the start of the text, or 0. Brackets inside double quotes do not count. */
function balancedEnd(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (quoted) {
      if (character === 92) index += 1;
      else if (character === 34) quoted = false;
    } else if (character === 34) quoted = true;
    else if (character === 123) depth += 1;
    else if (character === 125) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return 0;
}
