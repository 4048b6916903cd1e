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
