import { z } from "zod";
import { LIMITS } from "../generation/config.ts";
import { runSettings } from "../runs/run-settings.ts";
import { rubricContent } from "./rubric.ts";

/** A preset by its id, a saved rubric as it is now, or one that was written for this evaluation alone. */
const rubricChoice = z.union(
  [
    z.object({ preset: z.string().min(1).max(100) }),
    z.object({ saved: z.uuid() }),
    z.object({ name: z.string().trim().min(1, "Give the rubric a name.").max(LIMITS.nameLength), content: rubricContent }),
  ],
  { error: "Choose a rubric: a preset, a saved one, or a name with content that has criteria, each with its levels 1 to 5." },
);

export type RubricChoice = z.infer<typeof rubricChoice>;

/** What a person fills in to have a dataset judged. The provider is the connection's. */
export const evaluationForm = runSettings
  .pick({ name: true, connectionId: true, modelId: true, temperature: true, maxTokens: true, rows: true, spendingLimit: true })
  .safeExtend({ rubric: rubricChoice });

export type EvaluationForm = z.infer<typeof evaluationForm>;

/** The usual settings of a judge: as little chance as can be, and room for reasons. */
export const JUDGE_DEFAULTS = { temperature: 0, maxTokens: 2_000 } as const;
