import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { makePair } from "../../e2e/inference-server/content.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { memoryStore } from "../inference/capabilities.ts";
import { createOpenAiProvider } from "../inference/openai-compatible.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../jobs/queue.ts";
import { getProgress } from "./progress.ts";
import { findWrongCounts, makeRunning, makeUser, reply, rowsPurpose, startEngine, untilStatus } from "./test-support.ts";

// Whole runs against a real endpoint that answers badly.

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

const SEEDS = ["lists", "tuples", "sets", "dates"];
const PER_SEED = 60;

test("an endpoint that damages its answers in all ways at once still gives exactly what was asked, and nothing damaged", async () => {
  const often = { probability: 0.06 };
  server.configure({
    faults: {
      ...{
        truncate: often,
        repeat: often,
        fences: often,
        prose: often,
        "single-quotes": often,
        "trailing-commas": often,
        reasoning: often,
      },
      ...{ "wrong-keys": often, "too-few": often, "too-many": often, "not-json": often, empty: often, "no-usage": often, thinking: often },
      ...{
        unescaped: often,
        "encoded-twice": often,
        "server-error": { probability: 0.02 },
        reset: { probability: 0.02 },
        html: { probability: 0.02 },
      },
    },
    refuses: ["json_schema", "temperature", "top_k"],
  });
  const id = await makeRunning(actor, { seeds: SEEDS, rowsPerSeed: PER_SEED, rowsPerCall: 5, modelId: "seedling-1", provider: "openai" });
  const provider = createOpenAiProvider({ baseUrl: `${server.url}/v1`, capabilities: memoryStore() });
  // One at a time, so that the faults strike in the same order always.
  const engine = startEngine((request, signal) => provider.complete(request, signal), { cap: 1 });
  const done = await untilStatus(id, "completed", "incomplete", "paused", "failed");
  await engine.stop(1_000);
  await provider.close();
  expect(done).toMatchObject({ status: "completed", asked: 240, accepted: 240, missing: 0, pending: 0 });
  expect(await findWrongCounts(id)).toEqual([]);
  const { damaged } = server.stats();
  for (const kind of [
    "truncate",
    "fences",
    "single-quotes",
    "wrong-keys",
    "not-json",
    "thinking",
    "reasoning",
    "unescaped",
    "encoded-twice",
  ])
    expect(damaged[kind], kind).toBeGreaterThan(0);

  // Every row is one that the endpoint made; only apostrophes may have become typographic on its side.
  const plain = (text: string) => text.replaceAll("’", "'");
  const made = new Set(
    SEEDS.flatMap((seed) =>
      Array.from({ length: 2_000 }, (_, index) => {
        const { prompt, completion } = makePair(seed, index, "code");
        return JSON.stringify([plain(prompt), plain(completion)]);
      }),
    ),
  );
  const rows = await database().row.findMany({ where: { generationId: id } });
  const strange = rows
    .map(({ data }) => Object(data))
    .filter((data) => !made.has(JSON.stringify([plain(data.prompt), plain(data.completion)])));
  expect(strange).toEqual([]);
  expect(rows).toHaveLength(240);
});

test("each seed that gets nothing says why: refused, thought too long, filtered", async () => {
  const id = await makeRunning(actor, { seeds: ["good", "refused", "thought", "filtered", "prose"], rowsPerSeed: 4, rowsPerCall: 2 });
  const engine = startEngine(async (request) => {
    const { topic, count, batch } = rowsPurpose(request);
    if (topic === "refused") return reply([], { text: "I'm sorry, but I can't help with that." });
    if (topic === "thought") return reply([], { text: "", finishReason: "length", thoughtOnly: true });
    if (topic === "filtered") return reply([], { text: "", finishReason: "content-filter" });
    if (topic === "prose") return reply([], { text: "Lists are nice. Tuples are, too." });
    return reply(Array.from({ length: count }, (_, index) => ({ prompt: `${topic} ${batch} ${index}`, completion: "c" })));
  });
  const done = await untilStatus(id, "completed", "incomplete", "paused", "failed");
  await engine.stop(1_000);
  expect(done).toMatchObject({ status: "incomplete", accepted: 4, missing: 16 });
  expect(await findWrongCounts(id)).toEqual([]);
  const { seeds } = await getProgress(actor, id);
  expect(seeds.map(({ text, missing, missingReason }) => [text, missing, missingReason])).toEqual([
    ["good", 0, ""],
    ["refused", 4, expect.stringMatching(/^The model refused to write about this topic/)],
    ["thought", 4, expect.stringMatching(/^The model used up its tokens for thinking.*Raise Max tokens/)],
    ["filtered", 4, expect.stringMatching(/content filter/)],
    ["prose", 4, expect.stringMatching(/not in the form/)],
  ]);
});
