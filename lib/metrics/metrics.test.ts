import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { database } from "../db/client.ts";
import { makeDraft, makeRunning, makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { metricsAccess } from "./access.ts";
import { observeRequest } from "./observe-request.ts";
import { startMetrics } from "./registry.ts";
import { renderMetrics } from "./render.ts";

withTestQueue(async () => {
  const owner = await makeUser("owner");
  await makeDraft(owner);
  const id = await makeRunning(owner, { seeds: 3, rowsPerSeed: 10, rowsPerCall: 5 });
  const connection = await database().connection.create({
    data: { name: 'With "quotes"', provider: "demo", settings: { provider: "demo" } },
  });
  const counters = { accepted: 12, pending: 18, duplicates: 2, inputTokens: 5_000_000_000, outputTokens: 70, costUsd: 1.5 };
  await database().generation.update({ where: { id }, data: { ...counters, connectionId: connection.id } });
  const worker = { host: "here", version: "1", inFlight: 4, callsDone: 40, callsFailed: 1 };
  await database().worker.createMany({
    data: [
      { ...worker, id: randomUUID() },
      { ...worker, id: randomUUID(), seenAt: new Date(Date.now() - 60_000) },
    ],
  });
  const report = { generationId: id, inFlight: 4, level: 16 };
  await database().workerReport.createMany({
    data: [
      { ...report, workerId: randomUUID() },
      { ...report, workerId: randomUUID(), level: 8 },
    ],
  });
});

test("nobody may read without a token in the environment, and then only who sends it", () => {
  const token = "a-token-of-16-characters";
  expect(metricsAccess(undefined, null)).toBe("off");
  expect(metricsAccess(undefined, "Bearer undefined")).toBe("off");
  for (const sent of [null, "", "Bearer", "Bearer ", token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`])
    expect(metricsAccess(token, sent)).toBe("refused");
  expect(metricsAccess(token, `Bearer ${token}`)).toBe("allowed");
  expect(metricsAccess(token, `bearer  ${token}`)).toBe("allowed");
});

test("a scrape tells what the process, the generations, the queues and the workers do", async () => {
  const asked = { route: "/api/files/[id]", method: "GET", status: 200, seconds: 0.2 };
  observeRequest(asked);
  await startMetrics();
  observeRequest(asked);
  const [{ text, contentType }, again] = await Promise.all([renderMetrics(), renderMetrics()]);
  expect(contentType).toMatch(/^text\/plain/);
  const lines = text.split("\n");
  const expected = [
    'seedloom_http_request_duration_seconds_bucket{le="0.1",route="/api/files/[id]",method="GET",status="200"} 0',
    'seedloom_http_request_duration_seconds_count{route="/api/files/[id]",method="GET",status="200"} 1',
    'seedloom_service_available{service="PostgreSQL",endpoint=""} 1',
    'seedloom_generations{kind="dataset",status="draft"} 1',
    'seedloom_generations{kind="dataset",status="running"} 1',
    'seedloom_rows{kind="dataset",state="accepted"} 12',
    'seedloom_rows{kind="dataset",state="pending"} 18',
    'seedloom_rows{kind="dataset",state="duplicates"} 2',
    'seedloom_tokens{direction="input"} 5000000000',
    "seedloom_cost_usd 1.5",
    'seedloom_queue_jobs{queue="plan-generation",state="waiting"} 1',
    "seedloom_workers 1",
    "seedloom_requests_in_flight 4",
    'seedloom_limiter_level{connection="With \\"quotes\\"",model="demo"} 24',
  ];
  for (const line of expected) expect(lines).toContain(line);
  expect(text).toMatch(/^seedloom_worker_calls_total\{worker=".+",host="here",outcome="done"\} 40$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
  expect(again.text.match(/^seedloom_workers /gm)).toHaveLength(1);
});
