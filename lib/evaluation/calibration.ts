import type { Actor } from "../accounts/actor.ts";
import type { RowData } from "../generation/fields/row-shape.ts";
import type { Agreement } from "./agreement.ts";
import type { CriterionScore } from "./judgements.ts";
import type { RubricContent } from "./rubric.ts";

export const CALIBRATION_ROWS = { least: 20, most: 50, usual: 30 } as const;

export interface RowToRate {
  rowId: string;
  /** Its fields in order. */
  row: RowData;
  /** The seed's text, or where the source stands. */
  seed: string;
  /** The text of the chunk that it was made of; null for others. */
  sourceText: string | null;
  /** This person's own scores, when they have rated it before; null otherwise. */
  mine: number[] | null;
}

export interface Calibration {
  /** The next row of the sample that this person has not rated; null when all are. Never with the judge's scores. */
  next: RowToRate | null;
  criteria: RubricContent["criteria"];
  /** How many of the sample this person has rated, and how many there are. */
  rated: number;
  size: number;
  /** The rows that they have rated, the latest first, so that one can go back (`getRating`). */
  ratedRows: string[];
}

/**
 * A blind sample of judged rows, spread over the judge's scores so that low ones occur, and the same whenever it is asked for.
 * @param size 20 to 50; fewer when fewer rows are judged
 * @throws AppError `not-found:generation`
 */
export async function nextToRate(_actor: Actor, _evaluationId: string, _size?: number): Promise<Calibration> {
  throw new Error("not yet");
}

/** A row to look at again, with this person's scores. @throws AppError `not-found:generation`, `not-found:row` */
export async function getRating(_actor: Actor, _evaluationId: string, _rowId: string): Promise<RowToRate> {
  throw new Error("not yet");
}

/**
 * Keeps (or changes) a person's scores of a judged row.
 * @param criteria 1 to 5 for each criterion, in the rubric's order
 * @throws AppError `not-found:generation`, `not-found:row`, `bad-input:rating`
 */
export async function rateRow(_actor: Actor, _evaluationId: string, _rowId: string, _criteria: readonly number[]): Promise<void> {
  throw new Error("not yet");
}

export interface AgreementReport {
  /** Rows that were rated. */
  rows: number;
  /** Who rated how many; `agreement` is of all of them together. */
  raters: { id: string; name: string; rows: number; me: boolean }[];
  overall: Agreement;
  criteria: { name: string; agreement: Agreement }[];
  /** Where they differ most, at most 10: means of both, and each criterion. */
  differences: {
    rowId: string;
    row: RowData;
    rater: string;
    person: number;
    judge: number;
    criteria: (CriterionScore & { person: number })[];
  }[];
}

/** How far a judge and people agree. @param rater only one person's ratings @throws AppError `not-found:generation` */
export async function readAgreement(_actor: Actor, _evaluationId: string, _rater?: string): Promise<AgreementReport> {
  throw new Error("not yet");
}
