import { Pause, Play } from "lucide-react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { isLimitReached } from "./limit-reached.ts";
import type { ProgressView } from "./types.ts";

interface PauseButtonProps {
  progress: Pick<ProgressView, "status"> & Parameters<typeof isLimitReached>[0];
  pending: boolean;
  onPause: () => void;
  onResume: () => void;
}

/** Pause while a run goes on, Resume while it is paused; nothing when it has ended, and for viewers. */
export function PauseButton({ progress, pending, onPause, onResume }: PauseButtonProps) {
  const { status } = progress;
  if (!useMayChange()) return null;
  if (status === "running" || status === "queued")
    return (
      <Button disabled={pending} onClick={onPause}>
        <Pause /> {pending ? "Pausing…" : "Pause"}
      </Button>
    );
  if (status !== "paused") return null;
  // With its limit used up, resuming is not what comes next.
  return (
    <Button variant={isLimitReached(progress) ? "secondary" : "primary"} disabled={pending} onClick={onResume}>
      <Play /> {pending ? "Resuming…" : "Resume"}
    </Button>
  );
}
