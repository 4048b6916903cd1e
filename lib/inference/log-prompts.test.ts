import { expect, test } from "vitest";
import { createLogger } from "../log.ts";
import { logPrompts } from "./log-prompts.ts";
import { type CompletionRequest, InferenceError, type InferenceProvider } from "./types.ts";

const request: CompletionRequest = {
  modelId: "seedling-1",
  messages: [
    { role: "system", content: "You write pairs." },
    { role: "user", content: "Topic: my secret garden" },
  ],
  sampling: { temperature: 0.7, topP: null, topK: null, maxTokens: 100 },
  output: null,
  callId: "call-1",
  purpose: { kind: "test" },
};

function providerWith(complete: InferenceProvider["complete"], isWanted = true) {
  const lines: string[] = [];
  const provider: InferenceProvider = { complete, listModels: async () => [{ id: "a", name: "A" }], close: async () => {} };
  return { lines, provider: logPrompts(provider, createLogger("info", { write: (line) => lines.push(line) }), isWanted) };
}

test("unless it is wanted, nothing of a call is logged", async () => {
  const { lines, provider } = providerWith(async () => Promise.reject(new InferenceError("busy", "It is busy.")), false);
  await expect(provider.complete(request, new AbortController().signal)).rejects.toThrow("busy");
  expect(lines).toEqual([]);
});

test("one line for each call, with the messages and the answer as they are", async () => {
  const completion = { text: '{"rows":[]}', finishReason: "stop", usage: { inputTokens: 3, outputTokens: 4 }, latencyMs: 12.4 } as const;
  const { lines, provider } = providerWith(async () => completion);
  expect(await provider.complete(request, new AbortController().signal)).toBe(completion);
  expect(await provider.listModels(new AbortController().signal)).toHaveLength(1);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    ...{ level: "info", call: "call-1", model: "seedling-1", messages: request.messages, answer: '{"rows":[]}', latencyMs: 12 },
  });
});

test("a call that fails is a line too, and fails as before", async () => {
  const failure = new InferenceError("busy", "It is busy.", { status: 429 });
  const { lines, provider } = providerWith(async () => Promise.reject(failure));
  await expect(provider.complete(request, new AbortController().signal)).rejects.toBe(failure);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ messages: request.messages, err: { message: "It is busy.", code: "busy" } });
});
