import { costOf, type Price } from "../inference/prices.ts";
import type { Completion, InferenceError } from "../inference/types.ts";
import { offerRows } from "./accept.ts";
import type { CallJob, FinishedCall } from "./engine-types.ts";
import { PAIR_SHAPE, type RowShape } from "./fields/row-shape.ts";
import { whyNoRows } from "./no-rows.ts";
import { parseRows } from "./parse.ts";

/** The ledger line and the rows of a call that was answered. An answer that only a content filter wrote is a failure. */
export function finishCall(
  job: CallJob,
  completion: Completion,
  attempts: number,
  price: Price | null,
  shape: RowShape = PAIR_SHAPE,
): FinishedCall {
  const { text, finishReason, usage, latencyMs } = completion;
  const { rows, invalid } = parseRows(text, shape, finishReason);
  const { offered, repeats } = offerRows(rows, shape, job.count);
  const filtered = finishReason === "content-filter" && offered.length === 0;
  const none = offered.length === 0 && !filtered ? whyNoRows(completion) : null;
  return {
    ...{
      job,
      status: filtered ? "failed" : "done",
      offered,
      repeats,
      invalid,
      attempts,
      latencyMs: Math.round(latencyMs),
      finishReason,
    },
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    costUsd: costOf(price, usage),
    errorCode: filtered ? "content-filter" : none === "prose" && invalid > 0 ? "" : (none ?? ""),
    errorMessage: filtered ? "The provider's content filter stopped the answer." : none ? excerptOf(text) : "",
  };
}

const LONGEST_EXCERPT = 200;

/** What the model wrote instead of rows, for the ledger. */
const excerptOf = (text: string) => text.slice(0, LONGEST_EXCERPT).toWellFormed().replaceAll("\u0000", "");

/** The ledger line of a call that failed for good. */
export function failCall(job: CallJob, error: InferenceError, attempts: number, latencyMs: number): FinishedCall {
  return {
    ...{ job, status: "failed", offered: [], repeats: [], invalid: 0, attempts, inputTokens: 0, outputTokens: 0, costUsd: null },
    ...{ latencyMs: Math.round(latencyMs), finishReason: "", errorCode: error.code, errorMessage: error.message },
  };
}
