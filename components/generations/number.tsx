import { formatCost, formatCount, formatExact } from "@/lib/format.ts";

/** A count, rounded for people; the exact one on hover. */
export function Count({ value }: { value: number }) {
  const shown = formatCount(value);
  const exact = formatExact(value);
  return <span title={shown === exact ? undefined : exact}>{shown}</span>;
}

/** US dollars, rounded; six decimals on hover. */
export function Cost({ dollars }: { dollars: number | null }) {
  if (dollars === null) return <span title="The price of this model was not known when it was started">unknown</span>;
  return <span title={dollars === 0 ? undefined : `$${dollars.toFixed(6)}`}>{formatCost(dollars)}</span>;
}

/** A mean of scores from 1 to 5, with two digits. */
export function AverageScore({ score }: { score: number | null }) {
  if (score === null) return <span className="text-soft">none yet</span>;
  return <span title={`${score.toFixed(3)} of 5`}>{score.toFixed(2)}</span>;
}
