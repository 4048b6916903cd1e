import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../e2e/inference-server/settings.ts";
import { PAIR_SHAPE } from "../generation/fields/row-shape.ts";
import { parseRows } from "../generation/parse.ts";
import { type BedrockOptions, createBedrockProvider } from "./bedrock.ts";
import { memoryStore } from "./capabilities.ts";
import { type CompletionRequest, InferenceError, type InferenceProvider } from "./types.ts";

let server: InferenceServer;
const opened: InferenceProvider[] = [];
beforeAll(async () => {
  server = await startInferenceServer();
});
beforeEach(() => {
  server.configure({ ...DEFAULT_SETTINGS });
  server.reset();
});
afterEach(async () => {
  for (const provider of opened.splice(0)) await provider.close();
});
afterAll(() => server.close());

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const NOVA = "amazon.nova-lite-v1:0";
const HAIKU = "anthropic.claude-3-haiku-20240307-v1:0";
const LLAMA = "meta.llama3-8b-instruct-v1:0";
const SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const never = new AbortController().signal;

function open(options: Partial<BedrockOptions> = {}) {
  const provider = createBedrockProvider({
    region: "us-east-1",
    accessKeyId: "AKIDEXAMPLE",
    secretAccessKey: SECRET,
    endpointUrl: server.url,
    capabilities: memoryStore(),
    ...options,
  });
  opened.push(provider);
  return provider;
}

const schema = {
  type: "object",
  properties: {
    rows: {
      type: "array",
      minItems: 3,
      maxItems: 3,
      items: {
        type: "object",
        properties: { prompt: { type: "string" }, completion: { type: "string" } },
        required: ["prompt", "completion"],
      },
    },
  },
  required: ["rows"],
};

const ask = (modelId: string, change: Partial<CompletionRequest> = {}): CompletionRequest => ({
  modelId,
  messages: [
    { role: "system", content: "You write examples." },
    { role: "user", content: "Topic: rivers\nWrite exactly 3 pairs." },
  ],
  sampling: { temperature: 1.5, topP: 0.9, topK: 40, maxTokens: 2_000 },
  output: { name: "rows", schema },
  purpose: { kind: "test" },
  ...change,
});

async function failureOf(provider: InferenceProvider, request: CompletionRequest, signal = never): Promise<InferenceError> {
  const error: unknown = await provider.complete(request, signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof InferenceError)) throw new Error(`expected an InferenceError, got ${String(error)}`);
  return error;
}

const rowsIn = (text: string) => JSON.parse(text).rows;
const lastBody = () => JSON.parse(server.requests().at(-1)?.body ?? "{}");

test("asks with a tool, signed, and gives its input as JSON text", async () => {
  const completion = await open().complete(ask(NOVA), never);
  expect(rowsIn(completion.text)).toHaveLength(3);
  expect(completion.finishReason).toBe("stop");
  expect(completion.usage.outputTokens).toBeGreaterThan(20);
  expect(server.requests().at(-1)?.path).toBe(`/model/${encodeURIComponent(NOVA)}/converse`);
  expect(lastBody()).toMatchObject({
    system: [{ text: "You write examples." }],
    messages: [{ role: "user" }],
    inferenceConfig: { maxTokens: 2_000, temperature: 1, topP: 0.9 },
    additionalModelRequestFields: { inferenceConfig: { topK: 40 } },
    toolConfig: { toolChoice: { tool: { name: "rows" } } },
  });
  await open().complete(ask(HAIKU), never);
  expect(lastBody().additionalModelRequestFields).toEqual({ top_k: 40 });
  await open().complete(ask(HAIKU, { output: null, sampling: { temperature: null, topP: null, topK: 0, maxTokens: 9 } }), never);
  expect(Object.keys(lastBody()).sort()).toEqual(["inferenceConfig", "messages", "system"]);
});

test("learns that a model has no tools, or cannot be told which to use", async () => {
  const provider = open();
  expect(rowsIn((await provider.complete(ask(LLAMA), never)).text)).toHaveLength(3);
  expect(lastBody()).not.toHaveProperty("toolConfig");
  expect(lastBody().messages[0].content[0].text).toContain("JSON Schema");
  expect(server.stats().requests).toBe(2);
  await provider.complete(ask(LLAMA), never);
  expect(server.stats().requests).toBe(3);
  const mistral = ask("mistral.mistral-large-2402-v1:0");
  expect(rowsIn((await provider.complete(mistral, never)).text)).toHaveLength(3);
  expect(lastBody().toolConfig).not.toHaveProperty("toolChoice");
  expect(lastBody()).not.toHaveProperty("additionalModelRequestFields");
});

test("learns to leave out temperature, top-p and the system field", async () => {
  server.configure({ refuses: ["temperature", "system"] });
  await open().complete(ask(NOVA), never);
  expect(lastBody().inferenceConfig).toEqual({ maxTokens: 2_000, topP: 0.9 });
  expect(lastBody()).not.toHaveProperty("system");
  expect(lastBody().messages[0].content[0].text).toMatch(/^You write examples\./);
  server.configure({ refuses: ["top_p"] });
  await open().complete(ask(NOVA), never);
  expect(lastBody().inferenceConfig).toEqual({ maxTokens: 2_000, temperature: 1 });
});

