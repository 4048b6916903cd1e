import { rubricContent } from "@/lib/evaluation/rubric.ts";
import { type EditedRubric, NOT_CHOSEN, toContent } from "./rubric-ops.ts";

/** The path of a field, such as `criteria.0.name`, and what is wrong with it. */
export type RubricErrors = Readonly<Record<string, string>>;

const SENTENCES: readonly [RegExp, string][] = [
  [/^criteria$/, "A rubric has 1 to 8 criteria."],
  [/^criteria\.\d+\.name$/, "Give the criterion a name of 2 to 60 characters."],
  [/^criteria\.\d+\.question$/, "Write the question that the judge answers, in 10 to 400 characters."],
  [/^criteria\.\d+\.levels\.\d+\.meaning$/, "Say what this score means, in 3 to 400 characters."],
  [/^examples$/, "At most 10 examples."],
  [/^examples\.\d+\.why$/, "Say why, in a sentence or two."],
  [/^examples\.\d+\.scores(\.\d+)?$/, "Choose a score for each criterion."],
];

/** What is wrong with a rubric, field by field, in words for the person who edits it; empty when it can be saved. */
export function rubricErrors(rubric: EditedRubric): RubricErrors {
  const content = toContent(rubric);
  const errors: Record<string, string> = {};
  const add = (path: string, message: string) => {
    errors[path] ??= message;
  };
  const parsed = rubricContent.safeParse(content);
  for (const { path, message, code } of parsed.error?.issues ?? []) {
    // What is wrong between criteria is said at their names, below.
    if (code === "custom" && path.length === 1) continue;
    const place = path.join(".");
    const examples = /^(examples\.\d+)\.scores/.exec(place)?.[1];
    add(examples ? `${examples}.scores` : place, SENTENCES.find(([pattern]) => pattern.test(place))?.[1] ?? message);
  }
  content.criteria.forEach(({ name }, index) => {
    const first = content.criteria.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (first < index) add(`criteria.${index}.name`, "Another criterion has this name. Names tell the scores apart.");
  });
  content.examples.forEach(({ row, scores }, index) => {
    if (scores.includes(NOT_CHOSEN)) add(`examples.${index}.scores`, "Choose a score for each criterion.");
    if (Object.values(row).every((value) => value === "")) add(`examples.${index}.row`, "Write the row's text.");
  });
  return errors;
}
