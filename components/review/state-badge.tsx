import clsx from "clsx";
import { CircleCheck, CircleDashed, CircleX, type LucideIcon, Trash2 } from "lucide-react";
import type { ReviewState } from "@/lib/review/state.ts";
import { STATE_WORDS } from "./words.ts";

const LOOKS: Readonly<Record<ReviewState, { icon: LucideIcon; tone: string }>> = {
  unreviewed: { icon: CircleDashed, tone: "text-soft" },
  approved: { icon: CircleCheck, tone: "text-accent" },
  rejected: { icon: CircleX, tone: "text-danger" },
  deleted: { icon: Trash2, tone: "text-soft" },
};

/** What a person decided about a row: an icon and a word. */
export function StateBadge({ state, className }: { state: ReviewState; className?: string }) {
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={clsx("inline-flex items-center gap-1.5 whitespace-nowrap text-[0.8125rem]", className)}>
      <Icon aria-hidden className={clsx("size-4 shrink-0", tone)} />
      {STATE_WORDS[state]}
    </span>
  );
}
