import { z } from "zod";
import { outputFieldShape } from "../generation/output-fields.ts";
import { runSettings } from "../runs/run-settings.ts";

/** All that a revision (“Fix these”) was told, frozen when it is started. */
export const revisionSettings = runSettings.safeExtend({
  /** What the model is to change, in a person's words. */
  instruction: z.string().trim().min(1, "Say what is to be changed.").max(10_000),
  /** The fields of the dataset's rows; null for the usual pair. */
  fields: z.array(outputFieldShape).nullable(),
});

export type RevisionSettings = z.infer<typeof revisionSettings>;
