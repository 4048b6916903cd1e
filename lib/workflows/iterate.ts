import type { Actor } from "../accounts/actor.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Draft } from "../generation/config.ts";
import { estimateDraft } from "../generation/estimate.ts";
import { type RowData, type RowShape, rowShapeOf } from "../generation/fields/row-shape.ts";
import { costOf } from "../inference/prices.ts";
import { findPrice } from "../prices/find-price.ts";
import { lockWorkflow, requireWorkflow, type StoredWorkflow } from "./access.ts";
import { chooseConnection } from "./connection.ts";
import { workflowCosts } from "./costs.ts";
import { draftOfWorkflow, topicOf } from "./draft.ts";
import { type ExampleView, readExamples, storeFeedback, viewExample } from "./examples.ts";
import { exampleHash } from "./examples-text.ts";
import type { IterateBody } from "./forms.ts";
import { guidanceOf, knownPart } from "./guidance.ts";
import { makeSample, type Sample } from "./make-sample.ts";
import { keepPrompt, presentPrompt } from "./prompts.ts";
import { shapeOfSchema } from "./schema.ts";

export interface Iteration {
  /** US dollars; null where a price is not known. */
  workflow_cost: number | null;
  iteration_cost: number | null;
  /** Of the whole dataset, made as this sample was. */
  estimated_dataset_cost: number | null;
  data: Pick<ExampleView, "example_id" | "text" | "label" | "reason" | "prompt_id">[];
  /** Why there are fewer rows than were asked for; empty when there are all. */
  message: string;
}

/**
 * Makes a sample now, after what was said of earlier ones: what is told of them here is stored first, and stays stored
 * whatever the model does. Every call is paid for and counted.
 * @throws AppError `not-found:workflow`; `bad-input:examples`; `unavailable:model` with the provider's sentence when not one row was made
 */
export async function iterateWorkflow(actor: Actor, id: string, body: IterateBody, signal?: AbortSignal): Promise<Iteration> {
  const promptId = await transact(async (transaction) => {
    const workflow = await lockWorkflow(actor, id, transaction);
    const { user_prompt } = body;
    const { id: kept } =
      user_prompt === undefined ? await presentPrompt(transaction, id) : await keepPrompt(transaction, id, user_prompt, "iterate");
    await storeFeedback(
      transaction,
      { workflowId: id, promptId: kept, shape: shapeOfSchema(workflow.config.schema_example) },
      body.examples,
    );
    return kept;
  });
  const workflow = await requireWorkflow(actor, id);
  const { draft, known, topic } = await prepareDraft(workflow, body);
  const sample = await makeSample(draft, { topic, count: body.total_examples, known, signal });
  const costUsd = costOf(await findPrice(draft.configure.connectionId, draft.configure.modelId), sample);
  const data = await storeSample(
    actor,
    { id, promptId, shape: rowShapeOf(draft), asked: body.total_examples, modelId: draft.configure.modelId, costUsd },
    sample,
  );
  if (sample.failure) throw sample.failure;
  const [costs, whole] = await Promise.all([workflowCosts([id]), estimateDraft(ofWholeDataset(draft, workflow.totalExamples))]);
  return {
    ...{ workflow_cost: costs.get(id) ?? null, iteration_cost: costUsd, estimated_dataset_cost: whole.costUsd },
    data: data.map(({ example_id, text, label, reason, prompt_id }) => ({ example_id, text, label, reason, prompt_id })),
    message: sample.reason,
  };
}

/** The settings of a sample: with what was said of earlier rows, and which there are already. */
async function prepareDraft(
  workflow: StoredWorkflow,
  { batch_size, llm_model, connection_id }: Pick<IterateBody, "batch_size" | "llm_model" | "connection_id">,
) {
  const { text: userPrompt } = await presentPrompt(database(), workflow.id);
  const examples = await readExamples(workflow.id);
  const shape = shapeOfSchema(workflow.config.schema_example);
  const unlabelled = examples.filter(({ label, data }) => label === "" && typeof data !== "string");
  const known = examples.map(({ data }) => data);
  const topic = topicOf(userPrompt);
  const draft = draftOfWorkflow({
    ...{ workflow, userPrompt, connection: await connectionOf(workflow, connection_id), modelId: llm_model ?? workflow.modelId },
    guidance: guidanceOf(shape, examples),
    more: knownPart(
      shape,
      unlabelled.map(({ data }) => data),
    ),
    rowsPerCall: batch_size,
    seeds: { seeds: [topic], rowsInAll: workflow.totalExamples, rowsOfEach: null },
  });
  return { draft, known, topic };
}

/** The workflow's connection, unless another is named. @throws AppError `bad-input:workflow` when it was deleted */
export async function connectionOf(workflow: Pick<StoredWorkflow, "connectionId">, named?: string) {
  const id = named ?? workflow.connectionId;
  if (id === null)
    throw new AppError("bad-input:workflow", "The workflow's connection was deleted. Choose another one.", { field: "connection_id" });
  return chooseConnection(database(), id);
}

/** Estimates go by words: rows of one topic cost what rows of many do. */
const ofWholeDataset = (draft: Draft, rows: number): Draft => ({
  ...draft,
  prompt: { ...draft.prompt, rowsInAll: rows, rowsOfEach: null },
});

interface Made {
  id: string;
  promptId: string;
  shape: RowShape;
  asked: number;
  modelId: string;
  costUsd: number | null;
}

/** Stores the rows and what they took. A workflow that was deleted meanwhile is not there any more. */
async function storeSample(actor: Actor, made: Made, sample: Sample): Promise<ExampleView[]> {
  const { id, promptId, shape, asked, modelId, costUsd } = made;
  return transact(async (transaction) => {
    await lockWorkflow(actor, id, transaction);
    const { calls, duplicates, invalid, inputTokens, outputTokens, reason } = sample;
    const rows = await storeRows(transaction, made, sample.rows);
    await transaction.workflowIteration.create({
      data: {
        ...{ workflowId: id, promptId, kind: "sample", modelId, asked, made: rows.length, duplicates, invalid, calls },
        ...{ inputTokens, outputTokens, costUsd: calls === 0 ? 0 : costUsd, reason },
      },
    });
    return rows.map((example) => viewExample(shape, example));
  });
}

/** In their order; a row that another sample brought meanwhile is left out. */
function storeRows(transaction: Transaction, { id: workflowId, promptId }: Made, rows: readonly RowData[]) {
  return transaction.workflowExample.createManyAndReturn({
    data: rows.map((data) => ({ workflowId, promptId, data, hash: exampleHash(data), source: "sample" })),
    skipDuplicates: true,
  });
}
