import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS, type SettingsInput } from "../../e2e/inference-server/settings.ts";
import { memoryStore } from "./capabilities.ts";
import { createOpenAiProvider, type OpenAiOptions } from "./openai-compatible.ts";
import { type CompletionRequest, InferenceError, type InferenceProvider } from "./types.ts";

let server: InferenceServer;
const opened: InferenceProvider[] = [];
const servers: Server[] = [];
beforeAll(async () => {
  server = await startInferenceServer();
});
beforeEach(() => {
  server.configure({ ...DEFAULT_SETTINGS });
  server.reset();
});
afterEach(async () => {
  for (const provider of opened.splice(0)) await provider.close();
  for (const one of servers.splice(0)) one.closeAllConnections();
});
afterAll(() => server.close());

const SECRET = "sk-very-secret-key-0123456789";
const never = new AbortController().signal;

function open(options: Partial<OpenAiOptions> = {}) {
  const provider = createOpenAiProvider({ baseUrl: `${server.url}/v1`, apiKey: SECRET, capabilities: memoryStore(), ...options });
  opened.push(provider);
  return provider;
}

/** An endpoint of one answer. */
async function serve(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const one = createServer(handler).listen(0, "127.0.0.1");
  servers.push(one);
  await new Promise((ready) => one.once("listening", ready));
  const address = one.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/v1`;
}

const serveJson = (status: number, body: object, headers: Record<string, string> = {}) =>
  serve((_, response) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body)));

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

const ask = (change: Partial<CompletionRequest> = {}): CompletionRequest => ({
  modelId: "seedling-1",
  messages: [
    { role: "system", content: "You write examples." },
    { role: "user", content: "Topic: rivers\nWrite exactly 3 pairs." },
  ],
  sampling: { temperature: 0.7, topP: 0.9, topK: 40, maxTokens: 2_000 },
  output: { name: "rows", schema },
  purpose: { kind: "test" },
  ...change,
});

async function failureOf(provider: InferenceProvider, request = ask(), signal = never): Promise<InferenceError> {
  const error: unknown = await provider.complete(request, signal).catch((thrown: unknown) => thrown);
  if (!(error instanceof InferenceError)) throw new Error(`expected an InferenceError, got ${String(error)}`);
  return error;
}

const rowsIn = (text: string) => JSON.parse(text).rows;
const lastBody = () => JSON.parse(server.requests().at(-1)?.body ?? "{}");

test("asks by JSON schema and gives text, finish reason, tokens and latency", async () => {
  const completion = await open().complete(ask(), never);
  expect(rowsIn(completion.text)).toHaveLength(3);
  expect(completion).toMatchObject({ finishReason: "stop" });
  expect(completion.usage.inputTokens).toBeGreaterThan(5);
  expect(completion.usage.outputTokens).toBeGreaterThan(20);
  expect(completion.latencyMs).toBeGreaterThan(0);
  expect(lastBody()).toMatchObject({ temperature: 0.7, top_p: 0.9, top_k: 40, max_tokens: 2_000 });
  expect(lastBody().response_format.json_schema).toMatchObject({ name: "rows", strict: true });
});

test("sends nothing for settings that are left to the model", async () => {
  await open().complete(ask({ sampling: { temperature: null, topP: null, topK: null, maxTokens: 50 }, output: null }), never);
  expect(Object.keys(lastBody()).sort()).toEqual(["max_tokens", "messages", "model"]);
});

test("reads a cut answer's reason, and estimates tokens that are not reported", async () => {
  const cut = await open().complete(ask({ modelId: "seedling-1+truncate+no-usage" }), never);
  expect(cut.finishReason).toBe("length");
  expect(cut.usage.inputTokens).toBeGreaterThan(5);
  expect(cut.usage.outputTokens).toBeGreaterThan(20);
});

describe("learns what an endpoint takes from its first refusal", () => {
  test.each<[string, SettingsInput["refuses"], number, object]>([
    ["the JSON schema", ["json_schema"], 2, { response_format: { type: "json_object" } }],
    ["every form of output", ["json_schema", "json_object"], 3, {}],
    ["bounds of arrays", ["array_bounds"], 2, {}],
    ["max_tokens and temperature", ["max_tokens", "temperature"], 3, { max_completion_tokens: 2_000 }],
    ["top_k and top_p", ["top_k", "top_p"], 3, {}],
    ["the system role", ["system"], 2, {}],
    ["everything", ["json_schema", "json_object", "max_tokens", "temperature", "top_k", "top_p", "system"], 8, {}],
  ])("%s", async (_, refuses, requests, body) => {
    server.configure({ refuses });
    const provider = open();
    expect(rowsIn((await provider.complete(ask(), never)).text)).toHaveLength(3);
    expect(server.stats().requests).toBe(requests);
    expect(lastBody()).toMatchObject(body);
    for (const name of ["temperature", "top_p", "top_k", "max_tokens"] as const)
      if (refuses?.includes(name)) expect(lastBody()).not.toHaveProperty(name);
    await provider.complete(ask(), never);
    expect(server.stats().requests).toBe(requests + 1);
  });

  test("and never loses the system message or the wanted shape", async () => {
    server.configure({ refuses: ["system", "json_schema", "json_object"] });
    await open().complete(ask(), never);
    const [message] = lastBody().messages;
    expect(lastBody().messages).toHaveLength(1);
    expect(message.role).toBe("user");
    expect(message.content).toMatch(/^You write examples\.\n\nTopic: rivers/);
    expect(message.content).toContain("JSON Schema");
  });
});

describe("says what failed", () => {
  test("key", async () => {
    server.configure({ apiKey: "another" });
    const error = await failureOf(open());
    expect([error.code, error.status, error.retryable]).toEqual(["key", 401, false]);
    expect((await failureOf(open({ baseUrl: await serveJson(403, { error: { message: "no" } }) }))).code).toBe("key");
    expect((await failureOf(open(), ask({ modelId: "seedling-1+quota" }))).code).toBe("key");
  });

  test("model", async () => {
    const error = await failureOf(open(), ask({ modelId: "nowhere" }));
    expect(error.code).toBe("model");
    expect(error.message).toContain("“nowhere”");
    const ollama = await serveJson(404, { error: "model 'x' not found, try pulling it first" });
    expect((await failureOf(open({ baseUrl: ollama }))).code).toBe("model");
  });

  test("address: nothing there, no such name, a web page, the wrong path, a redirect, a cloud's own address", async () => {
    expect((await failureOf(open({ baseUrl: "http://127.0.0.1:9/v1" }))).code).toBe("address");
    expect((await failureOf(open({ baseUrl: "http://nowhere.invalid/v1" }))).code).toBe("address");
    expect((await failureOf(open(), ask({ modelId: "seedling-1+html" }))).code).toBe("address");
    expect((await failureOf(open({ baseUrl: await serveJson(404, { detail: "Not Found" }) }))).code).toBe("address");
    expect((await failureOf(open({ baseUrl: await serveJson(200, { hello: "world" }) }))).code).toBe("address");
    const plain = new URL(server.url);
    expect((await failureOf(open({ baseUrl: `https://${plain.host}/v1` }))).code).toBe("address");
  });

  test("a redirect, which it does not follow with the key", async () => {
    let followed = false;
    const other = await serve((_, response) => {
      followed = true;
      response.end("{}");
    });
    const error = await failureOf(open({ baseUrl: await serveJson(307, {}, { location: `${other}/chat/completions` }) }));
    expect([error.code, followed]).toEqual(["address", false]);
    expect(error.message).toContain(new URL(other).origin);
  });

  test("busy, with the wait that is asked for", async () => {
    server.configure({ requestsPerMinute: 0, retryAfterSeconds: 7 });
    const limited = await failureOf(open());
    expect([limited.code, limited.status, limited.retryable]).toEqual(["busy", 429, true]);
    expect(limited.retryAfterMs).toBeGreaterThan(0);
    const overloaded = await failureOf(open(), ask({ modelId: "seedling-1" }));
    expect(overloaded.code).toBe("busy");
    server.configure({ requestsPerMinute: null });
    expect(await failureOf(open(), ask({ modelId: "seedling-1+busy" }))).toMatchObject({ code: "busy", status: 503, retryAfterMs: 1_000 });
  });

  test("server, network, timeout, aborted", async () => {
    expect(await failureOf(open(), ask({ modelId: "seedling-1+server-error" }))).toMatchObject({
      code: "server",
      status: 500,
      retryable: true,
    });
    expect(await failureOf(open(), ask({ modelId: "seedling-1+reset" }))).toMatchObject({ code: "network", retryable: true });
    expect(await failureOf(open({ timeoutMs: 50 }), ask({ modelId: "seedling-1+hang" }))).toMatchObject({
      code: "timeout",
      retryable: true,
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    expect((await failureOf(open(), ask({ modelId: "seedling-1+hang" }), stop.signal)).code).toBe("aborted");
    expect((await failureOf(open(), ask(), AbortSignal.abort())).code).toBe("aborted");
  });

  test("content filter, by refusal and by status", async () => {
    expect((await failureOf(open(), ask({ modelId: "seedling-1+content-filter" }))).code).toBe("content-filter");
    const refusing = await serveJson(200, {
      choices: [{ message: { content: null, refusal: "I cannot help with that." }, finish_reason: "stop" }],
    });
    expect(await failureOf(open({ baseUrl: refusing }))).toMatchObject({ code: "content-filter", detail: "I cannot help with that." });
    const azure = await serveJson(400, {
      error: { code: "content_filter", message: "The response was filtered due to the content management policy." },
    });
    expect((await failureOf(open({ baseUrl: azure }))).code).toBe("content-filter");
  });

  test("a request that is refused and cannot be mended", async () => {
    const url = await serveJson(400, { error: { message: "This model's maximum context length is 8192 tokens." } });
    const error = await failureOf(open({ baseUrl: url }));
    expect([error.code, error.status]).toEqual(["refused-request", 400]);
    expect(error.message).toContain("maximum context length");
  });

  test("errors that come with status 200", async () => {
    const url = await serveJson(200, { error: { code: 429, message: "Provider is rate limited" } });
    expect((await failureOf(open({ baseUrl: url }))).code).toBe("busy");
    expect((await failureOf(open({ baseUrl: await serveJson(200, { error: { message: "Provider failed" } }) }))).code).toBe("server");
  });

  test("an answer without an end", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const piece = " ".repeat(1024 * 1024);
      const write = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    });
    expect((await failureOf(open({ baseUrl: url }))).code).toBe("refused-request");
  });
});

