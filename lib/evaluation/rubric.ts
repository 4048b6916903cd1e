import { z } from "zod";
import { LIMITS } from "../generation/config.ts";
import { EXAMPLE_LENGTH } from "../generation/fields/check-examples.ts";
import { jsonSchema } from "../json.ts";
import { rubricSchema } from "../templates/rubric.ts";

/** A row whose scores are known, for the judge to be guided by. */
const calibrationExample = z.object({
  row: z
    .record(z.string(), jsonSchema)
    .refine((row) => JSON.stringify(row).length <= EXAMPLE_LENGTH, `A row has at most ${EXAMPLE_LENGTH.toLocaleString("en")} characters.`),
  /** 1 to 5 for each criterion, in the rubric's order. */
  scores: z.array(z.int().min(1).max(5)),
  /** Why, in a sentence or two. */
  why: z.string().trim().min(1, "Say why.").max(2_000),
});

export const MAX_RUBRIC_EXAMPLES = 10;

/** What a rubric consists of: its criteria, and examples for calibration. */
export const rubricContent = rubricSchema
  .safeExtend({ examples: z.array(calibrationExample).max(MAX_RUBRIC_EXAMPLES) })
  .refine(({ criteria, examples }) => examples.every(({ scores }) => scores.length === criteria.length), {
    message: "Each example has a score for each criterion.",
    path: ["examples"],
  })
  .refine(({ criteria }) => new Set(criteria.map(({ name }) => name.trim().toLowerCase())).size === criteria.length, {
    message: "Two criteria have the same name.",
    path: ["criteria"],
  });

export type RubricContent = z.infer<typeof rubricContent>;

/** A rubric as an evaluation keeps it: frozen, with where it came from. */
export const frozenRubric = z.object({
  /** A saved rubric's id; null for a preset. */
  id: z.uuid().nullable(),
  name: z.string().max(LIMITS.nameLength),
  version: z.int().min(1),
  content: rubricContent,
});

export type FrozenRubric = z.infer<typeof frozenRubric>;
