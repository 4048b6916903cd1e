import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { Actor } from "../accounts/actor.ts";
import { createConnection, findConnection } from "../connections/connections.ts";
import { closeProviders, openProvider } from "../connections/provider.ts";
import { connectionInput } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { cancelGeneration } from "../generation/control.ts";
import { getDraft } from "../generation/drafts.ts";
import type { Engine } from "../generation/engine.ts";
import { planGeneration } from "../generation/planning.ts";
import { findWrongCounts, makeUser, startEngine, untilStatus } from "../generation/test-support.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../jobs/queue.ts";
import { createConfig, deleteConfig, getConfig, listConfigs, updateConfig } from "./configs.ts";
import { addFeedback, listExamples } from "./examples.ts";
import { configBody, createBody, generateBody, iterateBody, workflowChange } from "./forms.ts";
import { estimateTask, generateFromWorkflow } from "./generate.ts";
import { iterateWorkflow } from "./iterate.ts";
import { addPrompt, listPrompts } from "./prompts.ts";
import { workflowStatus } from "./workflow-status.ts";
import { createWorkflow, deleteWorkflow, duplicateWorkflow, getWorkflow, listTags, listWorkflows, updateWorkflow } from "./workflows.ts";

let member: Actor;
let other: Actor;
let server: InferenceServer;
let connection = "";
let engine: Engine;

beforeAll(async () => {
  const url = await useTestDatabase();
  await installQueue(url);
  shareQueue(await openQueue({ worker: true }));
  const owner = await makeUser("owner");
  [member, other] = [await makeUser(), await makeUser()];
  server = await startInferenceServer();
  const input = { name: "S", provider: "openai", preset: "other", baseUrl: `${server.url}/v1`, apiKey: "sk", headers: [] };
  connection = (await createConnection(owner, connectionInput.parse(input))).id;
  const provider = openProvider(await findConnection(connection));
  engine = startEngine((request, signal) => provider.complete(request, signal));
});

