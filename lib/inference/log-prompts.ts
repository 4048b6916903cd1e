import type { EngineLog } from "../generation/engine-types.ts";
import type { InferenceProvider } from "./types.ts";

/**
 * The same provider, with a line in the log for each call: what was sent and what came back, word for word. Only for where
 * LOG_PROMPTS is set: datasets may hold what nobody should read in a log.
 */
export function logPrompts(provider: InferenceProvider, log: Pick<EngineLog, "info">): InferenceProvider {
  return {
    ...provider,
    async complete(request, signal) {
      const call = { call: request.callId, model: request.modelId, messages: request.messages };
      try {
        const completion = await provider.complete(request, signal);
        const { text, finishReason, usage, latencyMs } = completion;
        log.info({ ...call, answer: text, finishReason, usage, latencyMs: Math.round(latencyMs) }, "a model was asked");
        return completion;
      } catch (error) {
        log.info({ ...call, err: error }, "a model was asked and gave no answer");
        throw error;
      }
    },
  };
}
