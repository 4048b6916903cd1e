import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type InferenceServer, startInferenceServer } from "./server.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

let server: InferenceServer;
beforeAll(async () => {
  server = await startInferenceServer();
});
beforeEach(() => {
  server.configure({ ...DEFAULT_SETTINGS });
  server.reset();
});
afterAll(() => server.close());

const rowsSchema = (count: number) => ({
  type: "object",
  properties: {
    rows: {
      type: "array",
      minItems: count,
      maxItems: count,
      items: {
        type: "object",
        properties: { prompt: { type: "string" }, completion: { type: "string" } },
        required: ["prompt", "completion"],
        additionalProperties: false,
      },
    },
  },
  required: ["rows"],
  additionalProperties: false,
});

interface ChatAnswer {
  choices: { message: { content: string }; finish_reason: string }[];
  usage?: { prompt_tokens: number; completion_tokens: number };
  error?: { message: string; type: string; code: string; param: string | null };
}

async function chat(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ model: "seedling-1", messages: [{ role: "user", content: "Topic: tide tables" }], ...body }),
  });
  const answer: ChatAnswer = await response.json();
  return { status: response.status, headers: response.headers, answer, content: answer.choices?.[0]?.message.content ?? "" };
}

const withSchema = (count: number) => ({
  response_format: { type: "json_schema", json_schema: { name: "rows", strict: true, schema: rowsSchema(count) } },
});

