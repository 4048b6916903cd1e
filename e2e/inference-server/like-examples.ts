import type { Pair } from "./content.ts";
import { hashText } from "./random.ts";

// A real model writes rows as long as the examples that it is shown. The server's own rows are short whatever is asked;
// with the setting `rowLength: "examples"` their completions are made as long, and of words as long, as the examples'.

/** The examples that stand in a request's text, as one indented JSON object with rows; none where there are none. */
export function readExamples(text: string): Pair[] {
  const start = text.search(/\{\s*"rows"\s*:\s*\[\s*\{\s*"prompt"/);
  for (let end = text.indexOf("]\n}", start); start >= 0 && end > 0; end = text.indexOf("]\n}", end + 1)) {
    const pairs = parsePairs(text.slice(start, end + 3));
    if (pairs) return pairs;
  }
  return [];
}

function parsePairs(json: string): Pair[] | null {
  try {
    const { rows }: { rows: Pair[] } = JSON.parse(json);
    return rows.filter(({ prompt, completion }) => typeof prompt === "string" && typeof completion === "string");
  } catch {
    return null;
  }
}

/** The pair with a completion that makes it as long as one of the examples, give or take a third. */
export function likeExample(pair: Pair, examples: readonly Pair[], number: number): Pair {
  const example = examples[number % examples.length];
  if (!example) return pair;
  const spread = 2 / 3 + ((hashText(pair.prompt) % 1_000) / 1_000) * (2 / 3);
  const wanted = Math.max(40, Math.floor((example.prompt.length + example.completion.length) * spread - pair.prompt.length));
  const filler = `\n${example.completion}`.repeat(Math.ceil(wanted / Math.max(1, example.completion.length)));
  return { ...pair, completion: (pair.completion + filler).slice(0, wanted) };
}
