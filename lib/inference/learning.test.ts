import { expect, test } from "vitest";
import { startInferenceServer } from "../../e2e/inference-server/server.ts";
import { type ModelCapabilities, memoryStore, OPENAI_CAPABILITIES } from "./capabilities.ts";
import { createLearner } from "./learning.ts";
import { createOpenAiProvider } from "./openai-compatible.ts";
import { type Completion, type CompletionRequest, InferenceError } from "./types.ts";

const completion: Completion = { text: "ok", finishReason: "stop", usage: { inputTokens: 1, outputTokens: 1 }, latencyMs: 1 };
const refused = (detail: string) => new InferenceError("refused-request", detail, { status: 400, detail });
const never = new AbortController().signal;

const request: CompletionRequest = {
  modelId: "seedling-1",
  messages: [
    { role: "system", content: "You write examples." },
    { role: "user", content: "Topic: rivers\nWrite exactly 2 pairs." },
  ],
  sampling: { temperature: 0.7, topP: 0.9, topK: 40, maxTokens: 2_000 },
  output: { name: "rows", schema: { type: "object", properties: { rows: { type: "array", items: { type: "string" }, minItems: 2 } } } },
  purpose: { kind: "test" },
};

test("of 64 calls that start together at a model that refuses five things, one is refused, five times", async () => {
  const server = await startInferenceServer({
    settings: { refuses: ["json_schema", "temperature", "top_k", "max_tokens", "system"], latencyMs: 20 },
  });
  const provider = createOpenAiProvider({ baseUrl: `${server.url}/v1`, capabilities: memoryStore() });
  const answers = await Promise.all(Array.from({ length: 64 }, () => provider.complete(request, never)));
  expect(answers).toHaveLength(64);
  expect(server.stats()).toMatchObject({ served: 64, requests: 69 });
  await provider.complete(request, never);
  expect(server.stats().requests).toBe(70);
  await provider.close();
  await server.close();
});

test("what a model refuses only later is learnt once too, by those that are in flight together", async () => {
  const store = memoryStore();
  await store.learn("m", OPENAI_CAPABILITIES);
  const askLearning = createLearner(store, OPENAI_CAPABILITIES);
  let requests = 0;
  const model = async (known: ModelCapabilities) => {
    requests += 1;
    await new Promise((next) => setTimeout(next, 5));
    if (known.topK) throw refused("Unrecognized request argument supplied: top_k");
    if (known.temperature) throw refused("Unsupported parameter: 'temperature' is not supported with this model.");
    if (known.maxTokens === "max_tokens") throw refused("Use 'max_completion_tokens' instead.");
    return completion;
  };
  await Promise.all(Array.from({ length: 64 }, () => askLearning("m", model)));
  // All 64 are refused once; one of them learns the other two things; then all are answered.
  expect(requests).toBeLessThanOrEqual(64 + 2 + 64);
  expect(await store.get("m")).toEqual({ ...OPENAI_CAPABILITIES, topK: false, temperature: false, maxTokens: "max_completion_tokens" });
});

test("a model that takes everything is known from its first answer on", async () => {
  const store = memoryStore();
  const askLearning = createLearner(store, OPENAI_CAPABILITIES);
  expect(await askLearning("m", async () => completion)).toBe(completion);
  expect(await store.get("m")).toEqual(OPENAI_CAPABILITIES);
});

test("a slow first answer does not hold up the others for long", async () => {
  const askLearning = createLearner(memoryStore(), OPENAI_CAPABILITIES);
  let first = true;
  let end = () => {};
  const slow = new Promise<void>((resolve) => {
    end = resolve;
  });
  const model = async () => {
    if (first) {
      first = false;
      await slow;
    }
    return completion;
  };
  const all = Array.from({ length: 8 }, () => askLearning("m", model));
  await Promise.any(all);
  end();
  expect(await Promise.all(all)).toHaveLength(8);
});

test("what is forgotten is tried again, and learnt again", async () => {
  let stored: ModelCapabilities | null = { ...OPENAI_CAPABILITIES, temperature: false };
  const store = {
    get: async () => stored,
    learn: async (_: string, learnt: ModelCapabilities) => {
      stored = learnt;
    },
  };
  const askLearning = createLearner(store, OPENAI_CAPABILITIES);
  const sent: boolean[] = [];
  const model = async (known: ModelCapabilities) => {
    sent.push(known.temperature);
    if (known.temperature) throw refused("Unsupported parameter: 'temperature' is not supported with this model.");
    return completion;
  };
  await askLearning("m", model);
  stored = null;
  await askLearning("m", model);
  expect(sent).toEqual([false, true, false]);
  expect(stored).toMatchObject({ temperature: false });
});

test("a refusal that teaches nothing, and any other error, is the caller's", async () => {
  const askLearning = createLearner(memoryStore(), OPENAI_CAPABILITIES);
  const fail = (error: InferenceError) => askLearning("m", () => Promise.reject(error));
  await expect(fail(refused("max_tokens is too large."))).rejects.toMatchObject({ code: "refused-request" });
  await expect(fail(new InferenceError("server", "down"))).rejects.toMatchObject({ code: "server" });
  // Refused whatever is left out, it ends.
  await expect(
    askLearning("m", async () => {
      throw refused("temperature, top_p, top_k, system role and response_format are not supported");
    }),
  ).rejects.toMatchObject({ code: "refused-request" });
});
