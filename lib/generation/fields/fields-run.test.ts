import { Ajv } from "ajv";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../../e2e/inference-server/settings.ts";
import type { Actor } from "../../accounts/actor.ts";
import { database } from "../../db/client.ts";
import { openPlain } from "../../export/plain.ts";
import { memoryStore } from "../../inference/capabilities.ts";
import { createOpenAiProvider } from "../../inference/openai-compatible.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../../jobs/queue.ts";
import { countCoverage } from "../count-coverage.ts";
import { newField, type OutputField } from "../output-fields.ts";
import { retryFailedCalls } from "../retry.ts";
import { listRows } from "../rows.ts";
import {
  type Complete,
  distinct,
  findWrongCounts,
  makeRunning,
  makeUser,
  reply,
  rowsPurpose,
  type Shape,
  startEngine,
  untilStatus,
} from "../test-support.ts";
import { toJsonSchema } from "./json-schema.ts";

// Whole runs with rows of other shapes: on a real database, against an endpoint that answers badly.

let actor: Actor;
let server: InferenceServer;

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  shareQueue(await openQueue({ worker: true }));
  actor = await makeUser();
  server = await startInferenceServer();
});

afterAll(async () => {
  await server.close();
  await closeQueue();
  await database().$disconnect();
});

beforeEach(() => {
  server.configure(DEFAULT_SETTINGS);
  server.reset();
});

const NESTED: OutputField[] = [
  newField("question"),
  { ...newField("difficulty", "integer"), allowed: ["1", "2", "3"] },
  { ...newField("sure", "boolean"), required: false },
  { ...newField("answer", "object"), fields: [newField("text"), { ...newField("sources", "array"), required: false }] },
];
const LABELS = ["positive", "negative", "neutral"];
const CLASSES: OutputField[] = [newField("text"), { ...newField("label"), allowed: LABELS, balanced: true }];

async function make(shape: Shape): Promise<string> {
  const id = await makeRunning(actor, { modelId: "seedling-1", provider: "openai", threshold: 0.8, ...shape });
  const provider = createOpenAiProvider({ baseUrl: `${server.url}/v1`, capabilities: memoryStore() });
  // One at a time, so that the faults strike in the same order always.
  const engine = startEngine((request, signal) => provider.complete(request, signal), { cap: 1 });
  await untilStatus(id, "completed", "incomplete");
  await engine.stop(1_000);
  await provider.close();
  return id;
}

const rowsIn = async (id: string) => (await listRows(actor, id, { limit: 500 })).rows;
const tally = (values: readonly unknown[]) =>
  Object.fromEntries([...Map.groupBy(values, String)].map(([value, all]) => [value, all.length]));

test.each([
  ["as a schema", []],
  ["in JSON mode", ["json_schema"] as const],
  ["in words only", ["json_schema", "json_object"] as const],
])("rows with nested fields, asked for %s: bad ones are never stored, and the number is right", async (_name, refuses) => {
  server.configure({
    ...DEFAULT_SETTINGS,
    refuses: [...refuses],
    faults: { misfit: { probability: 0.5 }, "trailing-commas": { every: 7 }, truncate: { every: 9 } },
  });
  const id = await make({ seeds: 3, rowsPerSeed: 20, rowsPerCall: 5, outputFields: NESTED });
  const rows = await rowsIn(id);
  expect(rows).toHaveLength(60);
  const fits = new Ajv().compile(toJsonSchema(NESTED));
  for (const { data } of rows) {
    expect(fits(data), JSON.stringify(data)).toBe(true);
    expect(Object.keys(data)).toEqual(["question", "difficulty", "sure", "answer"]);
  }
  const generation = await database().generation.findUniqueOrThrow({ where: { id } });
  expect(generation).toMatchObject({ status: "completed", accepted: 60, missing: 0 });
  expect(generation.invalid).toBeGreaterThan(5);
  expect(await findWrongCounts(id)).toEqual([]);
  let csv = "";
  for await (const piece of await openPlain(id, "csv")) csv += Buffer.from(piece).toString();
  expect(csv.split("\r\n")[0]).toBe("question,difficulty,sure,answer");
  expect(csv).toContain('"{""text"":');
});