describe("OpenAI chat completions", () => {
  test("gives as many distinct pairs about the topic as the schema asks, and others at the next request", async () => {
    const first = await chat(withSchema(5));
    const second = await chat(withSchema(5));
    const rows: { prompt: string; completion: string }[] = [first, second].flatMap(({ content }) => JSON.parse(content).rows);
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map((row) => row.prompt)).size).toBe(10);
    for (const row of rows) expect(row.prompt).toContain("tide tables");
    expect(first.answer.choices[0]?.finish_reason).toBe("stop");
    expect(first.answer.usage?.completion_tokens).toBeGreaterThan(50);
    server.reset();
    expect((await chat(withSchema(5))).content).toBe(first.content);
  });

  test("reads the number and the schema off the text when no format is given", async () => {
    const content = `Topic: tides\nReturn exactly 3 rows.\nAnswer with JSON that fits this JSON Schema: ${JSON.stringify({
      type: "object",
      properties: { rows: { type: "array", items: { type: "object", properties: { prompt: {}, completion: {} } } } },
    })}`;
    const answer = await chat({ messages: [{ role: "user", content }] });
    expect(JSON.parse(answer.content).rows).toHaveLength(3);
  });

  test("answers the engine's own prompts in their shape, whether or not the endpoint takes a schema", async () => {
    const messages = [
      { role: "system", content: "You write training examples. You answer with JSON only." },
      {
        role: "user",
        content:
          'Write code for 3 kinds of users.\n\nTopic: Sorting algorithms\n\nExamples:\n{"rows": [{"prompt": "a", "completion": "b"}]}\n\nWrite exactly 4 new pairs about the topic.\n\nRules:\n- Answer with one JSON object: {"rows": [{"prompt": "…", "completion": "…"}]}',
      },
    ];
    const rows = JSON.parse((await chat({ messages })).content).rows;
    expect(rows).toHaveLength(4);
    expect(rows[0].prompt).toContain("Sorting algorithms");
    expect(rows[0].completion).toContain("python");
  });

  test("gives topics for seeds, one text for a prompt, and a text for a plain request", async () => {
    const seeds = await chat({
      response_format: {
        json_schema: { schema: { type: "object", properties: { seeds: { type: "array", items: { type: "string" }, minItems: 20 } } } },
      },
    });
    expect(new Set(JSON.parse(seeds.content).seeds).size).toBe(20);
    const prompt = await chat({
      response_format: { json_schema: { schema: { type: "object", properties: { prompt: { type: "string" } } } } },
    });
    expect(JSON.parse(prompt.content).prompt).toContain("tide tables");
    expect((await chat({})).content).toContain("tide tables");
  });

  test("checks the key, the model and the body, in OpenAI's error shape", async () => {
    server.configure({ apiKey: "right" });
    expect((await chat({})).status).toBe(401);
    const wrong = await chat({}, { authorization: "Bearer wrong" });
    expect([wrong.status, wrong.answer.error?.type]).toEqual([401, "invalid_request_error"]);
    const right = { authorization: "Bearer right" };
    expect((await chat({}, right)).status).toBe(200);
    const unknown = await chat({ model: "gpt-nowhere" }, right);
    expect([unknown.status, unknown.answer.error?.code]).toEqual([404, "model_not_found"]);
    expect((await chat({ messages: [] }, right)).status).toBe(400);
    const models = await fetch(`${server.url}/v1/models`, { headers: right });
    expect((await models.json()).data.map((model: { id: string }) => model.id)).toEqual(["seedling-1", "seedling-mini"]);
  });

  test("refuses parameters as told, in words that name them", async () => {
    server.configure({ refuses: ["json_schema", "max_tokens"] });
    const schema = await chat(withSchema(2));
    expect([schema.status, schema.answer.error?.param]).toEqual([400, "json_schema"]);
    expect((await chat({ max_tokens: 5 })).answer.error?.message).toContain("max_completion_tokens");
    expect((await chat({ model: "seedling-1+no-temperature", temperature: 1 })).status).toBe(400);
  });

  test("spoils answers as the request's header or model id says", async () => {
    expect((await chat(withSchema(2), { "x-fault": "fences" })).content).toMatch(/^```json\n\{/);
    const cut = await chat({ model: "seedling-1+truncate", ...withSchema(4) });
    expect(cut.answer.choices[0]?.finish_reason).toBe("length");
    expect(() => JSON.parse(cut.content)).toThrow();
    expect(JSON.parse((await chat({ model: "seedling-1+too-few", ...withSchema(4) })).content).rows).toHaveLength(3);
    const [wrong] = JSON.parse((await chat({ model: "seedling-1+wrong-keys", ...withSchema(1) })).content).rows;
    expect(Object.keys(wrong)).toEqual(["prompt_text", "completion_text"]);
    const once = (await chat(withSchema(2))).content;
    expect((await chat({ model: "seedling-1+repeat", ...withSchema(2) })).content).toBe(once);
    const near = (await chat({ model: "seedling-1+near-repeat", ...withSchema(2) })).content;
    expect(near).toBe(once.replaceAll('"prompt":"', '"prompt":"Please: '));
    expect((await chat({ model: "seedling-1+no-usage" })).answer.usage).toBeUndefined();
  });

  test("draws faults by chance the same way for the same seed", async () => {
    const draw = async () => {
      server.configure({ seed: 7, faults: { "server-error": { probability: 0.5 } } });
      const statuses: number[] = [];
      for (let request = 0; request < 12; request++) statuses.push((await chat({})).status);
      return statuses;
    };
    const first = await draw();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await draw()).toEqual(first);
    server.configure({ faults: { "server-error": { every: 3 } } });
    expect(await Promise.all([0, 1, 2].map(async () => (await chat({})).status))).toContain(500);
  });

  test("limits what is in flight and what comes in a minute, and says how long to wait", async () => {
    server.configure({ capacity: 2, latencyMs: 1_000, retryAfterSeconds: 3 });
    const answers = await Promise.all([0, 1, 2, 3].map(() => chat({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("3");
    server.configure({ capacity: null, latencyMs: 0, requestsPerMinute: 1, retryHeader: "x-ratelimit-reset" });
    const first = await chat({});
    const second = await chat({});
    expect([first.status, second.status]).toEqual([200, 429]);
    expect(second.headers.get("x-ratelimit-reset-requests")).toMatch(/^\d+s$/);
  });

  test("resets the socket, and answers HTML", async () => {
    await expect(chat({ model: "seedling-1+reset" })).rejects.toThrow();
    const page = await fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "x-fault": "html" },
      body: JSON.stringify({ model: "seedling-1", messages: [{ role: "user", content: "hello" }] }),
    });
    expect(page.headers.get("content-type")).toBe("text/html");
  });
});

test("counts what it served and keeps the last requests", async () => {
  server.configure({ latencyMs: 1_000 });
  await Promise.all([chat({}), chat({})]);
  await chat({ model: "nowhere" });
  const stats = await (await fetch(`${server.url}/stats`)).json();
  expect(stats).toMatchObject({ requests: 3, served: 2, refused: { model: 1 }, inFlight: 0, maxInFlight: 2 });
  expect(stats.outputTokens).toBeGreaterThan(0);
  server.configure({ latencyMs: 0 });
  for (let request = 0; request < 50; request++) await chat({ user: `number ${request}` });
  const kept = await (await fetch(`${server.url}/requests`)).json();
  expect(kept).toHaveLength(50);
  expect(JSON.parse(kept[0].body).user).toBe("number 0");
});

test("takes settings over HTTP and refuses unknown ones", async () => {
  const post = (body: object) => fetch(`${server.url}/control`, { method: "POST", body: JSON.stringify(body) });
  expect((await post({ apiKey: "k" })).status).toBe(200);
  expect((await chat({})).status).toBe(401);
  expect((await post({ nonsense: 1 })).status).toBe(400);
});

describe("Bedrock", () => {
  const now = "20260101T120000Z";
  const signed = (service = "bedrock") => ({
    "x-amz-date": now,
    authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/${service}/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=${"0a".repeat(32)}`,
  });
  const call = (modelId: string, body: object, headers: Record<string, string> = signed()) =>
    fetch(`${server.url}/model/${encodeURIComponent(modelId)}/converse`, { method: "POST", headers, body: JSON.stringify(body) });
  const messages = [{ role: "user", content: [{ text: "Topic: tide tables" }] }];
  const toolConfig = {
    tools: [{ toolSpec: { name: "rows", inputSchema: { json: rowsSchema(4) } } }],
    toolChoice: { tool: { name: "rows" } },
  };

  test("answers with the tool's input when a tool is given, else with text", async () => {
    const tool = await (await call("amazon.nova-lite-v1:0", { messages, toolConfig })).json();
    expect(tool.stopReason).toBe("tool_use");
    expect(tool.output.message.content[0].toolUse.input.rows).toHaveLength(4);
    expect(tool.usage.totalTokens).toBe(tool.usage.inputTokens + tool.usage.outputTokens);
    const text = await (await call("amazon.nova-lite-v1:0", { messages })).json();
    expect(text.output.message.content[0].text).toContain("tide tables");
    expect(text.stopReason).toBe("end_turn");
  });

  test("wants a signature of the right form, and scope", async () => {
    const missing = await call("amazon.nova-lite-v1:0", { messages }, {});
    expect([missing.status, missing.headers.get("x-amzn-errortype")]).toEqual([403, "UnrecognizedClientException"]);
    expect((await call("amazon.nova-lite-v1:0", { messages }, signed("s3"))).status).toBe(403);
    expect((await call("amazon.nova-lite-v1:0", { messages }, { ...signed(), "x-amz-date": "20260102T120000Z" })).status).toBe(403);
    const malformed = { ...signed(), authorization: signed().authorization.replace("0a0a", "ZZZZ") };
    expect((await call("amazon.nova-lite-v1:0", { messages }, malformed)).status).toBe(403);
    expect((await fetch(`${server.url}/foundation-models`)).status).toBe(403);
    server.configure({ accessKeyId: "ANOTHER" });
    expect((await call("amazon.nova-lite-v1:0", { messages })).status).toBe(403);
  });

  test("refuses a model on demand that needs an inference profile, and takes the profile", async () => {
    const id = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    const refused = await call(id, { messages });
    expect([refused.status, refused.headers.get("x-amzn-errortype")]).toEqual([400, "ValidationException"]);
    expect((await refused.json()).message).toContain("on-demand throughput isn’t supported");
    expect((await call(`us.${id}`, { messages })).status).toBe(200);
  });

  test("refuses tools and extra fields that the model does not have", async () => {
    expect((await call("meta.llama3-8b-instruct-v1:0", { messages, toolConfig })).status).toBe(400);
    expect((await call("meta.llama3-8b-instruct-v1:0", { messages, additionalModelRequestFields: { top_k: 5 } })).status).toBe(400);
    expect((await call("anthropic.claude-3-haiku-20240307-v1:0", { messages, additionalModelRequestFields: { top_k: 5 } })).status).toBe(
      200,
    );
  });

  test("lists models and profiles", async () => {
    const models = await (await fetch(`${server.url}/foundation-models`, { headers: signed() })).json();
    expect(
      models.modelSummaries.some(
        (model: { inferenceTypesSupported: string[] }) => model.inferenceTypesSupported[0] === "INFERENCE_PROFILE",
      ),
    ).toBe(true);
    const profiles = await (await fetch(`${server.url}/inference-profiles?maxResults=100`, { headers: signed() })).json();
    expect(profiles.inferenceProfileSummaries[0].inferenceProfileId).toMatch(/^us\./);
  });
});

