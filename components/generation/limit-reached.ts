import type { ProgressView } from "./types.ts";

/** Whether it stands because the spending limit is used up: it can be resumed only with a higher one. */
export function isLimitReached({ status, costUsd, spendingLimit }: Pick<ProgressView, "status" | "costUsd" | "spendingLimit">): boolean {
  return status === "paused" && spendingLimit !== null && (costUsd ?? 0) >= spendingLimit;
}