test("no secret is in an error, even when the endpoint repeats it", async () => {
  const header = "header-secret-value";
  const url = await serve((request, response) => {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ error: { message: `bad: ${request.headers.authorization} ${request.headers["x-team"]}` } }));
  });
  const error = await failureOf(open({ baseUrl: url, headers: { "x-team": header } }));
  const everything = `${error.stack} ${JSON.stringify(error)} ${error.detail} ${error.message} ${String(error.cause)}`;
  expect(error.detail).toContain("•••");
  expect(everything).not.toContain(SECRET);
  expect(everything).not.toContain(header);
});

test("reads content in parts, leaves thoughts out, and takes missing fields", async () => {
  const parts = {
    message: {
      content: [
        { type: "text", text: "one " },
        { type: "text", text: "two" },
      ],
    },
  };
  expect(await open({ baseUrl: await serveJson(200, { choices: [parts] }) }).complete(ask(), never)).toMatchObject({
    text: "one two",
    finishReason: "other",
  });
  const thinking = { message: { content: "<think>\nhm {}</think>\n{}", reasoning_content: "more" }, finish_reason: "stop" };
  expect((await open({ baseUrl: await serveJson(200, { choices: [thinking], usage: null }) }).complete(ask(), never)).text).toBe("{}");
});

test("lists models, in both shapes", async () => {
  expect(await open().listModels(never)).toEqual([
    { id: "seedling-1", name: "seedling-1" },
    { id: "seedling-mini", name: "seedling-mini" },
  ]);
  const bare = await serveJson(200, [{ id: "b", name: "Bee" }, { id: "a" }]);
  expect(await open({ baseUrl: bare }).listModels(never)).toEqual([
    { id: "a", name: "a" },
    { id: "b", name: "Bee" },
  ]);
});

test("sends the key and the extra headers, and many requests at once", async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    seen.push(request.headers.authorization, String(request.headers["x-team"]));
    response.end(JSON.stringify({ choices: [{ message: { content: "ok" } }] }));
  });
  await open({ baseUrl: url, headers: { "x-team": "blue" } }).complete(ask(), never);
  expect(seen).toEqual([`Bearer ${SECRET}`, "blue"]);
  // Answers nobody before all are there: fewer at once would end at the test's time limit.
  const waiting: ServerResponse[] = [];
  const together = await serve((_, response) => {
    waiting.push(response);
    if (waiting.length === 40)
      for (const one of waiting) one.end(JSON.stringify({ choices: [{ message: { content: "ok" }, finish_reason: "stop" }] }));
  });
  const provider = open({ baseUrl: together });
  await Promise.all(Array.from({ length: 40 }, () => provider.complete(ask(), never)));
  expect(waiting).toHaveLength(40);
});
