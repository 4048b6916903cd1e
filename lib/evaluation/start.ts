import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { startRun } from "../runs/start-run.ts";
import { choiceFor, chooseRubric } from "./choose-rubric.ts";
import { findEvaluation } from "./find-evaluation.ts";
import { type EvaluationForm, evaluationForm } from "./form.ts";
import { createJudge } from "./judge-prompt.ts";
import { findJudgedDataset, toProvider } from "./prepare.ts";
import { rubricContent } from "./rubric.ts";
import type { EvaluationSettings } from "./settings.ts";

/**
 * Starts a judge over the rows of a dataset: freezes the rubric, the prompt's hash and the price, and queues the planning.
 * @throws AppError `not-found:generation`; `not-found:rubric`; `bad-input:run` with the field at fault
 */
export async function startEvaluation(actor: Actor, datasetId: string, form: EvaluationForm): Promise<{ id: string }> {
  const settings = await toSettings(actor, datasetId, parseForm(form));
  const id = await startRun(actor, { kind: "evaluation", subjectId: datasetId, settings, template: settings.rubric.name });
  return { id };
}

/** All that an evaluation is told, frozen. @throws AppError as `startEvaluation` */
export async function toSettings(actor: Actor, datasetId: string, form: EvaluationForm): Promise<EvaluationSettings> {
  const dataset = await findJudgedDataset(actor, datasetId);
  const { rubric: choice, ...rest } = form;
  const [rubric, connection] = await Promise.all([
    chooseRubric(actor, choice, dataset.grounded),
    database().connection.findUnique({ where: { id: form.connectionId }, select: { provider: true } }),
  ]);
  if (!connection)
    throw new AppError("bad-input:run", "The connection does not exist any more. Choose another one.", { field: "connectionId" });
  const told = {
    ...{ ...rest, provider: toProvider(connection.provider), topP: null, topK: null, rubric },
    fields: [...dataset.fields],
  };
  return { ...told, promptHash: createJudge(told).promptHash };
}

/** The form that judges again in the same way: same judge, same rubric, same rows. @throws AppError `not-found:generation` */
export async function againForm(actor: Actor, evaluationId: string): Promise<{ datasetId: string; form: EvaluationForm }> {
  const { subject, settings, connectionId } = await findEvaluation(actor, evaluationId);
  const { grounded } = await findJudgedDataset(actor, subject.id);
  const { name, modelId, temperature, maxTokens, rows, spendingLimit } = settings;
  return {
    datasetId: subject.id,
    form: {
      // Of a connection that was deleted nothing is left to choose: the page says so.
      ...{ name, connectionId: connectionId ?? settings.connectionId, modelId, temperature, maxTokens, rows, spendingLimit },
      rubric: await choiceFor(actor, settings.rubric, grounded),
    },
  };
}

function parseForm(form: EvaluationForm): EvaluationForm {
  // First, for a form tells of a rubric only that it is none of the three that it may be.
  const written = "content" in form.rubric ? rubricContent.safeParse(form.rubric.content) : null;
  if (written && !written.success) throw badInput("The rubric is not complete.", written.error.issues[0], ["rubric", "content"]);
  const result = evaluationForm.safeParse(form);
  if (result.success) return result.data;
  throw badInput("The settings are not complete.", result.error.issues[0], []);
}

const badInput = (otherwise: string, issue: { message: string; path: PropertyKey[] } | undefined, place: PropertyKey[]) =>
  new AppError("bad-input:run", issue?.message ?? otherwise, { field: [...place, ...(issue?.path ?? [])].join(".") });
