import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { toStatus } from "../generation/access.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { requireWorkflow } from "./access.ts";
import { workflowCosts } from "./costs.ts";
import { deriveStatus, percentageOf, type WorkflowStatus } from "./status.ts";

export interface TaskView {
  /** The generation's id. */
  id: string;
  name: string;
  status: GenerationStatus;
  /** Why it stands or ended as it did; empty when there is nothing to say. */
  reason: string;
  /** 0 to 100: rows of those that were asked for. */
  percentage: number;
  asked: number;
  accepted: number;
  /** US dollars so far; null when the price is not known. */
  cost: number | null;
  created_at: string;
  finished_at: string | null;
}

export interface WorkflowProgress {
  workflow_id: string;
  status: WorkflowStatus;
  /** The latest first, at most 200. */
  tasks: TaskView[];
  /** Of all tasks and samples; null when a price is not known. */
  cost: number | null;
}

const MOST_SHOWN = 200;

/** How far a workflow is, read off its tasks as they are now. @throws AppError `not-found:workflow` */
export async function workflowStatus(actor: Actor, id: string): Promise<WorkflowProgress> {
  await requireWorkflow(actor, id);
  const [found, samples, costs] = await Promise.all([
    database().generation.findMany({
      where: { workflowId: id, status: { not: "draft" } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_SHOWN,
      select: {
        id: true,
        name: true,
        status: true,
        statusReason: true,
        asked: true,
        accepted: true,
        costUsd: true,
        createdAt: true,
        finishedAt: true,
      },
    }),
    database().workflowExample.count({ where: { workflowId: id, source: "sample" } }),
    workflowCosts([id]),
  ]);
  const tasks = found.map(
    (task): TaskView => ({
      ...{ id: task.id, name: task.name, status: toStatus(task.status), reason: task.statusReason },
      ...{ percentage: percentageOf(task), asked: task.asked, accepted: task.accepted, cost: task.costUsd },
      ...{ created_at: task.createdAt.toISOString(), finished_at: task.finishedAt?.toISOString() ?? null },
    }),
  );
  const status = deriveStatus(
    tasks.map((task) => task.status),
    samples,
  );
  return { workflow_id: id, status, tasks, cost: costs.get(id) ?? null };
}
