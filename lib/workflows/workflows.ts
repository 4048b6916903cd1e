import { type Actor, visibleTo } from "../accounts/actor.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { copyName } from "../generation/drafts.ts";
import { lockWorkflow, requireConfig, requireWorkflow } from "./access.ts";
import { createConfig } from "./configs.ts";
import { chooseConnection } from "./connection.ts";
import { describeWorkflow, describeWorkflows, type WorkflowView } from "./describe-workflow.ts";
import { storeFeedback } from "./examples.ts";
import { type Config, type ConfigBody, type CreateBody, storedConfig, toStoredConfig, type WorkflowChange } from "./forms.ts";
import { keepPrompt, type PromptView, viewPrompt } from "./prompts.ts";
import { shapeOfSchema } from "./schema.ts";

/**
 * A new workflow, and with it its config where that is given itself: all of it, or nothing.
 * @throws AppError `bad-input:config`, `bad-input:workflow` or `bad-input:examples`; `not-found:config`
 */
export async function createWorkflow(
  actor: Actor,
  { workflow, user_prompt }: CreateBody,
): Promise<{ workflow: WorkflowView; prompt: PromptView }> {
  const { id, prompt } = await transact(async (transaction) => {
    const { configId, config } = await takeConfig(transaction, actor, workflow.workflow_config);
    const { id: connectionId } = await chooseConnection(transaction, workflow.connection_id);
    const created = await transaction.workflow.create({
      data: {
        ...{
          ownerId: actor.id,
          name: workflow.workflow_name,
          configId,
          config: toStoredConfig(config),
          connectionId,
          modelId: workflow.llm_model,
        },
        ...{ totalExamples: workflow.total_examples, tags: workflow.tags, split: [...workflow.split], type: workflow.type },
      },
    });
    const kept = await keepPrompt(transaction, created.id, user_prompt, "create");
    const place = { workflowId: created.id, promptId: kept.id, shape: shapeOfSchema(config.schema_example) };
    await storeFeedback(transaction, place, workflow.examples);
    return { id: created.id, prompt: viewPrompt(kept) };
  });
  return { workflow: await getWorkflow(actor, id), prompt };
}

/** The config that a workflow is to have, by its id or as it is written, which stores it. */
async function takeConfig(
  transaction: Transaction,
  actor: Actor,
  given: string | ConfigBody,
): Promise<{ configId: string; config: Config }> {
  const configId = typeof given === "string" ? given : (await createConfig(actor, given, transaction)).id;
  return { configId, config: (await requireConfig(actor, configId, transaction)).content };
}

export interface WorkflowQuery {
  /** Workflows that have all of them. */
  tags?: readonly string[] | undefined;
  /** Part of the name or of a tag. */
  search?: string | undefined;
}

const MOST_SHOWN = 500;

/** Those that this person may see, the latest first, at most 500. */
export async function listWorkflows(actor: Actor, { tags = [], search = "" }: WorkflowQuery = {}): Promise<WorkflowView[]> {
  // Prisma hands the text to LIKE as it is: what is typed stands for itself.
  const text = search.trim().replace(/[\\%_]/g, "\\$&");
  const where: Prisma.WorkflowWhereInput = {
    ...visibleTo(actor),
    ...(tags.length > 0 && { tags: { hasEvery: [...tags] } }),
    ...(text && { OR: [{ name: { contains: text, mode: "insensitive" } }, { tags: { has: search.trim() } }] }),
  };
  const found = await database().workflow.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: MOST_SHOWN });
  return describeWorkflows(found.map((workflow) => ({ ...workflow, config: storedConfig.parse(workflow.config) })));
}

/** The tags of the workflows that this person may see, the most used first. */
export async function listTags(actor: Actor): Promise<string[]> {
  const found = await database().workflow.findMany({ where: visibleTo(actor), select: { tags: true }, take: MOST_SHOWN });
  const counts = new Map<string, number>();
  for (const tag of found.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([left, most], [right, less]) => less - most || left.localeCompare(right)).map(([tag]) => tag);
}

/** @throws AppError `not-found:workflow` */
export async function getWorkflow(actor: Actor, id: string): Promise<WorkflowView> {
  return describeWorkflow(await requireWorkflow(actor, id));
}

/**
 * Changes what is given and leaves the rest. A config that is named is copied anew. Tasks that are under way stay as they are.
 * @throws AppError as `createWorkflow`; `not-found:workflow`
 */
export async function updateWorkflow(actor: Actor, id: string, change: WorkflowChange): Promise<WorkflowView> {
  await transact(async (transaction) => {
    await lockWorkflow(actor, id, transaction);
    const { workflow_config, connection_id } = change;
    const taken = workflow_config === undefined ? null : await takeConfig(transaction, actor, workflow_config);
    const connection = connection_id === undefined ? {} : { connectionId: (await chooseConnection(transaction, connection_id)).id };
    await transaction.workflow.update({
      where: { id },
      data: {
        ...(taken && { configId: taken.configId, config: toStoredConfig(taken.config) }),
        ...connection,
        ...(change.workflow_name !== undefined && { name: change.workflow_name }),
        ...(change.llm_model !== undefined && { modelId: change.llm_model }),
        ...(change.total_examples !== undefined && { totalExamples: change.total_examples }),
        ...(change.tags !== undefined && { tags: change.tags }),
        ...(change.split !== undefined && { split: [...change.split] }),
        ...(change.type !== undefined && { type: change.type }),
      },
    });
  });
  return getWorkflow(actor, id);
}

/** Deletes a workflow with its samples and prompts. Its datasets stay, and what is being made of them goes on. @throws AppError `not-found:workflow` */
export async function deleteWorkflow(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    const { name } = await lockWorkflow(actor, id, transaction);
    await transaction.workflow.delete({ where: { id } });
    await recordEvent(actor, { action: "workflow-deleted", subject: { type: "workflow", id, name } }, transaction);
  });
}

/** A copy for this person with its prompts and examples, without its tasks and what they cost. @throws AppError `not-found:workflow` */
export async function duplicateWorkflow(actor: Actor, id: string): Promise<WorkflowView> {
  const copyId = await transact(async (transaction) => {
    const { name, config, configId, connectionId, modelId, totalExamples, tags, split, type } = await requireWorkflow(
      actor,
      id,
      transaction,
    );
    const copy = await transaction.workflow.create({
      data: {
        ...{ ownerId: actor.id, name: copyName(name), config: toStoredConfig(config), configId, connectionId, modelId },
        ...{ totalExamples, tags, split, type },
      },
    });
    await transaction.$executeRawUnsafe(COPY, id, copy.id);
    return copy.id;
  });
  return getWorkflow(actor, copyId);
}

/** Each example stays with the copy of its prompt. */
const COPY = `
  with originals as (select id, gen_random_uuid() as copy_id, text, created_at from workflow_prompts where workflow_id = $1::uuid),
  prompts as (
    insert into workflow_prompts (id, workflow_id, text, source, created_at)
    select copy_id, $2::uuid, text, 'copy', created_at from originals)
  insert into workflow_examples (id, workflow_id, prompt_id, data, hash, label, reason, source, created_at, updated_at)
  select gen_random_uuid(), $2::uuid, originals.copy_id, data, hash, label, reason, source, workflow_examples.created_at, now()
  from workflow_examples left join originals on originals.id = workflow_examples.prompt_id
  where workflow_examples.workflow_id = $1::uuid`;