test("a set of three balanced labels and two attributes: equal shares of each, whatever was refused on the way", async () => {
  server.configure({
    ...DEFAULT_SETTINGS,
    faults: { misfit: { every: 3 }, repeat: { every: 5 }, "too-few": { every: 4 }, "server-error": { every: 11 } },
  });
  const attributes = [
    { name: "tone", values: ["calm", "upset"] },
    { name: "length", values: ["short", "long"] },
  ];
  const id = await make({ seeds: 4, rowsPerSeed: 31, rowsPerCall: 4, outputFields: CLASSES, attributes });
  const rows = await rowsIn(id);
  expect(rows).toHaveLength(124);
  const counts = Object.values(tally(rows.map(({ data }) => data.label)));
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  // Each row has what its call was asked for, and the model was told of it.
  for (const { data, attributes: own } of rows) {
    expect(data.label).toBe(own?.label);
    for (const said of [`tone: ${own?.tone}`, `length: ${own?.length}`, `label: ${own?.label}`]) expect(String(data.text)).toContain(said);
  }
  const coverage = await countCoverage(id);
  expect(coverage.values.map(({ name }) => name)).toEqual(["label", "tone", "length"]);
  expect(coverage.values[0]?.values.map(({ accepted }) => accepted).toSorted()).toEqual(counts.toSorted());
  expect(coverage.combinations).toHaveLength(12);
  for (const { accepted } of coverage.combinations) expect(Math.abs(accepted - 124 / 12)).toBeLessThanOrEqual(5);
  expect(coverage.combinations.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(124);
  expect(await findWrongCounts(id)).toEqual([]);
});

test("another label than the call's is invalid, and what a failed call was to bring is retried with its label", async () => {
  const shape = { seeds: 2, rowsPerSeed: 9, rowsPerCall: 3, outputFields: CLASSES } as const;
  const id = await makeRunning(actor, shape);
  let wrong = 0;
  const complete: Complete = async (request) => {
    const { topic, count, batch, attributes } = rowsPurpose(request);
    const label = attributes?.label ?? "";
    if (label === "neutral") return reply([], { finishReason: "content-filter" });
    const other = label === "positive" && wrong++ < 2 ? "negative" : label;
    return reply(Array.from({ length: count }, (_, index) => ({ text: `${topic} ${batch} ${index}`, label: other })));
  };
  const engine = startEngine(complete);
  await untilStatus(id, "incomplete");
  await engine.stop(1_000);
  expect(tally((await rowsIn(id)).map(({ data }) => data.label))).toEqual({ positive: 6, negative: 6 });
  expect((await database().generation.findUniqueOrThrow({ where: { id } })).invalid).toBe(6);

  expect(await retryFailedCalls(actor, id)).toBe(6);
  const labels = new Set<string | undefined>();
  const again = startEngine(async (request) => {
    const { topic, count, batch, attributes } = rowsPurpose(request);
    labels.add(attributes?.label);
    return reply(Array.from({ length: count }, (_, index) => ({ text: `Again ${topic} ${batch} ${index}`, label: attributes?.label })));
  });
  await untilStatus(id, "completed");
  await again.stop(1_000);
  expect([...labels]).toEqual(["neutral"]);
  expect(tally((await rowsIn(id)).map(({ data }) => data.label))).toEqual({ positive: 6, negative: 6, neutral: 6 });
  expect(await findWrongCounts(id)).toEqual([]);
});

test("rows that a seed was given up for are retried with the values that they were to have", async () => {
  const id = await makeRunning(actor, { seeds: 1, rowsPerSeed: 6, rowsPerCall: 2, outputFields: CLASSES });
  const only: Complete = async (request) => {
    const { count, batch, attributes } = rowsPurpose(request);
    const text = (index: number) => (attributes?.label === "neutral" ? "The same text again and again" : `Text ${batch} ${index}`);
    return reply(Array.from({ length: count }, (_, index) => ({ text: text(index), label: attributes?.label })));
  };
  const engine = startEngine(only);
  await untilStatus(id, "incomplete");
  await engine.stop(1_000);
  expect(tally((await rowsIn(id)).map(({ data }) => data.label))).toEqual({ positive: 2, negative: 2, neutral: 1 });
  await retryFailedCalls(actor, id);
  const again = startEngine(async (request) => {
    const { count, batch, attributes } = rowsPurpose(request);
    return reply(Array.from({ length: count }, (_, index) => ({ text: `More ${batch} ${index}`, label: attributes?.label })));
  });
  await untilStatus(id, "completed");
  await again.stop(1_000);
  expect(tally((await rowsIn(id)).map(({ data }) => data.label))).toEqual({ positive: 2, negative: 2, neutral: 2 });
});

test("near copies are found by a row's texts, also by a worker that reads them from the database", async () => {
  const id = await makeRunning(actor, { seeds: 1, rowsPerSeed: 4, rowsPerCall: 2, threshold: 0.8, outputFields: NESTED });
  const row = (question: string, difficulty: number) => ({
    question,
    difficulty,
    sure: null,
    answer: { text: "It rises in the oven.", sources: null },
  });
  const first = "Explain to a newcomer how a sourdough starter is fed during the first week of its life";
  let calls = 0;
  const complete: Complete = async () => {
    calls += 1;
    const others = [`Question number ${calls}: which way does river ${calls} of the ${calls} known ones flow in winter?`];
    return reply([row(first, calls % 3), ...others.map((text) => row(text, 1))].slice(0, 2));
  };
  for (let worker = 0; worker < 2; worker += 1) {
    const engine = startEngine(complete, { cap: 1 });
    await untilStatus(id, ...(worker === 0 ? ["running", "completed", "incomplete"] : ["completed", "incomplete"]));
    await engine.stop(1_000);
  }
  expect((await rowsIn(id)).filter(({ data }) => data.question === first)).toHaveLength(1);
  expect(await findWrongCounts(id)).toEqual([]);
});

test("pairs with attributes stay pairs, and each call has its own", async () => {
  const id = await makeRunning(actor, {
    seeds: 2,
    rowsPerSeed: 6,
    rowsPerCall: 2,
    attributes: [{ name: "persona", values: ["nurse", "pilot", "cook"] }],
  });
  const engine = startEngine(distinct);
  await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect(tally((await rowsIn(id)).map(({ attributes }) => attributes?.persona))).toEqual({ nurse: 4, pilot: 4, cook: 4 });
});
