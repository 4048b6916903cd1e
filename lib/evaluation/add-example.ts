import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import { canonicalJson } from "../json.ts";
import { getRating } from "./calibration.ts";
import { getEvaluation } from "./results.ts";
import { MAX_RUBRIC_EXAMPLES, type RubricContent } from "./rubric.ts";
import { RUBRIC_LIMITS } from "./rubric-form.ts";
import { listRubrics, type SavedRubric, saveRubric } from "./rubrics.ts";

const COPY = " (calibrated)";

interface RubricExample {
  rowId: string;
  /** 1 to 5 for each criterion, in the rubric's order. */
  scores: readonly number[];
  /** Why, in a sentence or two. */
  why: string;
}

/**
 * Makes a row of an evaluation an example of its rubric, so that the next judge is guided by it. Where the evaluation's rubric
 * is a saved one that this person may change, it gets the example; otherwise a copy of theirs does, which is made once. A row
 * that is an example already is replaced.
 * @throws AppError `not-found:generation`, `not-found:row`, `bad-input:rubric`
 */
export async function addRubricExample(
  actor: Actor,
  evaluationId: string,
  { rowId, scores, why }: RubricExample,
): Promise<{ id: string; name: string }> {
  const [{ rubric, dataset }, { row }, { saved }] = await Promise.all([
    getEvaluation(actor, evaluationId),
    getRating(actor, evaluationId, rowId),
    listRubrics(actor),
  ]);
  const copyName = `${rubric.name.slice(0, RUBRIC_LIMITS.nameLength - COPY.length)}${COPY}`;
  const fits = (one: SavedRubric) => one.mine && hasSameCriteria(one.content, rubric.content);
  const target = saved.find((one) => one.id === rubric.id && fits(one)) ?? saved.find((one) => one.name === copyName && fits(one));
  const content = target?.content ?? rubric.content;
  const others = content.examples.filter((example) => canonicalJson(example.row) !== canonicalJson(row));
  if (others.length >= MAX_RUBRIC_EXAMPLES)
    throw new AppError(
      "bad-input:rubric",
      `“${target?.name ?? rubric.name}” has ${MAX_RUBRIC_EXAMPLES} examples already. Remove one of them first.`,
    );
  const examples = [...others, { row, scores: [...scores], why }];
  const about = target ?? { name: copyName, description: `Made from “${rubric.name}” with examples of “${dataset.name}”.`, shared: false };
  const { id } = await saveRubric(actor, {
    ...{ name: about.name, description: about.description.slice(0, RUBRIC_LIMITS.descriptionLength), shared: about.shared },
    content: { ...content, examples },
    ...(target && { id: target.id, version: target.version }),
  });
  return { id, name: about.name };
}

/** Scores belong to criteria by their place. */
const hasSameCriteria = (one: RubricContent, other: RubricContent): boolean =>
  one.criteria.length === other.criteria.length && one.criteria.every(({ name }, index) => name === other.criteria[index]?.name);
