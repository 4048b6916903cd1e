import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { lostCall } from "./lost.ts";
import { datasetTask } from "./task.ts";

const config = draftFor("code-generation");
const price = { inputPerMillion: 1_000_000, outputPerMillion: 5 };
const loaded = { task: datasetTask(config, price), price };
const topic = { text: "lists", source: null };
const job = { id: "call", generationId: "g", seedId: "1", count: 5, batch: 0, batches: 4 };

test("a lost request is a line of its own, which costs what it asked", () => {
  const lost = lostCall(loaded, { job, topic, attempt: 3, lostId: "own" }, "The worker was killed");
  expect(lost).toMatchObject({ job: { ...job, id: "own" }, status: "lost", attempts: 3, offered: [], outputTokens: 0 });
  expect(lost.inputTokens).toBeGreaterThan(100);
  expect(lost.costUsd).toBe(lost.inputTokens);
  expect(lostCall({ ...loaded, price: null }, { job, topic, attempt: 1, lostId: "own" }, "x").costUsd).toBeNull();
});

test("the demo model can lose nothing", () => {
  const as = (provider: "demo" | "openai") => datasetTask({ ...config, configure: { ...config.configure, provider } }, price);
  expect([as("demo").remote, as("openai").remote]).toEqual([false, true]);
});
