import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { Actor } from "../accounts/actor.ts";
import { createApiKey } from "../api-keys/api-keys.ts";
import { createConnection, findConnection } from "../connections/connections.ts";
import { closeProviders, openProvider } from "../connections/provider.ts";
import { connectionInput } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { prepareExport } from "../export/stored/prepare-export.ts";
import type { Engine } from "../generation/engine.ts";
import { planGeneration } from "../generation/planning.ts";
import { makeUser, startEngine, untilStatus } from "../generation/test-support.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../jobs/queue.ts";
import { OPERATIONS } from "./operations/index.ts";
import { serve } from "./serve.ts";
import { type Client, call, clientOf } from "./test-support.ts";

// Autotune's calls, one after the other, as a program makes them.

let client: Client;
let stranger: Client;
let server: InferenceServer;
let engine: Engine;
let connection_id = "";
let key = "";

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  shareQueue(await openQueue({ worker: true }));
  const owner = await makeUser("owner");
  const member: Actor = await makeUser();
  client = await clientOf(member, "completions.write");
  ({ key } = await createApiKey(member, { name: "form", scopes: ["completions.write"], expiresAt: null }));
  stranger = await clientOf(await makeUser(), "completions.write");
  server = await startInferenceServer();
  const input = { name: "S", provider: "openai", preset: "other", baseUrl: `${server.url}/v1`, apiKey: "sk", headers: [] };
  connection_id = (await createConnection(owner, connectionInput.parse(input))).id;
  const provider = openProvider(await findConnection(connection_id));
  engine = startEngine((request, signal) => provider.complete(request, signal));
});

afterAll(async () => {
  await engine.stop(1_000);
  await closeProviders();
  await server.close();
  await closeQueue();
  await database().$disconnect();
});

const CONFIG = {
  name: "Questions",
  system_prompt: "",
  user_prompt_template: "{{workflow.user_prompt}}",
  schema_example: { question: "Why?", answer: "Because." },
};

const read = (body: unknown, ...path: string[]): unknown => path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), body);
const idOf = (body: unknown, ...path: string[]) => String(read(body, ...path));

async function make(): Promise<string> {
  const workflow = {
    workflow_name: "W",
    workflow_config: CONFIG,
    total_examples: 20,
    tags: ["a", "b"],
    llm_model: "seedling-1",
    connection_id,
  };
  const made = await client("POST", "/v1/workflow/create", { workflow, user_prompt: "Questions about rain." });
  expect(made).toMatchObject({ status: 201, body: { workflow: { status: "SETUP", split: [80, 10, 10] }, prompt: { source: "create" } } });
  return idOf(made.body, "workflow", "id");
}

test("config, create, iterate twice with feedback, generate, status, data", async () => {
  const config = await client("POST", "/v1/workflow/config", CONFIG);
  expect(config).toMatchObject({
    status: 201,
    body: { message: "The config “Questions” is made.", config: { temperature: 1, fields: [{ name: "question" }, { name: "answer" }] } },
  });
  const id = await make();
  const changed = await client("PUT", `/v1/workflow/${id}`, { workflow_config: idOf(config.body, "config", "id"), total_examples: 30 });
  expect(changed).toMatchObject({
    status: 200,
    body: { workflow: { total_examples: 30, workflow_config: idOf(config.body, "config", "id") } },
  });

  const first = await client("POST", `/v1/workflow/iterate/${id}`, { total_examples: 4, batch_size: 2 });
  expect(first).toMatchObject({ status: 200, body: { iteration_cost: null, message: "" } });
  const samples = read(first.body, "data");
  if (!Array.isArray(samples)) throw new Error("a list was expected");
  // As they came, with a label.
  const examples = samples.map((sample: object, index) => ({ ...sample, label: index === 0 ? "bad" : "good", reason: "so it is" }));
  const second = await client("POST", `/v1/workflow/iterate/${id}`, { examples, total_examples: 3, user_prompt: "Questions about snow." });
  expect(second.status).toBe(200);
  expect(read((await client("GET", `/v1/workflow/examples/${id}`)).body, "examples")).toHaveLength(7);
  expect((await client("GET", `/v1/workflow/prompt/${id}`)).body).toMatchObject({ prompts: [{ text: "Questions about snow." }, {}] });

  const generated = await client("POST", `/v1/workflow/generate/${id}`, { batch_size: 5 });
  expect(generated).toMatchObject({ status: 202, body: { workflow_id: id, expected_cost: null } });
  const taskId = idOf(generated.body, "task_id");
  await planGeneration(taskId);
  await untilStatus(taskId, "completed");
  for (const method of ["GET", "POST"])
    expect((await client(method, `/v1/workflow/status/${id}`)).body).toMatchObject({
      status: "IDLE",
      tasks: [{ id: taskId, percentage: 100 }],
    });
  expect(await client("GET", `/v1/generations/${taskId}`)).toMatchObject({ status: 200, body: { accepted: 30 } });

  const asked = client("POST", "/v1/workflow/data", { workflow_id: id });
  while ((await database().export.count({ where: { status: "preparing" } })) < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const { id: exportId } of await database().export.findMany())
    await prepareExport(exportId, { signal: new AbortController().signal });
  const data = await asked;
  expect(data).toMatchObject({ status: 200, body: { status: "ready", rows: 30 } });
  const link = new URL(idOf(data.body, "csv", "train"));
  const csv = await call("GET", link.pathname);
  expect(csv).toMatchObject({ status: 200, body: expect.stringMatching(/question,answer/) });
  expect(await call("GET", `${link.pathname.slice(0, -3)}AAA`)).toMatchObject({ status: 404, body: { code: "not-found:link" } });
});

