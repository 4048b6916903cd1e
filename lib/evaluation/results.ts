import type { Actor } from "../accounts/actor.ts";
import type { MissingReason } from "../generation/missing.ts";
import type { GenerationStatus } from "../generation/status.ts";
import type { RowChoice } from "../runs/run-settings.ts";
import type { FrozenRubric } from "./rubric.ts";

export interface EvaluationDetail {
  id: string;
  name: string;
  status: GenerationStatus;
  statusReason: string;
  dataset: { id: string; name: string; template: string; provider: string; modelId: string };
  /** The judge. */
  provider: string;
  modelId: string;
  /** Empty when the connection was deleted. */
  connectionName: string;
  temperature: number | null;
  maxTokens: number;
  rubric: FrozenRubric;
  /** SHA-256 of the judge's prompt without the row, in hexadecimal. */
  promptHash: string;
  rows: RowChoice;
  /** The family that the judge and the generator have in common; null when they differ. */
  sameFamily: string | null;
  spendingLimit: number | null;
  averageScore: number | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  owner: { id: string; name: string; email: string };
}

/** An evaluation as it was started. What moves is `getProgress` of lib/generation. @throws AppError `not-found:generation` */
export async function getEvaluation(_actor: Actor, _id: string): Promise<EvaluationDetail> {
  throw new Error("not yet");
}

export interface SeedResult {
  /** Null for rows whose seed is not known any more. */
  seedId: string | null;
  /** The seed's text, or where the source stands. */
  label: string;
  rows: number;
  mean: number;
}

export interface EvaluationResults {
  /** Rows with a score. */
  judged: number;
  /** Of these, rows that were deleted since: they stay counted here. */
  deleted: number;
  /** 1 to 5; null while no row is judged. */
  mean: number | null;
  median: number | null;
  /** Eight bins of half a point from 1 to 5; a bin holds its `from`, the last one its `to` too. */
  histogram: { from: number; to: number; rows: number }[];
  /** In the rubric's order; `counts` are the rows with the scores 1 to 5. */
  criteria: { name: string; mean: number | null; counts: [number, number, number, number, number] }[];
  /** The lowest mean first, at most `SHOWN_SEEDS`. */
  seeds: SeedResult[];
  /** The highest mean first; empty when `seeds` holds all. */
  highestSeeds: SeedResult[];
  seedsTotal: number;
  /** By the values that the rows' calls were asked for; empty without attributes. */
  attributes: { name: string; values: { value: string; rows: number; mean: number }[] }[];
  /** Rows whose judgement failed, with reasons. They count in no number. */
  failed: { rows: number; reasons: MissingReason[] };
}

export const SHOWN_SEEDS = 50;

/** What an evaluation found, as far as it has come. @throws AppError `not-found:generation` */
export async function readResults(_actor: Actor, _id: string): Promise<EvaluationResults> {
  throw new Error("not yet");
}
