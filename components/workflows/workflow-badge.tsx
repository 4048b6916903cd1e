import clsx from "clsx";
import { CircleCheck, CircleDashed, CircleX, FlaskConical, Loader, type LucideIcon } from "lucide-react";
import type { WorkflowStatus } from "@/lib/workflows/status.ts";

const LOOKS: Record<WorkflowStatus, { word: string; icon: LucideIcon; tone: string }> = {
  SETUP: { word: "Nothing made yet", icon: CircleDashed, tone: "text-soft" },
  ITERATION: { word: "Sampling", icon: FlaskConical, tone: "text-info" },
  GENERATION: { word: "Generating", icon: Loader, tone: "text-info" },
  IDLE: { word: "Generated", icon: CircleCheck, tone: "text-accent" },
  FAILED: { word: "Failed", icon: CircleX, tone: "text-danger" },
};

/** A workflow's status as an icon and a word. */
export function WorkflowBadge({ status, className }: { status: WorkflowStatus; className?: string }) {
  const { word, icon: Icon, tone } = LOOKS[status];
  const turning = status === "GENERATION" && "motion-safe:animate-[spin_3s_linear_infinite]";
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-[0.8125rem]", className)}>
      <Icon aria-hidden className={clsx("size-4 shrink-0", tone, turning)} />
      {word}
    </span>
  );
}
