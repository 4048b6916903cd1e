import { z } from "zod";

const level = z.object({ score: z.int().min(1).max(5), meaning: z.string().min(3).max(400) });

/** One thing that a judge looks at, with what each score from 1 to 5 means for it. */
const criterion = z.object({
  name: z.string().min(2).max(60),
  /** The question that the judge answers. */
  question: z.string().min(10).max(400),
  levels: z.array(level).length(5),
});

/** How rows of a kind are judged (“The scores”): a few criteria, each on a scale of 1 (unusable) to 5 (excellent). */
export const rubricSchema = z
  .object({ criteria: z.array(criterion).min(1).max(8) })
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
