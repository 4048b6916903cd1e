import type { Actor } from "../accounts/actor.ts";
import type { RowData } from "../generation/fields/row-shape.ts";

interface ComparedEvaluation {
  id: string;
  name: string;
  modelId: string;
  rubric: string;
  /** Rows with a score in this one. */
  judged: number;
  /** Mean over the rows that both have judged; null when there are none. */
  mean: number | null;
}

export interface EvaluationComparison {
  dataset: { id: string; name: string };
  first: ComparedEvaluation;
  second: ComparedEvaluation;
  /** Rows that both have judged. */
  both: number;
  /** Rows with the same score in both. */
  same: number;
  /** Second minus first, rounded to half a point, from −4 to 4; 17 bins. */
  histogram: { difference: number; rows: number }[];
  /** Criteria of the same name in both rubrics. */
  criteria: { name: string; first: number; second: number }[];
  /** The rows with the greatest difference, at most 50. */
  rows: { rowId: string; row: RowData; seed: string; first: number; second: number }[];
}

/** Two evaluations of one dataset, row by row. @throws AppError `not-found:generation`; `bad-input:compare` for different datasets */
export async function compareEvaluations(_actor: Actor, _first: string, _second: string): Promise<EvaluationComparison> {
  throw new Error("not yet");
}
