import type { Price } from "../inference/prices.ts";
import type { Completion, CompletionRequest } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import type { Draft } from "./config.ts";
import { countCallTokens, countRowTokens } from "./count-draft.ts";
import type { CallJob, FinishedCall } from "./engine-types.ts";
import { rowShapeOf } from "./fields/row-shape.ts";
import { finishCall } from "./finish-call.ts";
import { finishItem } from "./finish-item.ts";
import { requestFor } from "./request.ts";

/** A call that was answered. */
export interface AnsweredCall {
  job: CallJob;
  topic: CallTopic;
  completion: Completion;
  attempts: number;
}

/** What the calls of one run ask for, and what their answers are. The engine does the rest, whatever a run makes. */
export interface CallTask {
  /** Whether requests leave this machine, and so may be charged for although no answer came. The demo's do not. */
  remote: boolean;
  request(call: { job: CallJob; topic: CallTopic }): CompletionRequest;
  read(answer: AnsweredCall): FinishedCall;
  /** Tokens of a usual call, before any has ended. */
  expectedTokens(): { inputTokens: number; outputTokens: number };
}

/** Rows of a dataset: of seeds, of chunks, or one completion for each item. */
export function datasetTask(config: Pick<Draft, "configure" | "prompt" | "examples">, price: Price | null): CallTask {
  return {
    remote: config.configure.provider !== "demo",
    request: (call) => requestFor(config, call),
    read(answer) {
      const { job, topic, completion, attempts } = answer;
      if (topic.source?.kind === "item") return finishItem(answer, { config, price });
      return finishCall(job, completion, attempts, price, rowShapeOf(config, job.attributes));
    },
    expectedTokens: () => ({
      inputTokens: countCallTokens(config, capabilitiesFor(config.configure.provider, null)),
      outputTokens: countRowTokens(config) * (config.prompt.rowsPerCall ?? 1),
    }),
  };
}
