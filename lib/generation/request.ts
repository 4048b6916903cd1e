import type { CompletionRequest } from "../inference/types.ts";
import type { CallTopic } from "../sources/origin.ts";
import type { Draft } from "./config.ts";
import type { CallJob } from "./engine-types.ts";
import { buildItemRequest } from "./item-prompt.ts";
import { buildCallRequest } from "./prompt.ts";

/** The request of a queued call: rows about a seed or a chunk, or one completion for an item. */
export function requestFor(
  config: Pick<Draft, "configure" | "prompt" | "examples">,
  {
    job: { count, batch, batches, attributes },
    topic,
  }: { job: Pick<CallJob, "count" | "batch" | "batches" | "attributes">; topic: CallTopic },
): CompletionRequest {
  const { text, source } = topic;
  if (source?.kind === "item") return buildItemRequest(config, text, source.origin);
  return buildCallRequest(config, {
    topic: text,
    chunk: source?.kind === "chunk" ? source.origin : null,
    count,
    batch,
    batches,
    attributes,
  });
}
