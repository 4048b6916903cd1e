import { costOf } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import type { CallTopic } from "../sources/origin.ts";
import type { CallJob, EngineGeneration, FinishedCall } from "./engine-types.ts";

/** A request that was sent and whose answer never came. */
export interface LostRequest {
  job: CallJob;
  topic: CallTopic;
  attempt: number;
  /** The ledger line that it becomes: not the call's own, which is still to come. */
  lostId: string;
}

const MESSAGE_TOKENS = 4;

/**
 * The ledger line of a lost request. The endpoint has read it and may have charged for it, so the tokens of its messages
 * (o200k_base, see `countTokens`) and their price count; what was written is not known and counts as nothing.
 * @param why what became of it, as the beginning of a sentence: "The worker was killed"
 */
export function lostCall(loaded: Pick<EngineGeneration, "task" | "price">, request: LostRequest, why: string): FinishedCall {
  const { job, attempt, lostId } = request;
  const { messages } = loaded.task.request(request);
  const inputTokens = messages.reduce((sum, { content }) => sum + countTokens(content) + MESSAGE_TOKENS, 0);
  return {
    ...{ job: { ...job, id: lostId }, status: "lost", offered: [], repeats: [], invalid: 0, attempts: attempt },
    ...{ inputTokens, outputTokens: 0, costUsd: costOf(loaded.price, { inputTokens, outputTokens: 0 }) },
    ...{ latencyMs: 0, finishReason: "", errorCode: "lost" },
    errorMessage: `${why} after the request was sent and before its answer came. The endpoint may have charged for it.`,
  };
}
