import type { Draft } from "../../lib/generation/config.ts";
import { callsPerSeed, planCalls } from "../../lib/generation/plan.ts";
import { buildCallRequest } from "../../lib/generation/prompt.ts";
import { OPENAI_CAPABILITIES } from "../../lib/inference/capabilities.ts";
import { buildChatBody } from "../../lib/inference/chat-body.ts";
import type { CompletionRequest } from "../../lib/inference/types.ts";

/** The first `count` requests of a generation, in the order in which the worker makes them. */
export function buildRequests(config: Draft, count: number): CompletionRequest[] {
  const { seeds, rowsPerSeed, rowsPerCall } = config.prompt;
  const [rows, perCall] = [rowsPerSeed ?? 0, rowsPerCall ?? 1];
  const batches = callsPerSeed(rows, perCall);
  return planCalls(seeds.length, rows, perCall)
    .slice(0, count)
    .map(({ seed, count: asked, batch }) => buildCallRequest(config, { topic: seeds[seed]?.trim() ?? "", count: asked, batch, batches }));
}

/** Their bodies: the very same texts as the worker sends. */
export function buildBodies(config: Draft, count: number): string[] {
  return buildRequests(config, count).map((request) => JSON.stringify(buildChatBody(request, OPENAI_CAPABILITIES)));
}
