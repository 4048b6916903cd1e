import type { GenerationStatus } from "../generation/status.ts";

/**
 * `SETUP`: nothing was made yet · `ITERATION`: there are samples · `GENERATION`: a task is under way · `IDLE`: the last task
 * has ended · `FAILED`: it ended with nothing. Read off what there is and stored nowhere, so that nothing can stay behind.
 */
export const WORKFLOW_STATUSES = ["SETUP", "ITERATION", "GENERATION", "IDLE", "FAILED"] as const;
export type WorkflowStatus = (typeof WORKFLOW_STATUSES)[number];

const UNDER_WAY: readonly GenerationStatus[] = ["queued", "running", "paused"];

/** @param tasks the statuses of its tasks, the latest first; drafts are none. @param samples rows that were made as samples */
export function deriveStatus(tasks: readonly GenerationStatus[], samples: number): WorkflowStatus {
  const started = tasks.filter((status) => status !== "draft");
  if (started.some((status) => UNDER_WAY.includes(status))) return "GENERATION";
  const [last] = started;
  if (last === undefined) return samples > 0 ? "ITERATION" : "SETUP";
  return last === "failed" ? "FAILED" : "IDLE";
}

/** How far a task is, in whole percent: 100 only when it has all that was asked for. */
export const percentageOf = ({ accepted, asked }: { accepted: number; asked: number }): number =>
  asked === 0 ? 0 : Math.min(100, Math.floor((accepted / asked) * 100));
