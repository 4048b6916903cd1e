// What a label in somebody's own words says of a row.

export type Verdict = "good" | "bad" | "other" | "none";

const GOOD = new Set(
  "good great excellent perfect nice fine ok okay yes y true 1 +1 positive pos correct right accepted accept approved approve keep kept like liked love useful relevant valid pass passed up thumbs-up thumbsup best better".split(
    " ",
  ),
);
const BAD = new Set(
  "bad poor terrible awful wrong no n false 0 -1 negative neg incorrect rejected reject refused refuse drop dropped dislike disliked hate useless irrelevant invalid fail failed down thumbs-down thumbsdown worst worse avoid".split(
    " ",
  ),
);
const NEGATIONS = new Set(["not", "no", "never", "isn't", "isnt", "don't", "dont", "un"]);
const GOOD_SIGNS = /[👍👌✅✔❤😀😃😄🙂💚]|:\)/u;
const BAD_SIGNS = /[👎❌✖🚫😞😡🙁]|:\(/u;

/**
 * Whether a label praises or refuses a row. “good”, “positive”, “1”, “👍”, “very good”, “not bad” praise; “bad”, “negative”,
 * “0”, “👎”, “not good” refuse. Any other words are a note on the row: `other`; no words are `none`.
 */
export function classifyLabel(label: string): Verdict {
  const text = label.normalize("NFKC").trim().toLowerCase().replaceAll("’", "'");
  if (text === "") return "none";
  if (GOOD_SIGNS.test(text)) return BAD_SIGNS.test(text) ? "other" : "good";
  if (BAD_SIGNS.test(text)) return "bad";
  const words = text.replace(/thumbs?[\s_-]*(up|down)/g, "thumbs-$1").match(/[+-]?\d+(?:\.\d+)?|[\p{L}'-]+/gu) ?? [];
  const [only] = words;
  if (words.length === 1 && only !== undefined) return verdictOf(only) ?? "other";
  const found = new Set<"good" | "bad">();
  for (const [place, word] of words.entries()) {
    // “no” and single digits say something alone, not among other words.
    if (NEGATIONS.has(word) || /^[+-]?\d|^[yn]$/.test(word)) continue;
    const verdict = verdictOf(word);
    if (verdict) found.add(NEGATIONS.has(words[place - 1] ?? "") || isNegatedBefore(words, place) ? opposite(verdict) : verdict);
  }
  const [verdict] = found;
  return verdict !== undefined && found.size === 1 ? verdict : "other";
}

/** “not very good”, “not so bad”. */
const isNegatedBefore = (words: readonly string[], place: number) =>
  ["very", "so", "really", "that", "a", "too", "quite"].includes(words[place - 1] ?? "") && NEGATIONS.has(words[place - 2] ?? "");

function verdictOf(word: string): "good" | "bad" | null {
  if (GOOD.has(word)) return "good";
  return BAD.has(word) ? "bad" : null;
}

const opposite = (verdict: "good" | "bad") => (verdict === "good" ? "bad" : "good");
