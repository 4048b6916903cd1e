import { z } from "zod";
import { rubricContent } from "./rubric.ts";

export const RUBRIC_LIMITS = { nameLength: 80, descriptionLength: 300 } as const;

const atMost = (count: number) => `At most ${count} characters.`;

/** What a person writes about a rubric, and what is in it. */
export const rubricForm = z.object({
  name: z.string().trim().min(1, "Give the rubric a name.").max(RUBRIC_LIMITS.nameLength, atMost(RUBRIC_LIMITS.nameLength)),
  description: z.string().trim().max(RUBRIC_LIMITS.descriptionLength, atMost(RUBRIC_LIMITS.descriptionLength)),
  /** Whether everybody in the studio sees it. */
  shared: z.boolean(),
  content: rubricContent,
});

export type RubricForm = z.infer<typeof rubricForm>;
