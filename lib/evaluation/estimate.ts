import type { Actor } from "../accounts/actor.ts";
import type { EvaluationForm } from "./form.ts";

export interface EvaluationEstimate {
  /** One for each row. */
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
}

/** What judging will take, before it is paid for: counted on a sample of the chosen rows. @throws AppError as `startEvaluation` */
export async function estimateEvaluation(
  _actor: Actor,
  _datasetId: string,
  _form: Pick<EvaluationForm, "connectionId" | "modelId" | "temperature" | "maxTokens" | "rows" | "rubric">,
): Promise<EvaluationEstimate> {
  throw new Error("not yet");
}
