import type { EngineLog } from "../generation/engine-types.ts";
import type { InferenceProvider } from "./types.ts";

/**
 * A provider that leaves a line in the log for each call: what was sent and what came back, word for word. Only where a person
 * wants it, for datasets may hold what nobody should read in a log; otherwise it is the provider itself.
 */
export function logPrompts(provider: InferenceProvider, log: Pick<EngineLog, "info">, isWanted: boolean): InferenceProvider {
  if (!isWanted) return provider;
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
