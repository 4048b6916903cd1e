import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { plural } from "../format.ts";
import { askedRows, type Draft, LIMITS } from "../generation/config.ts";
import { insertDraftIn } from "../generation/drafts.ts";
import { estimateDraft } from "../generation/estimate.ts";
import { checkSettings, queueDraft } from "../generation/start.ts";
import { lockWorkflow, requireWorkflow, type StoredWorkflow } from "./access.ts";
import { draftOfWorkflow, topicOf } from "./draft.ts";
import { readExamples } from "./examples.ts";
import type { GenerateBody } from "./forms.ts";
import { guidanceOf } from "./guidance.ts";
import { connectionOf } from "./iterate.ts";
import { type AskedPrompt, readPrompts } from "./prompt-files.ts";
import { presentPrompt } from "./prompts.ts";
import { shapeOfSchema } from "./schema.ts";
import { findTopics, requireEnough, topicsFor } from "./topics.ts";

export interface StartedTask {
  /** What is made, in a sentence. */
  message: string;
  /** The generation's id. */
  task_id: string;
  workflow_id: string;
  /** US dollars; null when the price is not known. */
  expected_cost: number | null;
}

/**
 * Starts a task: an ordinary generation with the workflow's settings and what was said of its samples. All of it is stored
 * and queued in one go, or nothing; with `task_id` the same request makes it once.
 * @throws AppError `not-found:workflow`; `bad-input:prompts` naming prompt or line; `bad-input:workflow`; `unavailable:model`
 */
export async function generateFromWorkflow(actor: Actor, id: string, body: GenerateBody, signal?: AbortSignal): Promise<StartedTask> {
  const workflow = await requireWorkflow(actor, id);
  const known = body.task_id === undefined ? null : await findTask(body.task_id, id);
  if (known) return known;
  const { draft, words } = await settingsOf(workflow, body, signal);
  const checked = await checkSettings(draft);
  const asked = askedRows(checked.draft, 0);
  const { costUsd } = await estimateDraft(checked.draft);
  return transact(async (transaction) => {
    const { name } = await lockWorkflow(actor, id, transaction);
    // Two requests with the same id come here one after the other.
    const twin = body.task_id === undefined ? null : await findTask(body.task_id, id, transaction);
    if (twin) return twin;
    const before = await transaction.generation.count({ where: { workflowId: id } });
    const named = { ...checked.draft, configure: { ...checked.draft.configure, name: nameOf(name, before) } };
    const task = await insertDraftIn(transaction, actor, named, {
      workflowId: id,
      ...(body.task_id !== undefined && { id: body.task_id }),
    });
    await queueDraft(transaction, { ...checked, id: task.id, revision: 0, asked });
    return { message: `${plural(asked, "row")} are being made ${words}`, task_id: task.id, workflow_id: id, expected_cost: costUsd };
  });
}

/** What the request would make and cost, without making it. The model is not asked for topics. @throws AppError as `generateFromWorkflow` */
export async function estimateTask(
  actor: Actor,
  id: string,
  body: GenerateBody,
): Promise<{ rows: number; prompts: number; expected_cost: number | null }> {
  const workflow = await requireWorkflow(actor, id);
  const prompts = promptsOf(workflow, body);
  const draft = await draftFor(workflow, body, prompts);
  const rows = askedRows(draft, 0);
  // What the topics will be is not known, only how many.
  const seeds =
    prompts.length > 0 ? draft.prompt.seeds : Array.from({ length: topicsFor(rows) }, (_, index) => `Some topic, number ${index}`);
  const { costUsd } = await estimateDraft({ ...draft, prompt: { ...draft.prompt, seeds } });
  return { rows, prompts: prompts.length, expected_cost: costUsd };
}

async function settingsOf(workflow: StoredWorkflow, body: GenerateBody, signal?: AbortSignal): Promise<{ draft: Draft; words: string }> {
  const prompts = promptsOf(workflow, body);
  const draft = await draftFor(workflow, body, prompts);
  if (prompts.length > 0) return { draft, words: `from ${plural(prompts.length, "prompt")}.` };
  const rows = rowsOf(workflow, body);
  const found = await findTopics(workflow.id, draft, topicsFor(rows), signal);
  requireEnough(found, rows);
  const words = found.topics.length === 1 ? "from the user prompt." : `over ${found.topics.length} topics.`;
  return {
    draft: { ...draft, prompt: { ...draft.prompt, seeds: found.topics } },
    words: found.reason === "" ? words : `${words} ${found.reason}`,
  };
}

const rowsOf = (workflow: StoredWorkflow, { total_examples }: GenerateBody) => total_examples ?? workflow.totalExamples;

const promptsOf = (workflow: StoredWorkflow, body: GenerateBody): AskedPrompt[] => readPrompts({ ...body, total: rowsOf(workflow, body) });

async function draftFor(workflow: StoredWorkflow, body: GenerateBody, prompts: readonly AskedPrompt[]): Promise<Draft> {
  const { text: userPrompt } = await presentPrompt(database(), workflow.id);
  const labelled = await readExamples(workflow.id, { labelled: true });
  return draftOfWorkflow({
    ...{ workflow, userPrompt, connection: await connectionOf(workflow), modelId: workflow.modelId },
    guidance: guidanceOf(shapeOfSchema(workflow.config.schema_example), labelled),
    rowsPerCall: body.batch_size,
    seeds:
      prompts.length > 0
        ? { seeds: prompts.map(({ text }) => text), rowsInAll: null, rowsOfEach: prompts.map(({ rows }) => rows) }
        : { seeds: [topicOf(userPrompt)], rowsInAll: rowsOf(workflow, body), rowsOfEach: null },
    spendingLimit: body.spending_limit,
  });
}

/** The answer for a task that was made already. @throws AppError `conflict:task` when the id is that of something else */
async function findTask(
  taskId: string,
  workflowId: string,
  transaction: Pick<ReturnType<typeof database>, "generation"> = database(),
): Promise<StartedTask | null> {
  const task = await transaction.generation.findUnique({ where: { id: taskId }, select: { workflowId: true, asked: true, costUsd: true } });
  if (!task) return null;
  if (task.workflowId !== workflowId)
    throw new AppError("conflict:task", "Another dataset has this id already. Choose another task_id, or leave it out.", {
      field: "task_id",
    });
  return {
    message: `${plural(task.asked, "row")} were asked for by this task already.`,
    task_id: taskId,
    workflow_id: workflowId,
    expected_cost: null,
  };
}

/** “Riddles”, “Riddles, task 2”. */
function nameOf(name: string, before: number): string {
  const suffix = before === 0 ? "" : `, task ${before + 1}`;
  return name.slice(0, LIMITS.nameLength - suffix.length) + suffix;
}