beforeEach(() => {
  server.configure({ faults: {} });
  server.reset();
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
  system_prompt: "You write for a museum.",
  user_prompt_template: "{{workflow.user_prompt}} The tone is {{tone}}.",
  schema_example: { question: "How old is the vase?", answer: "About 2,300 years.", difficulty: 2 },
  parameters: { tone: "calm" },
};

const newConfig = (change: object = {}) => createConfig(member, configBody.parse({ ...CONFIG, ...change }));

async function newWorkflow(change: object = {}, actor = member) {
  const body = createBody.parse({
    workflow: {
      workflow_name: "Museum",
      workflow_config: CONFIG,
      total_examples: 12,
      tags: ["museum", "test"],
      llm_model: "seedling-1",
      ...change,
    },
    user_prompt: "Questions that visitors ask about Greek vases.",
  });
  return createWorkflow(actor, body);
}

const iterate = (id: string, body: object = {}, actor = member) => iterateWorkflow(actor, id, iterateBody.parse(body));
const generate = (id: string, body: object = {}) => generateFromWorkflow(member, id, generateBody.parse(body));
const sent = (place: number): string => JSON.stringify(JSON.parse(server.requests().at(place)?.body ?? "{}").messages);

describe("configs", () => {
  test("fields and JSON Schema are read off the sample; a change is checked; workflows keep their copy", async () => {
    const config = await newConfig();
    expect(config).toMatchObject({ temperature: 1, workflows: 0, schema_example: CONFIG.schema_example });
    expect(config.fields.map(({ name, type }) => [name, type])).toEqual([
      ["question", "string"],
      ["answer", "string"],
      ["difficulty", "integer"],
    ]);
    expect(config.json_schema).toMatchObject({ required: ["question", "answer", "difficulty"], additionalProperties: false });
    const { workflow } = await newWorkflow({ workflow_config: config.id });
    await updateConfig(member, config.id, { temperature: 0.2 });
    expect(await getConfig(member, config.id)).toMatchObject({ temperature: 0.2, workflows: 1, name: "Questions" });
    expect((await getWorkflow(member, workflow.id)).config.temperature).toBe(1);
    await updateWorkflow(member, workflow.id, { workflow_config: config.id });
    expect((await getWorkflow(member, workflow.id)).config.temperature).toBe(0.2);
    expect((await deleteConfig(member, config.id)).message).toBe(
      "The config “Questions” is deleted. 1 workflow made with it keeps its copy of it.",
    );
    expect(await getWorkflow(member, workflow.id)).toMatchObject({ workflow_config: null, config: { temperature: 0.2 } });
  });

  test.each([
    [
      { user_prompt_template: "{{workflow.user_prompt}} {{workflow.mood}} {{x}}" },
      "user_prompt_template",
      /names \{\{workflow\.mood\}\}, \{\{x\}\}, which stand for nothing/,
    ],
    [{ schema_example: {} }, "schema_example", /at least one field/],
    [{ schema_example: { a: 1 } }, "schema_example", /text/],
    [{ schema_example: { "a b": "x" } }, "schema_example", /“a b”: Use letters/],
    [{ schema_example: { a: ["x", 1] } }, "schema_example", /different kinds/],
  ])("%j is refused", async (change, field, message) => {
    await expect(newConfig(change)).rejects.toMatchObject({ code: "bad-input:config", field, message: expect.stringMatching(message) });
  });
});

describe("workflows", () => {
  test("a config that is given itself is stored with the workflow, or neither is", async () => {
    const before = (await listConfigs(member)).length;
    const bad = { examples: [{ text: { question: "Q" }, label: "good", reason: "" }] };
    await expect(newWorkflow(bad)).rejects.toMatchObject({ code: "bad-input:examples", message: "Example 1: Write the answer." });
    expect(await listConfigs(member)).toHaveLength(before);
    const { workflow, prompt } = await newWorkflow();
    expect(workflow).toMatchObject({ status: "SETUP", split: [80, 10, 10], type: "complete", workflow_cost: 0, connection_id: connection });
    expect(prompt).toMatchObject({ source: "create", text: workflow.user_prompt });
    expect(await listConfigs(member)).toHaveLength(before + 1);
  });

  test("found by all of the tags, changed, copied with its examples, deleted", async () => {
    const { workflow } = await newWorkflow({ tags: ["one", "two", "one"], examples: [{ text: "a text", label: "bad", reason: "no row" }] });
    expect(workflow.tags).toEqual(["one", "two"]);
    expect((await listWorkflows(member, { tags: ["two", "one"] })).map(({ id }) => id)).toEqual([workflow.id]);
    expect(await listWorkflows(member, { tags: ["one", "three"] })).toEqual([]);
    expect(await listWorkflows(other)).toEqual([]);
    expect(await listTags(member)).toContain("one");
    const changed = await updateWorkflow(
      member,
      workflow.id,
      workflowChange.parse({ workflow_name: "Vases", split: [70, 20, 10], tags: ["x"] }),
    );
    expect(changed).toMatchObject({ workflow_name: "Vases", split: [70, 20, 10], tags: ["x"], total_examples: 12 });
    const copy = await duplicateWorkflow(member, workflow.id);
    expect(copy).toMatchObject({ workflow_name: "Vases (copy)", examples: 1, status: "SETUP", user_prompt: workflow.user_prompt });
    const [example] = await listExamples(member, copy.id);
    const [prompt] = await listPrompts(member, copy.id);
    expect(example).toMatchObject({ text: "a text", label: "bad", reason: "no row", prompt_id: prompt?.id });
    await deleteWorkflow(member, workflow.id);
    await expect(getWorkflow(member, workflow.id)).rejects.toMatchObject({ code: "not-found:workflow" });
    expect(await listExamples(member, copy.id)).toHaveLength(1);
  });

  test("what is another's is not found", async () => {
    const { workflow } = await newWorkflow();
    const config = workflow.workflow_config ?? "";
    const calls = [
      () => getConfig(other, config),
      () => updateConfig(other, config, {}),
      () => deleteConfig(other, config),
      () => newWorkflow({ workflow_config: config }, other),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "not-found:config" });
    const { id } = workflow;
    const reads = [
      () => getWorkflow(other, id),
      () => updateWorkflow(other, id, {}),
      () => deleteWorkflow(other, id),
      () => duplicateWorkflow(other, id),
      () => listPrompts(other, id),
      () => addPrompt(other, id, "x"),
      () => listExamples(other, id),
      () => addFeedback(other, id, [{ text: "x" }]),
      () => workflowStatus(other, id),
      () => iterate(id, {}, other),
      () => generateFromWorkflow(other, id, generateBody.parse({})),
      () => getWorkflow(member, "no-id"),
    ];
    for (const call of reads) await expect(call()).rejects.toMatchObject({ code: "not-found:workflow" });
  });
});

