import type { RowData, RowShape } from "../generation/fields/row-shape.ts";
import type { CallTask } from "../generation/task.ts";
import type { Price } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import { finishRow, rowOf } from "../runs/finish-row.ts";
import { createJudge } from "./judge-prompt.ts";
import { judgementShape } from "./judgement-shape.ts";
import type { RubricContent } from "./rubric.ts";
import type { EvaluationSettings } from "./settings.ts";

/** Of a usual row. */
const ROW_TOKENS = 400;
/** What a judge writes for one criterion: two sentences, and the JSON around them. */
const CRITERION_TOKENS = 80;

/** Tokens of a usual judgement. */
export const countJudgement = ({ criteria }: Pick<RubricContent, "criteria">): number => 10 + criteria.length * CRITERION_TOKENS;

/** Judging: one call a row; its answer is a row of the evaluation, with each criterion's reasons and score. */
export function judgeTask(settings: EvaluationSettings, price: Price | null): CallTask {
  const { content } = settings.rubric;
  const shape = judgementShape(content);
  const judge = createJudge(settings);
  const constant = judge.frame.reduce((sum, message) => sum + countTokens(message.content), ROW_TOKENS);
  return {
    remote: settings.provider !== "demo",
    request: (call) => judge.request(rowOf(call), call.job.batch > 0),
    read: (answer) => finishRow(answer, shape, price, (row) => toJudgement(row, shape, content, rowOf(answer).revision)),
    expectedTokens: () => ({ inputTokens: constant, outputTokens: Math.min(settings.maxTokens, countJudgement(content)) }),
  };
}

/** What is stored: the criteria in the rubric's order, their mean, and which version of the row was judged. */
function toJudgement(row: RowData, shape: RowShape, content: RubricContent, revision: number): RowData {
  const criteria = content.criteria.map(({ name }, index): RowData => ({ name, ...asObject(row[shape.names[index] ?? ""]) }));
  const scores = criteria.map(({ score }) => Number(score));
  return { criteria, score: scores.reduce((sum, score) => sum + score, 0) / scores.length, revision };
}

const asObject = (value: RowData[string] | undefined): RowData =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
