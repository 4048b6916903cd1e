import type { Actor } from "../accounts/actor.ts";
import { generationNotFound, requireGeneration } from "../generation/access.ts";

/** A revision of this dataset that the actor may see. @throws AppError `not-found:generation` */
export async function requireFix(actor: Actor, datasetId: string, runId: string) {
  const run = await requireGeneration(actor, runId);
  if (run.kind !== "revision" || run.subjectId !== datasetId) throw generationNotFound();
  return run;
}
