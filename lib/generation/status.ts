export const GENERATION_STATUSES = ["draft", "queued", "running", "paused", "completed", "incomplete", "failed", "cancelled"] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];

/** `incomplete`: ended with fewer rows than asked, with a reason. `failed`: ended with none. */
export const ENDED: readonly GenerationStatus[] = ["completed", "incomplete", "failed", "cancelled"];

const NEXT: Record<GenerationStatus, readonly GenerationStatus[]> = {
  draft: ["queued"],
  queued: ["running", "paused", "cancelled", "failed"],
  running: ["paused", "completed", "incomplete", "failed", "cancelled"],
  paused: ["queued", "running", "completed", "incomplete", "failed", "cancelled"],
  completed: [],
  // Asking again for what failed sets an ended generation running again.
  incomplete: ["running"],
  failed: ["running"],
  cancelled: [],
};

export function canBecome(from: GenerationStatus, to: GenerationStatus): boolean {
  return NEXT[from].includes(to);
}

/** The status of a generation that has nothing pending any more. */
export function endStatus(counts: { asked: number; accepted: number }): "completed" | "incomplete" | "failed" {
  if (counts.accepted >= counts.asked) return "completed";
  return counts.accepted > 0 ? "incomplete" : "failed";
}
