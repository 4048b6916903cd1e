import { formatExact } from "@/lib/format.ts";
import type { RowFilter } from "@/lib/review/filter.ts";

/** A filter in a few words, such as “approved, score at most 3”; “all rows” for an empty one. */
export function describeFilter(filter: RowFilter): string {
  const { minScore, maxScore, minLength, maxLength } = filter;
  const parts = [
    filter.state,
    filter.edited && "edited",
    filter.seed !== undefined && "of one seed or source",
    filter.file !== undefined && "of one file",
    filter.judged === "failed" && "whose judgement failed",
    range("score", minScore, maxScore),
    filter.text !== undefined && `with “${filter.text}”`,
    range("length in characters", minLength, maxLength),
  ];
  return parts.filter(Boolean).join(", ") || "all rows";
}

function range(name: string, least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return "";
  if (least === undefined) return `${name} at most ${numberOf(most ?? 0)}`;
  if (most === undefined) return `${name} at least ${numberOf(least)}`;
  return `${name} ${numberOf(least)} to ${numberOf(most)}`;
}

const numberOf = (value: number) => (Number.isInteger(value) ? formatExact(value) : String(value));
