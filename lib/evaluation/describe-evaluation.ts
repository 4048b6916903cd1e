import type { Actor } from "../accounts/actor.ts";
import { getProgress, type Progress } from "../generation/progress.ts";
import { type EvaluationDetail, getEvaluation } from "./results.ts";

/** An evaluation with its judge and rubric, and all that moves while it runs. */
type DescribedEvaluation = EvaluationDetail & Omit<Progress, keyof EvaluationDetail>;

/** @throws AppError `not-found:generation` */
export async function describeEvaluation(actor: Actor, id: string): Promise<DescribedEvaluation> {
  const [detail, progress] = await Promise.all([getEvaluation(actor, id), getProgress(actor, id)]);
  return { ...progress, ...detail };
}
