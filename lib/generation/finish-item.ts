import { hash } from "node:crypto";
import { costOf, type Price } from "../inference/prices.ts";
import type { Completion } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import { cleanAnswer } from "./answer-text.ts";
import type { Draft } from "./config.ts";
import type { FinishedCall } from "./engine-types.ts";
import type { RowData } from "./fields/row-shape.ts";
import { itemNamesOf } from "./row-fields.ts";
import { cleanText, hasContent } from "./row-text.ts";
import type { AnsweredCall } from "./task.ts";

/**
 * The ledger line and the row of an item that was answered: its input beside the completion. Every item is a row of its
 * own whatever it says, so its seed tells it apart. An answer that is cut off, or empty, fails and can be retried.
 */
export function finishItem(
  { job, topic, completion, attempts }: AnsweredCall,
  { config, price }: { config: Pick<Draft, "prompt">; price: Price | null },
): FinishedCall {
  const { finishReason, usage, latencyMs } = completion;
  const { row, failure } = readItem(config, topic, completion);
  const offered = row ? [{ data: row, hash: hash("sha256", `item ${job.seedId}`, "hex") }] : [];
  return {
    ...{ job, status: failure ? "failed" : "done", offered, repeats: [], invalid: 0, attempts },
    ...{ inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, costUsd: costOf(price, usage) },
    ...{ latencyMs: Math.round(latencyMs), finishReason, errorCode: failure?.code ?? "", errorMessage: failure?.message ?? "" },
  };
}

/** The row that an answer makes of an item, or why it makes none. */
export function readItem(
  config: Pick<Draft, "prompt">,
  { text: item }: CallTopic,
  completion: Completion,
): { row: RowData | null; failure: { code: string; message: string } | null } {
  const answer = readAnswer(completion.text);
  const failure = failureOf(completion, answer);
  const [input, output] = itemNamesOf(config.prompt);
  return { row: failure ? null : { [input]: item, [output]: answer }, failure };
}

/** Languages of a fence that says no more than “here it is”. */
const FENCE = /^```(?:text|txt|plaintext|markdown|md)?[ \t]*\n([\s\S]*?)\n?```$/i;

/** The result itself: without the model's reasoning, and without a plain fence around the whole. */
function readAnswer(text: string): string {
  const answer = cleanText(cleanAnswer(text)).trimStart();
  const inner = FENCE.exec(answer)?.[1];
  return inner === undefined || inner.includes("```") ? answer : inner.trim();
}

function failureOf({ finishReason, thoughtOnly, text }: Completion, answer: string): { code: string; message: string } | null {
  if (finishReason === "length") {
    const thinking = thoughtOnly || !hasContent(answer);
    return thinking
      ? { code: "thinking", message: "The model used up its tokens for thinking and wrote no answer." }
      : { code: "cut", message: "The answer was cut at the token limit; half an answer is not kept." };
  }
  if (finishReason === "content-filter") return { code: "content-filter", message: "The provider's content filter stopped the answer." };
  if (hasContent(answer)) return null;
  return thoughtOnly || text.trim() !== ""
    ? { code: "thinking", message: "The model thought and wrote no answer." }
    : { code: "empty", message: "The model answered with nothing." };
}
