import { isJsonObject, type JsonObject } from "../../json.ts";
import { hash } from "./code-words.ts";

// The demo judges nothing: it knows no language. Its scores follow from a hash of the row, mostly from 3 to 5, so that one can
// see what results look like; its reasons say so much of the row as can be seen without understanding it.

/** How many of a hundred rows are of level 1, 2, 3, 4 and 5. */
const SHARES = [4, 10, 22, 38, 26] as const;

const VERDICTS: Readonly<Record<number, readonly [string, string]>> = {
  1: ["misses what is asked", "would have to be written anew"],
  2: ["touches the matter only in part", "leaves open what matters most"],
  3: ["does the main thing", "leaves a detail open"],
  4: ["does what is asked", "could be a little more exact"],
  5: ["does all that is asked", "shows no fault that can be named"],
};

/** The demo's judgement of a row: for each criterion, by its key, reasons and a score. */
export function judgeRow(row: JsonObject, criteria: readonly { key: string; name: string }[]): Record<string, unknown> {
  const text = JSON.stringify(row);
  let share = hash("level", text) % 100;
  const level =
    1 +
    SHARES.findIndex((part) => {
      share -= part;
      return share < 0;
    });
  const texts = Object.values(row).flatMap(textsIn);
  const opening = excerpt(texts[0] ?? text);
  const words = texts.join(" ").split(/\s+/).filter(Boolean).length;
  return Object.fromEntries(
    criteria.map(({ key, name }) => {
      const score = Math.min(5, Math.max(1, level + ([0, 0, 1, -1][hash(name, text) % 4] ?? 0)));
      const [first, second] = VERDICTS[score] ?? ["", ""];
      const reasoning = `${name}: the row that begins with “${opening}” ${first} in its ${words} words, and ${second}. (The demo reads no meaning: this score is made up from the row’s letters.)`;
      return [key, { reasoning, score }];
    }),
  );
}

const EXCERPT = 60;

const excerpt = (text: string) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).trimEnd()}…` : line;
};

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
