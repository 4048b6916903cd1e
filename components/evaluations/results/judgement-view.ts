import { textOfValue } from "@/components/rows/summarise.ts";
import type { RowField } from "@/components/rows/types.ts";
import { clip } from "@/components/ui/clip.ts";
import type { CriterionScore, Judgement } from "@/lib/evaluation/judgements.ts";
import type { RowData } from "@/lib/generation/fields/row-shape.ts";
import type { ReviewState } from "@/lib/review/state.ts";

/** A judgement as the list shows it: the beginning of the row's text, and the scores without the reasons. */
export interface JudgementLine {
  rowId: string;
  seed: string;
  /** The beginning of each of the first two fields. */
  texts: string[];
  score: number | null;
  criteria: { name: string; score: number }[];
  changed: boolean;
  state: ReviewState;
  failure: string;
}

export interface JudgementPage {
  judgements: JudgementLine[];
  next: string | null;
}

/** A judgement with the row's whole text and the judge's reasons. */
export interface FullJudgement extends Omit<JudgementLine, "texts" | "criteria"> {
  fields: RowField[];
  criteria: CriterionScore[];
}

const FIELDS_SHOWN = 2;

export function toJudgementPage({ judgements, next }: { judgements: readonly Judgement[]; next: string | null }): JudgementPage {
  return { judgements: judgements.map(toLine), next };
}

function toLine({ rowId, seed, row, score, criteria, changed, state, failure }: Judgement): JudgementLine {
  return {
    ...{ rowId, seed: clip(seed), score, changed, state, failure },
    texts: fieldsOf(row)
      .slice(0, FIELDS_SHOWN)
      .map(({ text }) => clip(text)),
    criteria: criteria.map((criterion) => ({ name: criterion.name, score: criterion.score })),
  };
}

export function toFullJudgement({ rowId, seed, row, score, criteria, changed, state, failure }: Judgement): FullJudgement {
  return { ...{ rowId, seed, score, criteria, changed, state, failure }, fields: fieldsOf(row) };
}

/** A row's fields as texts, in order. */
export const fieldsOf = (row: RowData): RowField[] => Object.entries(row).map(([name, value]) => ({ name, text: textOfValue(value) }));
