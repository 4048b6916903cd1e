import { z } from "zod";
import { runSettings } from "../runs/run-settings.ts";
import { frozenRubric } from "./rubric.ts";

/** All that an evaluation was told, frozen when it is started. */
export const evaluationSettings = runSettings.safeExtend({
  rubric: frozenRubric,
  /** SHA-256 of the judge's prompt without the row, in hexadecimal. */
  promptHash: z.string(),
});

export type EvaluationSettings = z.infer<typeof evaluationSettings>;
