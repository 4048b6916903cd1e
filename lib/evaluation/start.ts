import type { Actor } from "../accounts/actor.ts";
import type { EvaluationForm } from "./form.ts";

/**
 * Starts a judge over the rows of a dataset: freezes the rubric, the prompt's hash and the price, and queues the planning.
 * @throws AppError `not-found:generation`; `not-found:rubric`; `bad-input:run` with the field at fault
 */
export async function startEvaluation(_actor: Actor, _datasetId: string, _form: EvaluationForm): Promise<{ id: string }> {
  throw new Error("not yet");
}

/** The form that judges again in the same way: same judge, same rubric, same rows. @throws AppError `not-found:generation` */
export async function againForm(_actor: Actor, _evaluationId: string): Promise<{ datasetId: string; form: EvaluationForm }> {
  throw new Error("not yet");
}
