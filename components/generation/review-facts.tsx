import { formatExact } from "@/lib/format.ts";
import type { ReviewState } from "@/lib/review/state.ts";

/** What people and judges have said of a dataset's pairs. */
export interface ReviewedCounts {
  states: Readonly<Record<ReviewState, number>>;
  /** 1 to 5; null when it was never judged. */
  averageScore: number | null;
}

/** One line: how many pairs were approved, rejected and deleted, and the average score. Nothing as long as there is nothing to say. */
export function ReviewFacts({ id, reviewed: { states, averageScore } }: { id: string; reviewed: ReviewedCounts }) {
  const counts = [
    { state: "approved", text: `${formatExact(states.approved)} approved` },
    { state: "rejected", text: `${formatExact(states.rejected)} rejected` },
    { state: "deleted", text: `${formatExact(states.deleted)} deleted` },
  ] as const;
  const shown = counts.filter(({ state }) => states[state] > 0);
  if (shown.length === 0 && averageScore === null) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-[0.8125rem] text-soft tabular-nums">
      {averageScore !== null && (
        <span title={`${averageScore} of 5, by the latest evaluation`}>
          Average score <span className="font-medium text-foreground">{averageScore.toFixed(2)}</span>
        </span>
      )}
      {shown.map(({ state, text }) => (
        <a key={state} href={`/generations/${id}/review?state=${state}`} className="underline-offset-4 hover:underline">
          {text}
        </a>
      ))}
    </p>
  );
}
