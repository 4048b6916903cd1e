import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { canLose, lostCall } from "./lost.ts";

const config = draftFor("code-generation");
const loaded = { config, price: { inputPerMillion: 1_000_000, outputPerMillion: 5 } };
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
  const as = (provider: "demo" | "openai") => ({ config: { ...config, configure: { ...config.configure, provider } } });
  expect([canLose(as("demo")), canLose(as("openai"))]).toEqual([false, true]);
});
