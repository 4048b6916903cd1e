import { database } from "../db/client.ts";
import { toStatus } from "../generation/access.ts";
import type { StoredWorkflow } from "./access.ts";
import { describeConfig } from "./configs.ts";
import { workflowCosts } from "./costs.ts";
import { WORKFLOW_TYPES, type WorkflowType } from "./forms.ts";
import { deriveStatus, type WorkflowStatus } from "./status.ts";

export interface WorkflowView {
  id: string;
  workflow_name: string;
  /** The id of the config that its copy was taken from; null when that was deleted. */
  workflow_config: string | null;
  /** Its own copy. */
  config: ReturnType<typeof describeConfig>;
  total_examples: number;
  tags: string[];
  /** Percent for training, validation and test. */
  split: number[];
  llm_model: string;
  /** Null when the connection was deleted. */
  connection_id: string | null;
  type: WorkflowType;
  status: WorkflowStatus;
  /** What it is to make, as it stands now. */
  user_prompt: string;
  /** Samples and given examples. */
  examples: number;
  tasks: number;
  /** US dollars; null when a price is not known. */
  workflow_cost: number | null;
  owner: { id: string; name: string };
  created_at: string;
  updated_at: string;
}

/** Workflows with what is read off their tasks, samples and prompts; their order stays. Who may is not checked here. */
export async function describeWorkflows(workflows: readonly StoredWorkflow[]): Promise<WorkflowView[]> {
  const ids = workflows.map(({ id }) => id);
  const where = { workflowId: { in: ids } };
  const [costs, tasks, examples, prompts, owners] = await Promise.all([
    workflowCosts(ids),
    database().generation.findMany({
      where: { ...where, status: { not: "draft" } },
      select: { workflowId: true, status: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
    database().workflowExample.groupBy({ by: ["workflowId", "source"], where, _count: true }),
    database().workflowPrompt.findMany({
      where,
      distinct: ["workflowId"],
      orderBy: [{ workflowId: "asc" }, { createdAt: "desc" }, { id: "desc" }],
      select: { workflowId: true, text: true },
    }),
    database().user.findMany({
      where: { id: { in: workflows.map(({ ownerId }) => ownerId) } },
      select: { id: true, name: true, email: true },
    }),
  ]);
  return workflows.map((workflow) => {
    const own = tasks.filter(({ workflowId }) => workflowId === workflow.id).map(({ status }) => toStatus(status));
    const counts = examples.filter(({ workflowId }) => workflowId === workflow.id);
    const count = (of: typeof counts) => of.reduce((sum, { _count }) => sum + _count, 0);
    const owner = owners.find(({ id }) => id === workflow.ownerId);
    return {
      ...{ id: workflow.id, workflow_name: workflow.name, workflow_config: workflow.configId, config: describeConfig(workflow.config) },
      ...{ total_examples: workflow.totalExamples, tags: workflow.tags, split: workflow.split, llm_model: workflow.modelId },
      connection_id: workflow.connectionId,
      type: WORKFLOW_TYPES.find((known) => known === workflow.type) ?? "complete",
      status: deriveStatus(own, count(counts.filter(({ source }) => source === "sample"))),
      user_prompt: prompts.find(({ workflowId }) => workflowId === workflow.id)?.text ?? "",
      ...{ examples: count(counts), tasks: own.length, workflow_cost: costs.get(workflow.id) ?? null },
      owner: { id: workflow.ownerId, name: owner?.name || (owner?.email ?? "") },
      ...{ created_at: workflow.createdAt.toISOString(), updated_at: workflow.updatedAt.toISOString() },
    };
  });
}

export async function describeWorkflow(workflow: StoredWorkflow): Promise<WorkflowView> {
  const [view] = await describeWorkflows([workflow]);
  if (!view) throw new Error("a workflow has a description");
  return view;
}
