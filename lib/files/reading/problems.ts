import { formatBytes, formatDuration } from "../../format.ts";
import type { Limits } from "./limits.ts";

/** How a reading can end without what the reader itself says about the file. */
export const CHILD_PROBLEMS = ["memory", "time", "text-size", "crash"] as const;
export type ChildProblem = (typeof CHILD_PROBLEMS)[number];

/** The sentence for the user. */
export function describeProblem(problem: ChildProblem, limits: Limits): string {
  switch (problem) {
    case "memory":
      return `Reading it took more than ${formatBytes(limits.memoryBytes)} of memory and was stopped: once unpacked, it is far larger than it looks.`;
    case "time":
      return `Reading it took longer than ${formatDuration(limits.timeMs / 1_000)} and was stopped.`;
    case "text-size":
      return `It holds more than ${formatBytes(limits.textBytes)} of text, more than can be used.`;
    case "crash":
      return "The reader broke down on it: the file is probably damaged.";
  }
}
