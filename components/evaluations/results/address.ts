import type { JudgementQuery } from "@/lib/evaluation/judgements.ts";

// Which judgements are shown lives in the page's address, so that reload, the back button and a shared link keep it.

const PAGE_SIZE = 20;

export interface JudgementsAddress {
  sort: "lowest" | "highest" | "row";
  /** Scores from `minScore` to `maxScore`; null for no bound. */
  minScore: number | null;
  maxScore: number | null;
  /** Only rows whose judgement failed. */
  failed: boolean;
  /** The row that is open. */
  open: string | null;
}

export const FIRST_JUDGEMENTS: JudgementsAddress = { sort: "lowest", minScore: null, maxScore: null, failed: false, open: null };

const ID = /^[1-9]\d{0,17}$/;

/** Reads an address's parameters; what is unknown or malformed counts as not set. */
export function parseJudgementsAddress(parameters: { get(name: string): string | null }): JudgementsAddress {
  const score = (name: string) => {
    const text = parameters.get(name) ?? "";
    const value = Number(text);
    return text !== "" && value >= 1 && value <= 5 ? value : null;
  };
  const sort = parameters.get("sort");
  const open = parameters.get("row") ?? "";
  return {
    sort: sort === "highest" || sort === "row" ? sort : "lowest",
    minScore: score("minScore"),
    maxScore: score("maxScore"),
    failed: parameters.get("judged") === "failed",
    open: ID.test(open) ? open : null,
  };
}

/** The address's query, with its question mark; empty for the usual view. */
export function judgementsHref({ sort, minScore, maxScore, failed, open }: JudgementsAddress): string {
  const parameters = new URLSearchParams();
  if (sort !== FIRST_JUDGEMENTS.sort) parameters.set("sort", sort);
  if (minScore !== null) parameters.set("minScore", String(minScore));
  if (maxScore !== null) parameters.set("maxScore", String(maxScore));
  if (failed) parameters.set("judged", "failed");
  if (open) parameters.set("row", open);
  return parameters.size === 0 ? "" : `?${parameters}`;
}

/** What the address asks of the server. Failed judgements have no score to sort or filter by. */
export function judgementsQuery({ sort, minScore, maxScore, failed }: JudgementsAddress): JudgementQuery {
  if (failed) return { failed: true, limit: PAGE_SIZE };
  return { sort, minScore: minScore ?? undefined, maxScore: maxScore ?? undefined, limit: PAGE_SIZE };
}

/** Scores are eighths at the finest (a mean of at most eight criteria), so this is just below `score`. */
const JUST_BELOW = 0.01;

/** The filter that shows the rows of one bar of the histogram; only the last bar holds its upper end. */
export function binFilter({ from, to }: { from: number; to: number }): Pick<JudgementsAddress, "minScore" | "maxScore"> {
  return { minScore: from, maxScore: to >= 5 ? 5 : Math.round((to - JUST_BELOW) * 100) / 100 };
}

/** The review page of the dataset with the same rows. */
export function reviewHref(
  datasetId: string,
  evaluationId: string,
  { minScore, maxScore, failed }: Pick<JudgementsAddress, "minScore" | "maxScore" | "failed">,
): string {
  const parameters = new URLSearchParams({ evaluation: evaluationId });
  if (failed) parameters.set("judged", "failed");
  if (!failed && minScore !== null) parameters.set("minScore", String(minScore));
  if (!failed && maxScore !== null) parameters.set("maxScore", String(maxScore));
  return `/generations/${datasetId}/review?${parameters}`;
}
