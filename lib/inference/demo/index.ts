import { type Completion, type CompletionRequest, InferenceError, type ReachableProvider } from "../types.ts";
import { hash } from "./code-words.ts";
import { wait } from "./latency.ts";
import { MODELS } from "./models.ts";
import { respond } from "./respond.ts";

/**
 * A provider without network or key, for trying the studio. It knows no language: it reads the request's purpose and
 * shape and puts prepared texts together, the same ones for the same request. SQL always refers to the default schema
 * of the template, and sampling settings change nothing.
 */
export function createDemoProvider(): ReachableProvider {
  const listModels = async () => MODELS.map(({ latencyMs: _, ...model }) => model);
  return { complete, listModels, reach: async () => 200, close: async () => {} };
}

async function complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion> {
  const model = MODELS.find(({ id }) => id === request.modelId);
  if (!model) {
    const known = MODELS.map(({ id }) => id).join(" or ");
    throw new InferenceError("model", `The demo has no model “${request.modelId}”: choose ${known}.`);
  }
  const [shortest, longest] = model.latencyMs;
  const latencyMs = shortest + (hash(JSON.stringify(request.purpose)) % (longest - shortest + 1));
  await wait(latencyMs, signal);
  const text = respond(request);
  const input = request.messages.map((message) => message.content).join("\n");
  return { text, finishReason: "stop", usage: { inputTokens: countRoughly(input), outputTokens: countRoughly(text) }, latencyMs };
}

/** About four characters make a token in English. */
const countRoughly = (text: string) => Math.ceil(text.length / 4);