test("reads a cut answer, an answer in words, and estimates tokens that are not reported", async () => {
  const cut = await open().complete(ask(`${NOVA}+truncate`), never);
  expect(cut.finishReason).toBe("length");
  // Its input is closed JSON, though it was cut: the end is taken off, so that no half row is taken for a whole one.
  expect(cut.text).toMatch(/^\{"rows":\[.*[^\]}"]$/s);
  const whole = parseRows((await open().complete(ask(NOVA), never)).text, PAIR_SHAPE, "stop").rows;
  const kept = parseRows(cut.text, PAIR_SHAPE, "length").rows;
  expect(whole).toHaveLength(3);
  expect(kept).toHaveLength(1);
  const thought = await open().complete(ask(`${NOVA}+thinking`), never);
  expect(thought).toMatchObject({ text: "", thoughtOnly: true, finishReason: "length" });
  expect((await open().complete(ask(`${NOVA}+prose`), never)).text).toMatch(/^Sure!/);
  expect((await open().complete(ask(`${NOVA}+no-usage`), never)).usage.outputTokens).toBeGreaterThan(20);
});

describe("says what failed", () => {
  test("key", async () => {
    server.configure({ accessKeyId: "ANOTHER" });
    expect(await failureOf(open(), ask(NOVA))).toMatchObject({ code: "key", status: 403, retryable: false });
  });

  test("model: unknown, and one that needs an inference profile", async () => {
    expect((await failureOf(open(), ask("nobody.nothing-v1:0"))).code).toBe("model");
    const profile = await failureOf(open(), ask(SONNET));
    expect(profile.code).toBe("model");
    expect(profile.message).toContain(`us.${SONNET}`);
    expect((await open().complete(ask(`us.${SONNET}`), never)).finishReason).toBe("stop");
  });

  test("address", async () => {
    expect((await failureOf(open({ endpointUrl: "http://127.0.0.1:9" }), ask(NOVA))).code).toBe("address");
    expect((await failureOf(open({ endpointUrl: "http://nowhere.invalid" }), ask(NOVA))).code).toBe("address");
    expect((await failureOf(open(), ask(`${NOVA}+html`))).code).toBe("address");
    const web = createServer((_, response) => response.writeHead(404, { "content-type": "text/html" }).end("<h1>Not here</h1>"));
    await new Promise<void>((ready) => web.listen(0, "127.0.0.1", ready));
    const place = web.address();
    const port = typeof place === "object" && place !== null ? place.port : 0;
    expect((await failureOf(open({ endpointUrl: `http://127.0.0.1:${port}` }), ask(NOVA))).code).toBe("address");
    web.closeAllConnections();
    web.close();
  });

  test("busy with its wait, server, network", async () => {
    server.configure({ requestsPerMinute: 0 });
    expect(await failureOf(open(), ask(NOVA))).toMatchObject({ code: "busy", status: 429, retryable: true });
    server.configure({ requestsPerMinute: null });
    expect(await failureOf(open(), ask(`${NOVA}+busy`))).toMatchObject({ code: "busy", status: 503, retryAfterMs: 1_000 });
    expect(await failureOf(open(), ask(`${NOVA}+server-error`))).toMatchObject({ code: "server", status: 500, retryable: true });
    expect(await failureOf(open(), ask(`${NOVA}+reset`))).toMatchObject({ code: "network", retryable: true });
    expect(server.stats().requests).toBe(4);
  });

  test("timeout, aborted, content filter", async () => {
    expect(await failureOf(open({ timeoutMs: 50 }), ask(`${NOVA}+hang`))).toMatchObject({ code: "timeout", retryable: true });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect((await failureOf(open(), ask(`${NOVA}+hang`), stop.signal)).code).toBe("aborted");
    expect((await failureOf(open(), ask(NOVA), AbortSignal.abort())).code).toBe("aborted");
    expect((await failureOf(open(), ask(`${NOVA}+content-filter`))).code).toBe("content-filter");
  });

  test("and never a secret", async () => {
    const error = await failureOf(open({ sessionToken: "session-token-value" }), ask(`${NOVA}+server-error`));
    const everything = `${error.stack} ${JSON.stringify(error)} ${error.detail} ${String(error.cause)}`;
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain("session-token-value");
  });
});

test("lists on-demand text models and profiles, and notes which model needs one", async () => {
  const models = await open().listModels(never);
  expect(models.map(({ id }) => id).sort()).toEqual(
    [NOVA, HAIKU, SONNET, LLAMA, "mistral.mistral-large-2402-v1:0", `us.${NOVA}`, `us.${SONNET}`].sort(),
  );
  expect(models.find(({ id }) => id === SONNET)?.note).toBe(
    `This model runs through an inference profile only: choose us.${SONNET} instead.`,
  );
  expect(models.filter(({ note }) => note !== undefined)).toHaveLength(1);
  server.configure({ accessKeyId: "ANOTHER" });
  await expect(open().listModels(never)).rejects.toMatchObject({ code: "key" });
});

test("closing lets calls in flight end", async () => {
  server.configure({ latencyMs: 200 });
  const provider = open();
  const running = provider.complete(ask(NOVA), never);
  await provider.close();
  expect((await running).finishReason).toBe("stop");
});
