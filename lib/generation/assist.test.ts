import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { Actor } from "../accounts/actor.ts";
import { createConnection, ensureDemoConnection } from "../connections/connections.ts";
import { closeProviders } from "../connections/provider.ts";
import { connectionInput } from "../connections/settings.ts";
import { database } from "../db/client.ts";
import { previewCall, TRY_ROWS, tryIt } from "./assist.ts";
import { expandSeed, suggestSeeds } from "./assist-seeds.ts";
import { suggestValues, writePrompt } from "./assist-writing.ts";
import { normaliseSeed } from "./config.ts";
import { getDraft, saveDraft } from "./drafts.ts";
import { listPromptVersions } from "./prompt-versions.ts";
import { makeDraft, makeUser } from "./test-support.ts";
import { seedsOf } from "./topic-tree.ts";

let owner: Actor;
let server: InferenceServer;
let openai = "";
let demo = "";

beforeAll(async () => {
  await useTestDatabase();
  owner = await makeUser("owner");
  server = await startInferenceServer();
  const input = connectionInput.parse({
    name: "S",
    provider: "openai",
    preset: "other",
    baseUrl: `${server.url}/v1`,
    apiKey: "sk",
    headers: [],
  });
  openai = (await createConnection(owner, input)).id;
  demo = (await ensureDemoConnection()).id;
});

afterAll(async () => {
  await closeProviders();
  await server.close();
  await database().$disconnect();
});

const told = (useCase: string) => ({ useCase, goal: "be right", audience: "", style: "", withExamples: true, samples: [] });

const draft = (provider: "openai" | "demo") =>
  makeDraft(owner, {
    ...{ seeds: ["Lists", "Files"], rowsPerSeed: 12, rowsPerCall: 5, provider },
    ...(provider === "demo" ? { connectionId: demo, modelId: "demo-small" } : { connectionId: openai, modelId: "seedling-1" }),
  });

describe.each(["demo", "openai"] as const)("on %s", (provider) => {
  test("Try it makes three real pairs and stores none", async () => {
    const id = await draft(provider);
    const trial = await tryIt(owner, id);
    expect(trial).toMatchObject({ topic: "Lists", invalid: 0 });
    expect(trial.rows).toHaveLength(TRY_ROWS);
    expect(await database().row.count({ where: { generationId: id } })).toBe(0);
  });

  test("suggested seeds are new and as many as wanted", async () => {
    const { seeds } = await suggestSeeds(owner, await draft(provider), 6);
    expect(seeds).toHaveLength(6);
    expect(new Set([...seeds, "Lists", "Files"].map(normaliseSeed)).size).toBe(8);
  });

  test("a prompt is written for a use case", async () => {
    const prompt = await writePrompt(owner, await draft(provider), told("answering questions about Python"));
    expect(prompt.length).toBeGreaterThan(40);
    expect(prompt).not.toMatch(/^[{"`]/);
  });

  test("every text of the prompt is kept: the template's, one's own, proposals and their refinements; none twice", async () => {
    const id = await draft(provider);
    const first = await writePrompt(owner, id, told("answering questions about Python"));
    const shorter = await writePrompt(owner, id, told("answering questions about Python"), { text: first, instruction: "shorter" });
    const { draft: now, revision } = await getDraft(owner, id);
    await saveDraft(owner, id, "prompt", { ...now.prompt, prompt: "My own words." }, revision);
    const versions = await listPromptVersions(owner, id);
    expect(await listPromptVersions(owner, id)).toEqual(versions);
    expect(versions.map(({ source, instruction }) => [source, instruction])).toEqual([
      ["written", ""],
      ["proposed", "shorter"],
      ["proposed", ""],
      ["template", ""],
    ]);
    expect(versions.map(({ text }) => text)).toEqual(["My own words.", shorter, first, now.prompt.prompt]);
  });

  test("a seed is divided into a tree of different sub-topics", async () => {
    const { topics, undivided } = await expandSeed(owner, await draft(provider), { seed: "Lists", perLevel: [3, 2] });
    expect(undivided).toBe(0);
    expect(topics.map(({ children }) => children.length)).toEqual([2, 2, 2]);
    const seeds = seedsOf("Lists", topics);
    expect(new Set(seeds.map(normaliseSeed)).size).toBe(6);
    for (const seed of seeds) expect(seed).toMatch(/^Lists: ./);
  });

  test("values of an attribute are new ones", async () => {
    const values = await suggestValues(owner, await draft(provider), { attribute: "Difficulty", existing: ["easy"], count: 3 });
    expect(values).toHaveLength(3);
    expect(values).not.toContain("easy");
  });
});

test("Preview is what is sent", async () => {
  const id = await draft("openai");
  const { messages, topic, calls } = await previewCall(owner, id);
  expect([topic, calls]).toEqual(["Lists", 6]);
  server.reset();
  await tryIt(owner, id);
  const sent = JSON.parse(server.requests().at(-1)?.body ?? "{}");
  // Try it asks for three pairs in one set; nothing else differs.
  const same = (text: string) => text.replace(/Write exactly .*/, "");
  expect(sent.messages.map((message: { content: string }) => same(message.content))).toEqual(messages.map(({ content }) => same(content)));
});

test.each([
  ["seedling-1+server-error", /./],
  ["seedling-1+not-json", /did not answer as asked|no pairs|It wrote/],
  ["seedling-1+content-filter", /filter|refused/],
  ["no-such-model", /no-such-model/],
])("%s: the reason in a sentence", async (modelId, message) => {
  const id = await makeDraft(owner, { provider: "openai", connectionId: openai, modelId });
  await expect(tryIt(owner, id)).rejects.toMatchObject({ code: "unavailable:model", message: expect.stringMatching(message) });
});

test("of a cut answer the whole pairs are shown", async () => {
  const id = await makeDraft(owner, { provider: "openai", connectionId: openai, modelId: "seedling-1+truncate" });
  const { rows } = await tryIt(owner, id);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(TRY_ROWS);
});

test("without a model, a seed or a prompt nothing is sent", async () => {
  server.reset();
  await expect(tryIt(owner, await makeDraft(owner, { connectionId: openai, modelId: " " }))).rejects.toMatchObject({ field: "modelId" });
  await expect(tryIt(owner, await makeDraft(owner, { connectionId: openai, seeds: [" "] }))).rejects.toMatchObject({ field: "seeds" });
  await expect(writePrompt(owner, await draft("openai"), told(" "))).rejects.toMatchObject({ field: "useCase" });
  expect(server.stats().requests).toBe(0);
});
