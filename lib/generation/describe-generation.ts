import type { Actor } from "../accounts/actor.ts";
import { type GenerationDetail, getGeneration, getProgress, type Progress } from "./progress.ts";

/** A generation with its settings and all that moves while it runs. */
export type DescribedGeneration = GenerationDetail & Omit<Progress, "status" | "statusReason" | "startedAt" | "finishedAt">;

/** @throws AppError `not-found:generation` */
export async function describeGeneration(actor: Actor, id: string): Promise<DescribedGeneration> {
  const [detail, progress] = await Promise.all([getGeneration(actor, id), getProgress(actor, id)]);
  return { ...progress, ...detail };
}
