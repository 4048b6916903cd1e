import { TEMPLATES } from "../templates/index.ts";
import { type Rubric, scale } from "../templates/rubric.ts";
import type { RubricPreset } from "./rubrics.ts";

// Rubrics that come with the studio: a general one, and each template's. Pure data; a dataset made of documents adds a
// criterion that asks about the source.

const GENERAL: Rubric["criteria"] = [
  scale(
    "Instruction following",
    "Does the answer do what its prompt asks, all of it and in the form that is asked for?",
    "It does something else, or refuses without a reason.",
    "It does a part of what is asked, or in another form.",
    "It does the main thing; a wish, a limit or the form is missed.",
    "It does everything; a small wish is met only nearly.",
    "It does everything that is asked, in the form that is asked for, and nothing that was excluded.",
  ),
  scale(
    "Correctness",
    "Is what the answer says, calculates or programs right?",
    "Its main statement is wrong, or it makes no sense.",
    "Right in parts, with an error that misleads.",
    "Mostly right; an error or a gap changes a detail.",
    "Right; at most something unimportant is inexact.",
    "Every statement and every step is right, as far as can be checked.",
  ),
  scale(
    "Helpfulness",
    "Does it bring the person who asks further?",
    "It is of no use to them.",
    "It touches the matter, but they would have to ask again.",
    "It helps; something they need is missing or buried.",
    "It helps well and is clear; a better order or example is thinkable.",
    "It gives what they need, clearly and in the right depth, with nothing to wade through.",
  ),
  scale(
    "Honesty",
    "Does it claim only what it can know, and say where it is not sure?",
    "It invents facts, sources or abilities.",
    "It states guesses as facts where that matters.",
    "It is mostly honest; a claim goes further than it can know.",
    "It is honest; a limit could be said more clearly.",
    "It claims nothing that it cannot know, and says what is uncertain where that matters.",
  ),
];

/** For rows that were made of documents. The judge sees the source beside the row. */
const GROUNDING: Rubric["criteria"][number] = scale(
  "Grounding in the source",
  "Does the source text support what the row says?",
  "It contradicts the source, or has nothing to do with it.",
  "Its core is not in the source.",
  "Its core is in the source; an addition that matters is not.",
  "All that matters is in the source; an unimportant detail is not.",
  "Every statement stands in the source or follows from it, and the row can be understood without seeing it.",
);

const MOST_CRITERIA = 8;

/** The rubric with a question about the source, unless it asks one already. */
function withGrounding(criteria: Rubric["criteria"]): Rubric["criteria"] {
  const asks = criteria.some(({ name }) => /\bground/i.test(name));
  return asks || criteria.length >= MOST_CRITERIA ? criteria : [...criteria, GROUNDING];
}

const GENERAL_PRESET = "general";

/** @param grounded for rows that were made of documents */
export function listPresets(grounded: boolean): RubricPreset[] {
  const contentOf = (criteria: Rubric["criteria"]) => ({ criteria: grounded ? withGrounding(criteria) : criteria, examples: [] });
  return [
    {
      ...{ id: GENERAL_PRESET, name: "General", templates: [], content: contentOf(GENERAL) },
      description: "For questions and answers of any kind: does it follow the instruction, and is it correct, helpful and honest?",
    },
    ...TEMPLATES.map(({ id, name, rubric }) => ({
      ...{ id, name, templates: [id], content: contentOf(rubric.criteria) },
      description: `Made for datasets of the template “${name}”: ${listNames(rubric.criteria.map((criterion) => criterion.name))}.`,
    })),
  ];
}

const listNames = (names: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(names);

/** Undefined for an id that is no preset's. */
export const findPreset = (id: string, grounded: boolean): RubricPreset | undefined =>
  listPresets(grounded).find((preset) => preset.id === id);

/** The preset that suits a dataset: its template's, unless that is what people change into something of their own. */
export const suggestPreset = (template: string): string =>
  template !== "custom" && listPresets(false).some(({ id }) => id === template) ? template : GENERAL_PRESET;
