import { shapeOf } from "../generation/fields/row-shape.ts";
import type { CallTask } from "../generation/task.ts";
import type { Price } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import { finishRow, rowOf } from "../runs/finish-row.ts";
import { buildReviseRequest } from "./revise-prompt.ts";
import { toRevisedRow } from "./revised-row.ts";
import type { RevisionSettings } from "./settings.ts";

/** Of a usual row. */
const ROW_TOKENS = 400;
/** Of the prompt without instruction and row. */
const PROMPT_TOKENS = 300;

/** Rewriting: one call a row. What is stored is the row before and after (`RevisedRow`). */
export function reviseTask(settings: RevisionSettings, price: Price | null): CallTask {
  const shape = shapeOf(settings.fields);
  return {
    remote: settings.provider !== "demo",
    request: (call) => buildReviseRequest(settings, rowOf(call)),
    read: (answer) => finishRow(answer, shape, price, (row) => toRevisedRow(shape, rowOf(answer), row)),
    expectedTokens: () => ({ inputTokens: countTokens(settings.instruction) + PROMPT_TOKENS + ROW_TOKENS, outputTokens: ROW_TOKENS }),
  };
}
