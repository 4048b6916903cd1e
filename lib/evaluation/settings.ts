import { z } from "zod";
import { runSettings } from "../runs/run-settings.ts";
import { frozenRubric } from "./rubric.ts";

/** All that an evaluation was told, frozen when it is started. */
export const evaluationSettings = runSettings.safeExtend({
  rubric: frozenRubric,
  /** SHA-256 of the judge's prompt without the row, in hexadecimal. */
  promptHash: z.string(),
  /** The names of a row's fields, in order. */
  fields: z.array(z.string()).optional(),
});

export type EvaluationSettings = z.infer<typeof evaluationSettings>;
