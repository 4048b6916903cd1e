import { type Ask, isObject, type Schema } from "./ask.ts";
import { hashText, mixBits } from "./random.ts";

// Judging: scores that follow from the text of the judged row, so that tests can tell them and the same row always gets the
// same ones; most are 3 to 5, some 1 or 2.

/** The criteria's keys, when the answer is to have reasons and a score for each; null for any other answer. */
export function criteriaOf(schema: Schema | null): string[] | null {
  const rows = propertyOf(schema, "rows");
  const properties = isObject(rows) && isObject(rows.items) && isObject(rows.items.properties) ? rows.items.properties : {};
  const keys = Object.keys(properties);
  const isCriterion = (key: string) =>
    propertyOf(properties[key], "reasoning") !== undefined && propertyOf(properties[key], "score") !== undefined;
  return keys.length > 0 && keys.every(isCriterion) ? keys : null;
}

const propertyOf = (schema: unknown, name: string): unknown =>
  isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined;

/** How many of a hundred rows get 1, 2, 3, 4 and 5. */
const SHARES = [7, 13, 20, 32, 28] as const;

/** The scores of a row by criterion: its own level, and half of the time one more or less for a criterion. */
export function scoresFor(row: string, keys: readonly string[]): Record<string, number> {
  const own = hashText(row);
  let share = mixBits(own) % 100;
  const level = SHARES.findIndex((part) => {
    share -= part;
    return share < 0;
  });
  const shift = (key: string) => [0, 0, 1, -1][mixBits(own ^ hashText(key)) % 4] ?? 0;
  return Object.fromEntries(keys.map((key) => [key, Math.min(5, Math.max(1, level + 1 + shift(key)))]));
}

/** The judged row stands last between its marks; the rubric's examples stand before it. */
function rowIn(text: string): string {
  const start = text.lastIndexOf("<row>");
  const end = text.indexOf("</row>", start);
  return start < 0 ? text : text.slice(start + "<row>".length, end < 0 ? undefined : end).trim();
}

const EXCERPT = 60;

export function makeJudgement({ text }: Pick<Ask, "text">, keys: readonly string[]): unknown {
  // What follows the row names its marks too.
  const row = rowIn(text.slice(0, text.lastIndexOf("Judge what stands between")));
  const scores = scoresFor(row, keys);
  const about = row
    .replace(/[\s{}"]+/g, " ")
    .trim()
    .slice(0, EXCERPT);
  return {
    rows: [
      Object.fromEntries(
        keys.map((key) => [key, { reasoning: `As to ${key}, “${about}…” is worth ${scores[key]} of 5.`, score: scores[key] }]),
      ),
    ],
  };
}
