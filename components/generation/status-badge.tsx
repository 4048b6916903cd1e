import clsx from "clsx";
import { Ban, CircleCheck, CircleDashed, CircleX, Clock, Loader, type LucideIcon, Pause, TriangleAlert } from "lucide-react";
import type { GenerationStatus } from "@/lib/generation/status.ts";

const LOOKS: Record<GenerationStatus, { word: string; icon: LucideIcon; tone: string }> = {
  draft: { word: "Draft", icon: CircleDashed, tone: "text-soft" },
  queued: { word: "Waiting to start", icon: Clock, tone: "text-info" },
  running: { word: "Running", icon: Loader, tone: "text-info" },
  paused: { word: "Paused", icon: Pause, tone: "text-warning" },
  completed: { word: "Completed", icon: CircleCheck, tone: "text-accent" },
  incomplete: { word: "Incomplete", icon: TriangleAlert, tone: "text-warning" },
  failed: { word: "Failed", icon: CircleX, tone: "text-danger" },
  cancelled: { word: "Cancelled", icon: Ban, tone: "text-soft" },
};

/** The word for a status, the same wherever it stands. */
export const statusWord = (status: GenerationStatus) => LOOKS[status].word;

/** A generation's status as an icon and a word. */
export function StatusBadge({ status, className }: { status: GenerationStatus; className?: string }) {
  const { word, icon: Icon, tone } = LOOKS[status];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-[0.8125rem]", className)}>
      <Icon
        aria-hidden
        className={clsx("size-4 shrink-0", tone, status === "running" && "motion-safe:animate-[spin_3s_linear_infinite]")}
      />
      {word}
    </span>
  );
}
