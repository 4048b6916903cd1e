import type { RowFilter } from "./filter.ts";
import type { ReviewState } from "./state.ts";

/** What ids of a filter stand for, where it is known. */
export interface FilterNames {
  seed?: string | undefined;
  file?: string | undefined;
  evaluation?: string | undefined;
}

const STATES: Record<ReviewState, string> = {
  ...{ unreviewed: "not reviewed yet", approved: "approved", rejected: "rejected", deleted: "deleted" },
};

/** A filter in words, such as “approved, score 1 to 2.5, with “refund” in the text”; “all rows” for an empty one. */
export const describeFilter = (filter: RowFilter, names: FilterNames = {}): string => filterWords(filter, names).join(", ") || "all rows";

/** What a filter asks for, in a few words each; nothing for an empty one. */
export function filterWords(filter: RowFilter, names: FilterNames = {}): string[] {
  const { seed, file, state, edited, minScore, maxScore, judged, text } = filter;
  const parts = [
    state !== undefined && STATES[state],
    seed !== undefined && (names.seed ? `of “${names.seed}”` : "of one seed or source"),
    file !== undefined && (names.file ? `from ${names.file}` : "from one file"),
    edited && "edited by a person",
    judged === "failed" && "whose judgement failed",
    (minScore !== undefined || maxScore !== undefined) && scoreWords(minScore, maxScore),
    filter.evaluation !== undefined && names.evaluation && `in “${names.evaluation}”`,
    text !== undefined && `with “${text}” in the text`,
    lengthWords(filter),
  ];
  return parts.filter((part) => typeof part === "string" && part !== "").map(String);
}

function scoreWords(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return `score ${most} or lower`;
  return most === undefined ? `score ${least} or higher` : `score ${least} to ${most}`;
}

function lengthWords({ minLength, maxLength }: RowFilter): string {
  const show = (count: number) => count.toLocaleString("en");
  if (maxLength === undefined && minLength === 1) return "at least 1 character long";
  if (minLength === undefined) return maxLength === undefined ? "" : `at most ${show(maxLength)} characters long`;
  return maxLength === undefined
    ? `at least ${show(minLength)} characters long`
    : `${show(minLength)} to ${show(maxLength)} characters long`;
}