test("prompts come as files of a form too", async () => {
  const id = await make();
  const form = new FormData();
  form.append("file", new File(["prompts,example_per_prompt\nFog,2\nHail,3\n"], "p.csv"));
  form.append("prompts", "Dew");
  form.append("example_per_prompt", "4");
  const request = new Request(`http://studio/v1/workflow/generate/${id}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  const answer = await serve(OPERATIONS, request, "request-2");
  expect(await answer.json()).toMatchObject({ message: "9 rows are being made from 3 prompts." });
});

test("list, find by all tags, copy, change, delete", async () => {
  const id = await make();
  const copy = await client("PUT", `/v1/workflow/duplicate/${id}`);
  expect(copy).toMatchObject({ status: 201, body: { workflow: { workflow_name: "W (copy)" } } });
  const tags = { tags: ["only-here", "b"] };
  expect(await client("PUT", `/v1/workflow/${id}`, tags)).toMatchObject({ status: 200, body: { workflow: tags } });
  expect((await client("GET", "/v1/workflow/q?tags=only-here,b")).body).toMatchObject({ workflows: [{ id }] });
  expect((await client("GET", "/v1/workflow/q?tags=only-here,a")).body).toEqual({ workflows: [] });
  expect(read((await client("GET", "/v1/workflow")).body, "workflows", "length")).toBeGreaterThan(1);
  expect(await client("DELETE", `/v1/workflow/${id}`)).toMatchObject({ status: 204 });
  expect(await client("GET", `/v1/workflow/${id}`)).toMatchObject({ status: 404, body: { code: "not-found:workflow" } });
});

test("what is wrong is named, and what is another's is not found", async () => {
  const id = await make();
  const create = (change: object) =>
    client("POST", "/v1/workflow/create", {
      workflow: { workflow_name: "W", workflow_config: CONFIG, total_examples: 20, tags: ["a"], llm_model: "m", ...change },
      user_prompt: "x",
    });
  const wrong: [object, string][] = [
    [{ split: [80, 10, 20] }, "workflow.split"],
    [{ tags: [] }, "workflow.tags"],
    [{ total_examples: 0 }, "workflow.total_examples"],
    [{ workflow_config: "x" }, "workflow.workflow_config"],
    [{ workflow_config: { ...CONFIG, schema_example: "x" } }, "workflow.workflow_config"],
    [{ workflow_config: { ...CONFIG, schema_example: {} } }, "schema_example"],
    [{ type: "other" }, "workflow.type"],
  ];
  for (const [change, field] of wrong) expect(await create(change), field).toMatchObject({ status: 400, body: { field } });
  expect(await client("POST", `/v1/workflow/generate/${id}`, { files: [{ name: "p.csv", text: "x\n1" }] })).toMatchObject({
    ...{ status: 400, body: { code: "bad-input:prompts", detail: "“p.csv” has no column named prompts. Its first line names: x." } },
  });
  expect(await client("GET", "/v1/workflow/q?tags=")).toMatchObject({ status: 400 });
  const paths: [string, string, object?][] = [
    ["GET", `/v1/workflow/${id}`],
    ["PUT", `/v1/workflow/${id}`, {}],
    ["DELETE", `/v1/workflow/${id}`],
    ["PUT", `/v1/workflow/duplicate/${id}`],
    ["POST", `/v1/workflow/iterate/${id}`, {}],
    ["POST", `/v1/workflow/generate/${id}`, {}],
    ["GET", `/v1/workflow/status/${id}`],
    ["GET", `/v1/workflow/prompt/${id}`],
    ["GET", `/v1/workflow/examples/${id}`],
    ["POST", "/v1/workflow/data", { workflow_id: id }],
  ];
  for (const [method, path, body] of paths) expect(await stranger(method, path, body), `${method} ${path}`).toMatchObject({ status: 404 });
});
