import clsx from "clsx";
import { CircleCheck, CircleX, Clock, Loader, type LucideIcon, Upload } from "lucide-react";
import type { FileStatus as Status } from "@/lib/files/status.ts";

const LOOKS: Record<Status, { word: string; icon: LucideIcon; tone: string }> = {
  uploading: { word: "Uploading", icon: Upload, tone: "text-info" },
  queued: { word: "Waiting to be read", icon: Clock, tone: "text-info" },
  reading: { word: "Being read", icon: Loader, tone: "text-info" },
  ready: { word: "Ready", icon: CircleCheck, tone: "text-accent" },
  failed: { word: "Cannot be read", icon: CircleX, tone: "text-danger" },
};

/** A file's status as an icon and a word. */
export function FileStatus({ status }: { status: Status }) {
  const { word, icon: Icon, tone } = LOOKS[status];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-[0.8125rem]">
      <Icon
        aria-hidden
        className={clsx("size-4 shrink-0", tone, status === "reading" && "motion-safe:animate-[spin_3s_linear_infinite]")}
      />
      {word}
    </span>
  );
}
