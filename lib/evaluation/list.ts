import type { Actor } from "../accounts/actor.ts";
import type { GenerationStatus } from "../generation/status.ts";

export const EVALUATION_SORTS = ["name", "status", "dataset", "judge", "rubric", "score", "rows", "owner", "created"] as const;
export type EvaluationSort = (typeof EVALUATION_SORTS)[number];

export interface EvaluationQuery {
  /** Part of its name, of the judge's id, of the rubric's or the dataset's name. */
  search?: string | undefined;
  /** Only those of one dataset. */
  dataset?: string | undefined;
  sort?: EvaluationSort | undefined;
  direction?: "asc" | "desc" | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 100. */
  pageSize?: number | undefined;
}

export interface EvaluationListItem {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  dataset: { id: string; name: string };
  provider: string;
  modelId: string;
  /** The rubric's name. */
  rubric: string;
  /** Rows to judge, judged, and given up. */
  asked: number;
  accepted: number;
  missing: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  /** 1 to 5; null until it has ended. */
  averageScore: number | null;
  createdAt: Date;
  finishedAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** One page of the evaluations that the actor may see, and how many there are in all. */
export async function listEvaluations(
  _actor: Actor,
  _query: EvaluationQuery = {},
): Promise<{ items: EvaluationListItem[]; total: number }> {
  throw new Error("not yet");
}