describe("samples", () => {
  test("feedback changes what is there, once, and tells the next sample what to do and what to avoid", async () => {
    const { workflow } = await newWorkflow();
    const first = await iterate(workflow.id, { total_examples: 6, batch_size: 3 });
    expect(first).toMatchObject({ iteration_cost: null, workflow_cost: null, estimated_dataset_cost: null, message: "" });
    expect(first.data).toHaveLength(6);
    expect(Object.keys(first.data[0]?.text ?? {})).toEqual(["question", "answer", "difficulty"]);
    expect(server.stats().requests).toBe(2);
    expect(sent(0)).toContain("You write for a museum.");
    expect(sent(0)).toContain("Questions that visitors ask about Greek vases. The tone is calm.");
    expect((await workflowStatus(member, workflow.id)).status).toBe("ITERATION");

    const [good, bad] = first.data;
    const examples = [
      { example_id: good?.example_id, label: "👍", reason: "just right" },
      { example_id: bad?.example_id, label: "negative", reason: "far too dry" },
      { text: JSON.stringify({ difficulty: 1, answer: "Terracotta.", question: "What is it made of?" }), label: "good", reason: "" },
    ];
    const second = await iterate(workflow.id, { total_examples: 3, examples, user_prompt: "Only questions by children." });
    await iterate(workflow.id, { total_examples: 1, examples });
    const stored = await listExamples(member, workflow.id);
    expect(stored).toHaveLength(6 + 1 + 3 + 1);
    expect(stored.filter(({ source }) => source === "given")).toMatchObject([{ label: "good", text: { question: "What is it made of?" } }]);
    expect(stored.find(({ example_id }) => example_id === bad?.example_id)).toMatchObject({ label: "negative", reason: "far too dry" });
    expect(sent(2)).toContain("refused because: far too dry");
    expect(sent(2)).toContain("What was liked about the examples; do more of it:\\n- just right");
    expect(sent(2)).toContain("Only questions by children.");
    expect(sent(2)).toContain("Terracotta.");
    const prompts = await listPrompts(member, workflow.id);
    expect(prompts.map(({ source }) => source)).toEqual(["iterate", "create"]);
    expect(second.data[0]?.prompt_id).toBe(prompts[0]?.id);
    const samples = stored.map(({ text }) => JSON.stringify(text));
    expect(new Set(samples).size).toBe(samples.length);
  });

  test("with half of all that can go wrong a sample is still whole, and no bad item takes others with it", async () => {
    const { workflow } = await newWorkflow();
    server.configure({
      faults: { misfit: { every: 2 }, "server-error": { every: 5 }, truncate: { every: 7 }, "trailing-commas": { every: 3 } },
    });
    const { data, message } = await iterate(workflow.id, { total_examples: 12, batch_size: 4 });
    expect(message).toBe("");
    expect(data).toHaveLength(12);
    const line = await database().workflowIteration.findFirstOrThrow({ where: { workflowId: workflow.id } });
    expect(line).toMatchObject({ asked: 12, made: 12 });
    expect(line.invalid).toBeGreaterThan(0);
    expect(line.outputTokens).toBeGreaterThan(0);
  });

  test("a model that only repeats itself gives what it has, and the answer says why there is no more", async () => {
    const { workflow } = await newWorkflow({ llm_model: "seedling-1+repeat" });
    const { data, message } = await iterate(workflow.id, { total_examples: 10 });
    expect(data.length).toBeGreaterThan(0);
    expect(data.length).toBeLessThan(10);
    expect(message).toMatch(/^\d of 10 rows\. .*repeated earlier ones/);
  });

  test("a model that fails says so; what was told of examples is kept", async () => {
    const { workflow } = await newWorkflow({ llm_model: "seedling-1+server-error" });
    const examples = [{ text: "Dull", label: "bad", reason: "" }];
    await expect(iterate(workflow.id, { examples })).rejects.toMatchObject({ code: "unavailable:model" });
    expect(await listExamples(member, workflow.id)).toHaveLength(1);
    expect(await getWorkflow(member, workflow.id)).toMatchObject({ status: "SETUP", workflow_cost: 0 });
    const unknown = [{ example_id: "00000000-0000-4000-8000-000000000000", label: "good" }];
    await expect(iterate(workflow.id, { examples: unknown })).rejects.toMatchObject({
      message: expect.stringMatching(/^Example 1: this workflow has no example/),
    });
  });

  test("where the price is known, costs add up", async () => {
    await database().modelPrice.create({
      data: { connectionId: connection, modelId: "seedling-mini", inputPerMillion: 1, outputPerMillion: 2 },
    });
    const { workflow } = await newWorkflow({ llm_model: "seedling-mini", total_examples: 1_000 });
    const first = await iterate(workflow.id);
    const second = await iterate(workflow.id, { total_examples: 2 });
    expect(first.iteration_cost).toBeGreaterThan(0);
    expect(second.workflow_cost).toBeCloseTo((first.iteration_cost ?? 0) + (second.iteration_cost ?? 0), 9);
    expect(first.estimated_dataset_cost ?? 0).toBeGreaterThan((first.iteration_cost ?? 0) * 10);
  });
});

