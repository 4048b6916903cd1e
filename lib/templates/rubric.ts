import { z } from "zod";

/** A text of a rubric, blanks around it left out. In characters. */
const text = (least: number, most: number, missing: string) =>
  z.string().trim().min(least, missing).max(most, `At most ${most} characters.`);

const level = z.object({ score: z.int().min(1).max(5), meaning: text(3, 400, "Say what this score means.") });

/** One thing that a judge looks at, with what each score from 1 to 5 means for it. */
const criterion = z.object({
  name: text(2, 60, "Name the criterion."),
  /** The question that the judge answers. */
  question: text(10, 400, "Write the question that the judge answers, in ten characters or more."),
  levels: z.array(level).length(5, "Describe each score from 1 to 5."),
});

/** How rows of a kind are judged (“The scores”): a few criteria, each on a scale of 1 (unusable) to 5 (excellent). */
export const rubricSchema = z
  .object({ criteria: z.array(criterion).min(1, "Add a criterion.").max(8, "At most 8 criteria.") })
  .refine(({ criteria }) => criteria.every(({ levels }) => levels.every(({ score }, index) => score === index + 1)), {
    message: "Each criterion has the levels 1 to 5, in this order.",
  });

export type Rubric = z.infer<typeof rubricSchema>;

/** A criterion with its five levels, from unusable to excellent. */
export const scale = (
  name: string,
  question: string,
  ...meanings: [string, string, string, string, string]
): Rubric["criteria"][number] => ({
  name,
  question,
  levels: meanings.map((meaning, index) => ({ score: index + 1, meaning })),
});
