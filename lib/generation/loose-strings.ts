// Texts in JSON that is not JSON: other quotation marks, marks inside that are not escaped, raw line breaks, stray
// backslashes. Where a text ends is told from what follows; where that cannot be told for sure, the text is doubtful.

/** Opening mark → the marks that close it. */
const CLOSERS: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", "`": "`", "“": '”“"', "„": '“”"', "”": '”"', "‘": "’'", "‚": "‘’'", "’": "’'" },
  ...{ "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂" },
};

const isOpening = (character: string | undefined): character is string => character !== undefined && character in CLOSERS;

export interface LooseText {
  text: string;
  /** Position after the closing mark. */
  end: number;
  /** The opening mark. */
  mark: string;
  /** Marks of its own kind stand inside it without a backslash. */
  hasMarks: boolean;
  /** Where it ends, or what it says, is not sure. */
  doubtful: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "/": "/", "\\": "\\", '"': '"', "'": "'", "`": "`" },
};
const UNICODE = /u([0-9a-fA-F]{4})/y;

/**
 * Reads the text whose opening mark stands at `start`, or null when none does, or when it does not end before `limit`.
 * `endsAt` tells whether what stands at a position can follow the text.
 */
export function readLooseText(source: string, start: number, limit: number, endsAt: (position: number) => boolean): LooseText | null {
  const mark = source[start];
  if (!isOpening(mark)) return null;
  if (source.startsWith(mark.repeat(3), start)) return readTripled(source, start, limit, mark, endsAt);
  const closers = CLOSERS[mark] ?? mark;
  let text = "";
  let from = start + 1;
  let marks = 0;
  let doubtful = false;
  for (let at = from; at < limit; at += 1) {
    const character = source[at] ?? "";
    if (character === "\\") {
      const [meant, length] = readEscape(source, at);
      text += source.slice(from, at) + meant;
      from = at + length;
      at = from - 1;
    } else if (closers.includes(character)) {
      if (endsAt(at + 1)) {
        // Quotation marks come in pairs; apostrophes do not.
        const isOdd = mark !== "'" && mark !== "‘" && mark !== "’" && marks % 2 === 1;
        return { text: text + source.slice(from, at), end: at + 1, mark, hasMarks: marks > 0, doubtful: doubtful || isOdd };
      }
      marks += 1;
      if (isJoined(source, at, character, endsAt)) doubtful = true;
    }
  }
  return null;
}

/** Python's `"""…"""`. */
function readTripled(source: string, start: number, limit: number, mark: string, endsAt: (position: number) => boolean): LooseText | null {
  const close = source.indexOf(mark.repeat(3), start + 3);
  if (close < 0 || close + 3 > limit || !endsAt(close + 3)) return null;
  return {
    text: source.slice(start + 3, close),
    end: close + 3,
    mark,
    hasMarks: false,
    doubtful: source.slice(start, close).includes("\\"),
  };
}

/** What an escape means and how long it is. A backslash that begins no escape of JSON (`\alpha`, `\d`) is meant as it stands. */
function readEscape(source: string, at: number): [meant: string, length: number] {
  UNICODE.lastIndex = at + 1;
  const code = UNICODE.exec(source)?.[1];
  if (code !== undefined) return [String.fromCharCode(Number.parseInt(code, 16)), 6];
  const meant = ESCAPES[source[at + 1] ?? ""];
  return meant === undefined ? ["\\", 1] : [meant, 2];
}

const JOINT = /\s{0,50}\+?\s{0,50}/y;

/** `"one" + "two"`, `"one" "two"` and `""doubled""`: whether the marks belong to the text cannot be told. */
function isJoined(source: string, at: number, mark: string, endsAt: (position: number) => boolean): boolean {
  JOINT.lastIndex = at + 1;
  const next = at + 1 + (JOINT.exec(source)?.[0].length ?? 0);
  if (source[next] !== mark) return false;
  return next > at + 1 || !endsAt(next + 1);
}
