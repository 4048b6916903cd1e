import { Sprout } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { GenerationStatus } from "@/lib/generation/status.ts";
import type { RowsView } from "./address.ts";

interface RowsEmptyProps {
  view: RowsView;
  status: GenerationStatus;
  /** Whether only one seed's rows are asked for. */
  filtered: boolean;
}

/** What stands in the table's place while it has no rows: outlines of those to come, or why there are none. */
export function RowsEmpty({ view, status, filtered }: RowsEmptyProps) {
  if (view === "pairs" && (status === "queued" || status === "running")) return <RowsToCome filtered={filtered} />;
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <Sprout aria-hidden className="size-7 text-soft" strokeWidth={1.5} />
      <p className="max-w-md text-soft">{view === "refused" ? whyNoneRefused(filtered) : whyNone(status, filtered)}</p>
    </div>
  );
}

function whyNone(status: GenerationStatus, filtered: boolean): string {
  if (filtered) return "There is no pair of this seed. Show all seeds to see the others.";
  if (status === "paused") return "No pair has been made yet. They arrive here when you resume.";
  return status === "cancelled" ? "It was cancelled before the first pair was made." : "No pair was made. The reasons stand above.";
}

const whyNoneRefused = (filtered: boolean) =>
  filtered
    ? "No pair of this seed has been refused. Show all seeds to see the others."
    : "There is no refused pair to look at: none has been refused, or they were refused by a version that did not keep them.";

function RowsToCome({ filtered }: { filtered: boolean }) {
  return (
    <div className="px-4 py-4">
      <p role="status" className="text-soft">
        {filtered ? "This seed has no pairs yet; its turn comes." : "The first pairs usually arrive within some seconds."}
      </p>
      <div className="mt-4 flex flex-col gap-5">
        {["a", "b", "c", "d"].map((key) => (
          <div key={key} className="grid gap-2 sm:grid-cols-[2fr_2fr_1fr] sm:gap-6">
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
          </div>
        ))}
      </div>
    </div>
  );
}
