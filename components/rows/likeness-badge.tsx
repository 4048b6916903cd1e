import { Equal, EqualApproximately } from "lucide-react";
import type { Likeness } from "./types.ts";

/** How alike two rows are: an icon and words. */
export function LikenessBadge({ likeness: { kind, similarity } }: { likeness: Likeness }) {
  const Icon = kind === "exact" ? Equal : EqualApproximately;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap tabular-nums">
      <Icon aria-hidden className="size-3.5 shrink-0 text-warning" />
      {kind === "exact" ? "Exact copy" : `${Math.round(similarity * 100)} % alike`}
    </span>
  );
}
