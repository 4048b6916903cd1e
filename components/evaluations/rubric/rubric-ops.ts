import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import type { JsonValue } from "@/lib/json.ts";

// What the editor does to a rubric, as pure functions. While it is edited, each part has a key that stays with it.

type Criterion = RubricContent["criteria"][number];
type Example = RubricContent["examples"][number];

export type EditedCriterion = Criterion & { key: string };
/** A score of 0 is one that has not been chosen yet; such a rubric cannot be saved. */
export type EditedExample = Example & { key: string };

export interface EditedRubric {
  criteria: readonly EditedCriterion[];
  examples: readonly EditedExample[];
}

export const NOT_CHOSEN = 0;

export function toEdited({ criteria, examples }: RubricContent): EditedRubric {
  return { criteria: criteria.map(withKey), examples: examples.map(withKey) };
}

export function toContent({ criteria, examples }: EditedRubric): RubricContent {
  return {
    criteria: criteria.map(({ name, question, levels }) => ({
      name: name.trim(),
      question: question.trim(),
      levels: levels.map(({ score, meaning }) => ({ score, meaning: meaning.trim() })),
    })),
    examples: examples.map(({ row, scores, why }) => ({ row, scores, why: why.trim() })),
  };
}

/** A new criterion has five empty levels; every example lacks its score then. */
export function addCriterion(rubric: EditedRubric): EditedRubric {
  const levels = [1, 2, 3, 4, 5].map((score) => ({ score, meaning: "" }));
  return {
    criteria: [...rubric.criteria, withKey({ name: "", question: "", levels })],
    examples: rubric.examples.map((example) => ({ ...example, scores: [...example.scores, NOT_CHOSEN] })),
  };
}

/** The criterion goes, and with it its score in each example. */
export function removeCriterion(rubric: EditedRubric, index: number): EditedRubric {
  return {
    criteria: without(rubric.criteria, index),
    examples: rubric.examples.map((example) => ({ ...example, scores: without(example.scores, index) })),
  };
}

/** Moves a criterion, and its score in each example, by so many places; beyond the ends nothing happens. */
export function moveCriterion(rubric: EditedRubric, index: number, by: number): EditedRubric {
  const to = index + by;
  if (to < 0 || to >= rubric.criteria.length) return rubric;
  return {
    criteria: moved(rubric.criteria, index, to),
    examples: rubric.examples.map((example) => ({ ...example, scores: moved(example.scores, index, to) })),
  };
}

export function changeCriterion(rubric: EditedRubric, index: number, change: Partial<Criterion>): EditedRubric {
  return { ...rubric, criteria: rubric.criteria.map((criterion, place) => (place === index ? { ...criterion, ...change } : criterion)) };
}

export function changeLevel(criterion: EditedCriterion, score: number, meaning: string): Pick<Criterion, "levels"> {
  return { levels: criterion.levels.map((level) => (level.score === score ? { ...level, meaning } : level)) };
}

/** A new example has no score chosen yet. */
export function addExample(rubric: EditedRubric, row: Record<string, JsonValue>): EditedRubric {
  return { ...rubric, examples: [...rubric.examples, withKey({ row, scores: rubric.criteria.map(() => NOT_CHOSEN), why: "" })] };
}

export function changeExample(rubric: EditedRubric, index: number, change: Partial<Example>): EditedRubric {
  return { ...rubric, examples: rubric.examples.map((example, place) => (place === index ? { ...example, ...change } : example)) };
}

export function removeExample(rubric: EditedRubric, index: number): EditedRubric {
  return { ...rubric, examples: without(rubric.examples, index) };
}

let keys = 0;
const withKey = <Part>(part: Part): Part & { key: string } => ({ ...part, key: `part-${keys++}` });

const without = <Item>(list: readonly Item[], index: number) => list.filter((_, place) => place !== index);

function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const rest = without(list, from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
