import type { RowData, RowShape } from "../generation/fields/row-shape.ts";
import type { CallTask } from "../generation/task.ts";
import type { Price } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import { finishRow, rowOf } from "../runs/finish-row.ts";
import { buildJudgeRequest, judgementShape } from "./judge-prompt.ts";
import type { EvaluationSettings } from "./settings.ts";

/** Of a usual row, and of a judge's reasons for one criterion. */
const ROW_TOKENS = 400;
const REASON_TOKENS = 80;

/** Judging: one call a row; its answer is a row of the evaluation, with each criterion's reasons and score. */
export function judgeTask(settings: EvaluationSettings, price: Price | null): CallTask {
  const { content } = settings.rubric;
  const shape = judgementShape(content);
  return {
    remote: settings.provider !== "demo",
    request: (call) => buildJudgeRequest(settings, shape, rowOf(call)),
    read: (answer) => finishRow(answer, shape, price, (row) => toJudgement(row, shape, rowOf(answer).revision)),
    expectedTokens: () => ({
      inputTokens: countTokens(JSON.stringify(content)) + ROW_TOKENS,
      outputTokens: content.criteria.length * REASON_TOKENS,
    }),
  };
}

/** What is stored: the criteria in the rubric's order, their mean, and which version of the row was judged. */
function toJudgement(row: RowData, shape: RowShape, revision: number): RowData {
  const criteria = shape.names.map((name): RowData => ({ name, ...asObject(row[name]) }));
  const scores = criteria.map(({ score }) => Number(score));
  return { criteria, score: scores.reduce((sum, score) => sum + score, 0) / scores.length, revision };
}

const asObject = (value: RowData[string] | undefined): RowData =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
