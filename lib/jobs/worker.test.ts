import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { Actor } from "../accounts/actor.ts";
import { createConnection, ensureDemoConnection } from "../connections/connections.ts";
import { connectionInput } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { startGeneration } from "../generation/lifecycle.ts";
import { findWrongCounts, makeDraft, makeUser, rest, untilStatus } from "../generation/test-support.ts";
import { fileStorage } from "../storage.ts";
import { installQueue } from "./queue.ts";
import { startWorker, type Worker } from "./worker.ts";

// The whole way, from the start of a draft to the saved dataset, as the worker goes it.

let owner: Actor;
let worker: Worker;
let server: InferenceServer;

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  owner = await makeUser("owner");
  server = await startInferenceServer();
  worker = await startWorker();
});

afterAll(async () => {
  await worker.stop(2_000);
  await server.close();
  await database().$disconnect();
});

async function openAiConnection(name: string) {
  const input = connectionInput.parse({
    name,
    provider: "openai",
    preset: "other",
    baseUrl: `${server.url}/v1`,
    apiKey: "sk-test",
    headers: [],
  });
  return (await createConnection(owner, input)).id;
}

test("the built-in demo makes distinct pairs, and the dataset is saved with its sheet", async () => {
  const connectionId = (await ensureDemoConnection()).id;
  const id = await makeDraft(owner, {
    seeds: ["Lists", "Files", "Dates"],
    rowsPerSeed: 7,
    modelId: "demo-small",
    connectionId,
    threshold: 0.8,
  });
  await startGeneration(owner, id);
  const done = await untilStatus(id, "completed", "incomplete", "failed");
  expect(done).toMatchObject({ status: "completed", accepted: 21, costUsd: 0 });
  expect(await findWrongCounts(id)).toEqual([]);
  const files = await filesOf(id, 2);
  expect(files.map((file) => file.kind)).toEqual(["dataset", "metadata"]);
  const saved = JSON.parse(await readText(files[0]?.key ?? ""));
  expect(saved).toHaveLength(21);
  expect(Object.keys(saved[0])).toEqual(["prompt", "completion"]);
});

test("an OpenAI-compatible endpoint with faults of many kinds: exactly the rows asked for, every one whole", async () => {
  server.configure({
    latencyMs: 5,
    capacity: 6,
    retryAfterSeconds: 0.05,
    faults: {
      "server-error": { every: 7 },
      truncate: { every: 5 },
      repeat: { every: 6 },
      "near-repeat": { every: 10 },
      prose: { every: 4 },
      "trailing-commas": { every: 9 },
      "too-many": { every: 8 },
      "wrong-keys": { every: 11 },
      empty: { every: 13 },
    },
  });
  const shape = { seeds: 8, rowsPerSeed: 15, rowsPerCall: 5, provider: "openai", modelId: "seedling-1", threshold: 0.8 } as const;
  const id = await makeDraft(owner, { ...shape, connectionId: await openAiConnection("Faulty") });
  await startGeneration(owner, id);
  const done = await untilStatus(id, "completed", "incomplete", "failed");
  expect(done).toMatchObject({ status: "completed", accepted: 120, missing: 0 });
  expect(await findWrongCounts(id)).toEqual([]);
  const rows = await database().row.findMany({ where: { generationId: id } });
  for (const { data } of rows) expect(data).toMatchObject({ prompt: expect.stringMatching(/\S/), completion: expect.stringMatching(/\S/) });
  const { refused, damaged } = server.stats();
  expect(Object.keys({ ...refused, ...damaged }).length).toBeGreaterThan(4);
});

test("a refused key pauses at once with the reason", async () => {
  server.reset();
  server.configure({ faults: {}, capacity: null, apiKey: "sk-another" });
  const shape = { seeds: 20, rowsPerSeed: 50, provider: "openai", modelId: "seedling-1" } as const;
  const id = await makeDraft(owner, { ...shape, connectionId: await openAiConnection("Wrong key") });
  await startGeneration(owner, id);
  const paused = await untilStatus(id, "paused");
  expect(paused.statusReason).toMatch(/key/i);
  expect(paused).toMatchObject({ accepted: 0, missing: 0, pending: 1_000 });
  await rest(100);
  expect(server.stats().requests).toBeLessThanOrEqual(8);
});

test("connections to the database that break are made again, and the run goes on", async () => {
  server.configure({ apiKey: null, latencyMs: 20 });
  const shape = { seeds: 10, rowsPerSeed: 40, provider: "openai", modelId: "seedling-1", threshold: 0.8 } as const;
  const id = await makeDraft(owner, { ...shape, connectionId: await openAiConnection("Steady") });
  await startGeneration(owner, id);
  for (let kills = 0; kills < 3; kills += 1) {
    await rest(150);
    await database()
      .$queryRawUnsafe(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      )
      .catch(() => {});
  }
  const done = await untilStatus(id, "completed", "incomplete", "failed");
  expect(done).toMatchObject({ status: "completed", accepted: 400 });
  expect(await findWrongCounts(id)).toEqual([]);
}, 90_000);

async function filesOf(generationId: string, count: number) {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const files = await database().file.findMany({ where: { generationId }, orderBy: { kind: "asc" } });
    if (files.length >= count) return files;
    await rest(50);
  }
  throw new Error("the dataset was not saved");
}

async function readText(key: string): Promise<string> {
  let text = "";
  for await (const chunk of (await fileStorage().read(key)).setEncoding("utf8")) text += chunk;
  return text;
}