describe("tasks", () => {
  async function finish(taskId: string) {
    await planGeneration(taskId);
    return untilStatus(taskId, "completed", "incomplete", "failed");
  }

  test("prompts have their numbers of rows; samples that were liked are its examples; it is made once", async () => {
    const { workflow } = await newWorkflow({ total_examples: 50 });
    const { data } = await iterate(workflow.id, { total_examples: 4 });
    await addFeedback(member, workflow.id, [
      { example_id: data[0]?.example_id, label: "good" },
      { example_id: data[1]?.example_id, label: "bad", reason: "too long" },
    ]);
    const task_id = "00000000-0000-4000-8000-00000000a001";
    const body = {
      task_id,
      batch_size: 4,
      prompts: ["Amphorae"],
      files: [{ name: "p.csv", text: "prompts,example_per_prompt\nKraters,7\nKylikes,3" }],
      example_per_prompt: 5,
    };
    expect(await estimateTask(member, workflow.id, generateBody.parse(body))).toMatchObject({ rows: 15, prompts: 3 });
    const [task, twin] = await Promise.all([generate(workflow.id, body), generate(workflow.id, body)]);
    expect([task.task_id, twin.task_id]).toEqual([task_id, task_id]);
    expect([task.message, twin.message]).toContain("15 rows are being made from 3 prompts.");
    expect(await workflowStatus(member, workflow.id)).toMatchObject({ status: "GENERATION", tasks: [{ id: task_id, percentage: 0 }] });
    const ended = await finish(task_id);
    expect(ended).toMatchObject({ status: "completed", accepted: 15, workflowId: workflow.id, name: "Museum" });
    expect(await findWrongCounts(task_id)).toEqual([]);
    const seeds = await database().seed.findMany({ where: { generationId: task_id }, orderBy: { position: "asc" } });
    expect(seeds.map(({ text, accepted }) => [text, accepted])).toEqual([
      ["Amphorae", 5],
      ["Kraters", 7],
      ["Kylikes", 3],
    ]);
    const { draft } = await getDraft(member, task_id);
    expect(draft.examples.examples).toEqual([data[0]?.text]);
    expect(draft.prompt.prompt).toContain("refused because: too long");
    expect(draft.prompt.temperature).toBe(1);
    expect(await workflowStatus(member, workflow.id)).toMatchObject({ status: "IDLE", tasks: [{ status: "completed", percentage: 100 }] });
  });

  test("without prompts the user prompt is divided into topics; a few rows need none", async () => {
    const { workflow } = await newWorkflow();
    const small = await generate(workflow.id);
    expect(small.message).toBe("12 rows are being made from the user prompt.");
    expect(await finish(small.task_id)).toMatchObject({ accepted: 12 });
    const large = await generate(workflow.id, { total_examples: 60, batch_size: 10 });
    expect(large.message).toBe("60 rows are being made over 6 topics.");
    expect(await finish(large.task_id)).toMatchObject({ accepted: 60, seedCount: 6, name: "Museum, task 2" });
    expect(await database().workflowIteration.findFirstOrThrow({ where: { workflowId: workflow.id } })).toMatchObject({
      kind: "topics",
      made: 6,
    });
  });

  test("status follows the tasks: failed, and cancelled", async () => {
    const { workflow } = await newWorkflow({ llm_model: "seedling-1+not-json" });
    const task = await generate(workflow.id);
    await finish(task.task_id);
    expect(await workflowStatus(member, workflow.id)).toMatchObject({ status: "FAILED", tasks: [{ status: "failed", percentage: 0 }] });
    const next = await generate(workflow.id);
    await cancelGeneration(member, next.task_id);
    expect((await workflowStatus(member, workflow.id)).status).toBe("IDLE");
    await deleteWorkflow(member, workflow.id);
    expect(await database().generation.findUniqueOrThrow({ where: { id: task.task_id } })).toMatchObject({ workflowId: null });
  });

  test("a prompt that is empty, or a connection that is gone, is said", async () => {
    const { workflow } = await newWorkflow();
    await expect(generate(workflow.id, { prompts: [" "] })).rejects.toMatchObject({ code: "bad-input:prompts" });
    await database().workflow.update({ where: { id: workflow.id }, data: { connectionId: null } });
    await expect(generate(workflow.id)).rejects.toMatchObject({ code: "bad-input:workflow", field: "connection_id" });
  });
});