describe("what load there was", () => {
  test("counts calls by their id, and measures what was in flight and how long it took", async () => {
    server.configure({ latencyMs: 100 });
    const id = { "x-client-request-id": "a call" };
    await Promise.all([chat({}, id), chat({}, { "x-client-request-id": "another" })]);
    await chat({}, id);
    const stats = server.stats();
    expect(stats.calls).toEqual({ distinct: 2, repeated: 1 });
    expect(stats.meanLatencyMs).toBeGreaterThanOrEqual(95);
    expect(stats.maxLatencyMs).toBeGreaterThanOrEqual(stats.meanLatencyMs);
    expect(stats.meanInFlight).toBeGreaterThan(0);
    expect(stats.meanInFlight).toBeLessThan(2);
    expect(stats.lastLeftAt).toBeGreaterThan(stats.firstRequestAt ?? 0);
  });

  test("says with every answer what is left of the minute's requests, as OpenAI does", async () => {
    server.configure({ requestsPerMinute: 2, rateHeaders: true, retryHeader: "none" });
    const answers = [await chat({}), await chat({}), await chat({})];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    const header = (name: string) => answers.map(({ headers }) => headers.get(`x-ratelimit-${name}-requests`));
    expect(header("limit")).toEqual(["2", "2", "2"]);
    expect(header("remaining")).toEqual(["1", "0", "0"]);
    for (const reset of header("reset")) expect(reset).toMatch(/^(?:59(?:\.\d+)?s|1m0s)$/);
    expect(answers[2]?.headers.get("retry-after")).toBeNull();
  });
});
