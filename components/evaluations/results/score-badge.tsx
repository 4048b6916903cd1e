import clsx from "clsx";

/** A score from 1 to 5 as a number and five dashes, as many of them filled. */
export function ScoreBadge({ score, className }: { score: number; className?: string }) {
  const shown = Number.isInteger(score) ? String(score) : score.toFixed(2);
  return (
    <span className={clsx("inline-flex items-center gap-2 whitespace-nowrap tabular-nums", className)} title={`${score.toFixed(3)} of 5`}>
      <span className="min-w-7 font-medium">{shown}</span>
      <span aria-hidden className="flex gap-0.5">
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className="h-3 w-1.5 overflow-hidden rounded-sm bg-line">
            <span className="block h-full bg-accent" style={{ width: `${Math.min(1, Math.max(0, score - step + 1)) * 100}%` }} />
          </span>
        ))}
      </span>
    </span>
  );
}
