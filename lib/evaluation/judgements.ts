import type { Actor } from "../accounts/actor.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import type { ReviewState } from "../review/state.ts";

export interface CriterionScore {
  name: string;
  /** Why, in the judge's words. */
  reasoning: string;
  /** 1 to 5. */
  score: number;
}

/** What a judge said about one row; `score` null and `failure` set when its judgement failed. */
export interface Judgement {
  rowId: string;
  /** The row as it is now, its fields in order. */
  row: RowData;
  seedId: string | null;
  /** The seed's text, or where the source stands. */
  seed: string;
  state: ReviewState;
  /** Mean of the criteria, 1 to 5. */
  score: number | null;
  /** In the rubric's order; empty when it failed. */
  criteria: CriterionScore[];
  /** The row's text was changed after it was judged: the score is of the text before. */
  changed: boolean;
  /** Why there is no score; empty otherwise. */
  failure: string;
}

export interface JudgementQuery {
  /** `row`: in the order of the dataset. */
  sort?: "row" | "lowest" | "highest" | undefined;
  minScore?: number | undefined;
  maxScore?: number | undefined;
  /** Those whose judgement failed instead, in the order of the dataset. */
  failed?: boolean | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** 1 to 200; 50 without. */
  limit?: number | undefined;
}

/** A page of judgements; rows that were deleted since are left out. @throws AppError `not-found:generation` */
export async function listJudgements(
  _actor: Actor,
  _evaluationId: string,
  _query: JudgementQuery = {},
): Promise<{ judgements: Judgement[]; next: string | null }> {
  throw new Error("not yet");
}

/** @throws AppError `not-found:generation`; `not-found:row` when it was not to be judged, or is still to be */
export async function getJudgement(_actor: Actor, _evaluationId: string, _rowId: string): Promise<Judgement> {
  throw new Error("not yet");
}

export interface RowJudgement extends Omit<Judgement, "row" | "seed" | "seedId" | "state"> {
  evaluation: { id: string; name: string; modelId: string; rubric: string; createdAt: Date };
}

/** All that judges said about one row, the latest evaluation first. @throws AppError `not-found:generation`, `not-found:row` */
export async function judgementsOfRow(_actor: Actor, _generationId: string, _rowId: string): Promise<RowJudgement[]> {
  throw new Error("not yet");
}
