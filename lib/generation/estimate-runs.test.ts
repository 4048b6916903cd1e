import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type EstimatedRun, estimateAndRun } from "../../e2e/estimate-runs.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../e2e/inference-server/settings.ts";
import type { Actor } from "../accounts/actor.ts";
import { closeProviders } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../jobs/queue.ts";
import { makeUser } from "./test-support.ts";

// An estimate is right when it comes within a fifth of what the run then took.

let owner: Actor;
let server: InferenceServer;

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  shareQueue(await openQueue({ worker: true }));
  owner = await makeUser("owner");
  server = await startInferenceServer();
  process.env.AWS_ACCESS_KEY_ID = "AKIDEXAMPLE";
  process.env.AWS_SECRET_ACCESS_KEY = "a-secret-access-key-that-signs-only";
});

afterAll(async () => {
  await closeProviders();
  await server.close();
  await closeQueue();
  await database().$disconnect();
});

const LIKE_EXAMPLES = { ...DEFAULT_SETTINGS, rowLength: "examples", faults: { repeat: { every: 23 }, truncate: { every: 31 } } } as const;

function expectNear({ template, known, estimated, actual }: EstimatedRun, share = 0.2) {
  for (const name of ["inputTokens", "outputTokens", "costUsd"] as const) {
    const ratio = (estimated[name] ?? 0) / actual[name];
    expect(ratio, `${template}, knowing ${known}: ${name}`).toBeGreaterThan(1 - share);
    expect(ratio, `${template}, knowing ${known}: ${name}`).toBeLessThan(1 + share);
  }
}

const TEMPLATES = ["code-generation", "text-to-sql", "custom"] as const;

test.each(TEMPLATES)("%s on an OpenAI-compatible endpoint: from the words alone, after Try it, and after a run", async (template) => {
  server.configure(LIKE_EXAMPLES);
  server.reset();
  const runs = await estimateAndRun(owner, template, { provider: "openai", url: server.url, modelId: "seedling-1" });
  expect(runs.map(({ estimated }) => estimated.basis)).toEqual(["none", "same-trial", "same-runs"]);
  for (const run of runs) expectNear(run);
});

test.each(TEMPLATES)("%s on Bedrock, in the form of a tool", async (template) => {
  server.configure(LIKE_EXAMPLES);
  server.reset();
  const modelId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  for (const run of await estimateAndRun(owner, template, { provider: "bedrock", url: server.url, modelId })) expectNear(run);
});

test("a model that writes at other length and counts otherwise is known after Try it, and so are repeats after a run", async () => {
  // Short rows whatever the examples are; 40 % more tokens than we count; no schema taken; a third of the answers repeated.
  const refuses = [...(["json_schema", "json_object"] as const)];
  server.configure({ ...DEFAULT_SETTINGS, tokenFactor: 1.4, refuses, faults: { repeat: { every: 3 } } });
  server.reset();
  const [cold, tried, after] = await estimateAndRun(owner, "custom", { provider: "openai", url: server.url, modelId: "seedling-1" });
  if (!cold || !tried || !after) throw new Error("three runs were expected");
  expect(tried.estimated.inputTokens / cold.estimated.inputTokens).toBeGreaterThan(1.2);
  expectNear(after);
});
