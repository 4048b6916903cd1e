import { type RowShape, shapeOf } from "../generation/fields/row-shape.ts";
import { newField } from "../generation/output-fields.ts";
import { keyFor } from "../generation/row-text.ts";
import { isJsonObject } from "../json.ts";
import type { RubricContent } from "./rubric.ts";

type Criteria = RubricContent["criteria"];

/** Names that mean something else in an answer, or that the reader of answers would take for something else. */
const TAKEN = new Set(["rows", "row", "reasoning", "score", "scores", "criteria", "constructor", "prompt", "completion"]);

/**
 * The key of each criterion in a judge's answer: its name in small letters, for a model that knows what it writes about; `c1`,
 * `c2` … where a name cannot be a key of every provider (https://docs.anthropic.com, tool input schemas), means something else
 * or comes twice.
 */
export function criterionKeys(criteria: Criteria): string[] {
  const slugs = criteria.map(({ name }) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, ""),
  );
  return criteria.map(({ name }, index) => {
    const slug = slugs[index] ?? "";
    const isPlain = /^[a-z][a-z0-9_]{1,59}$/.test(slug) && !/[^\p{ASCII}]/u.test(name) && !/^c\d$/.test(slug);
    return isPlain && !TAKEN.has(slug) && slugs.indexOf(slug) === slugs.lastIndexOf(slug) ? slug : `c${index + 1}`;
  });
}

/** What a judge answers: for each criterion its reasons, and then a score from 1 to 5. Its names are the criteria's keys. */
export function judgementShape({ criteria }: Pick<RubricContent, "criteria">): RowShape {
  const score = { ...newField("score", "integer"), allowed: ["1", "2", "3", "4", "5"] };
  const keys = criterionKeys(criteria);
  const shape = shapeOf(keys.map((key) => ({ ...newField(key, "object"), fields: [newField("reasoning"), score] })));
  return { ...shape, saysWhy: true, mend: (value) => mendJudgement(value, keys) };
}

const REASONS = ["reasoning", "reason", "reasons", "rationale", "explanation", "justification", "why"];

/**
 * A judgement as it was meant: a score that is written as a text (“4”, “4/5”), reasons under another name, and what was said
 * beside the criteria. Nothing is made up: what is missing stays missing, and makes the judgement invalid.
 */
function mendJudgement(value: unknown, keys: readonly string[]): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const found = keyFor(value, key);
      return found === undefined ? [] : [[key, mendCriterion(value[found])]];
    }),
  );
}

function mendCriterion(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  const reasons = REASONS.map((name) => keyFor(value, name)).find((key) => key !== undefined);
  const score = keyFor(value, "score") ?? keyFor(value, "rating");
  return {
    ...(reasons !== undefined && { reasoning: value[reasons] }),
    ...(score !== undefined && { score: mendScore(value[score]) }),
  };
}

function mendScore(value: unknown): unknown {
  const digit = typeof value === "string" ? /^\s*([1-5])(?:\.0+)?\s*(?:(?:\/|out of|of)\s*5)?\s*$/i.exec(value)?.[1] : undefined;
  return digit === undefined ? value : Number(digit);
}
