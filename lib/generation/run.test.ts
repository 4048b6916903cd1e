import { describe, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { InferenceError } from "../inference/types.ts";
import { callQueue, openQueue } from "../jobs/queue.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import type { FinishedCall } from "./engine-types.ts";
import {
  cancelGeneration,
  deleteGeneration,
  pauseGeneration,
  resumeGeneration,
  retryFailedCalls,
  setSpendingLimit,
  startGeneration,
} from "./lifecycle.ts";
import { planGeneration } from "./planning.ts";
import { getProgress } from "./progress.ts";
import { postgresStore } from "./store.ts";
import {
  type Complete,
  distinct,
  findWrongCounts,
  makeDraft,
  makeRunning,
  makeUser,
  reply,
  rest,
  rowsPurpose,
  startEngine,
  untilStatus,
} from "./test-support.ts";

// Whole runs on a real database and queue.

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

const queued = (id: string) =>
  database().$queryRawUnsafe<{ state: string }[]>("select state::text from pgboss.job where name = $1", callQueue(id));

test("exactly the rows asked for, and nothing is left behind", async () => {
  const id = await makeRunning(actor, { seeds: 4, rowsPerSeed: 12, rowsPerCall: 5 });
  const engine = startEngine(distinct);
  const done = await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect(done).toMatchObject({ asked: 48, accepted: 48, pending: 0, missing: 0, duplicates: 0, invalid: 0, statusReason: "" });
  expect(await findWrongCounts(id)).toEqual([]);
  expect(await database().call.count({ where: { generationId: id } })).toBe(12);
  expect(await queued(id)).toEqual([]);
  expect(await database().$queryRawUnsafe("select 1 from pgboss.queue where name = $1", callQueue(id))).toEqual([]);
});

test("repeats, bad rows and cut answers are refused, counted and asked for again", async () => {
  const id = await makeRunning(actor, { seeds: 3, rowsPerSeed: 20, rowsPerCall: 5 });
  const engine = startEngine(async (request) => {
    const { topic, count, batch } = rowsPurpose(request);
    const good = Array.from({ length: count }, (_, index) => ({ prompt: `${topic} ${batch} ${index}`, completion: "c" }));
    if (batch === 0)
      return reply([...good.slice(0, 2), { prompt: " THE  same? ", completion: "c" }, { prompt: "the same", completion: "d" }]);
    if (batch === 1) return reply([...good.slice(0, 3), { prompt: "x" }, { prompt: "y", completion: 4 }]);
    if (batch === 2) return { ...reply(good), text: JSON.stringify({ rows: good }).slice(0, 120), finishReason: "length" };
    return reply([...good, ...good, { prompt: `${topic} ${batch} too many`, completion: "c" }]);
  });
  const done = await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect(done).toMatchObject({ asked: 60, accepted: 60, missing: 0, invalid: 6 });
  expect(done.duplicates).toBeGreaterThanOrEqual(5);
  expect(await findWrongCounts(id)).toEqual([]);
  expect(await database().row.count({ where: { generationId: id, data: { path: ["prompt"], string_contains: "too many" } } })).toBe(0);
});

test("a seed that has no more to give is given up, and the reason stands there", async () => {
  const id = await makeRunning(actor, { seeds: ["rich", "poor"], rowsPerSeed: 20, rowsPerCall: 5 });
  const engine = startEngine(async (request) => {
    if (rowsPurpose(request).topic === "rich") return distinct(request, AbortSignal.timeout(1_000));
    return reply(Array.from({ length: 5 }, (_, index) => ({ prompt: `always ${index}`, completion: "c" })));
  });
  const done = await untilStatus(id, "incomplete");
  await engine.stop(1_000);
  expect(done).toMatchObject({ accepted: 25, missing: 15, pending: 0 });
  expect(done.statusReason).toMatch(/^15 pairs are missing\. The model repeated prompts/);
  expect(await findWrongCounts(id)).toEqual([]);
  const progress = await getProgress(actor, id);
  expect(progress.failures).toMatchObject([{ rows: 15, calls: 0, code: "yield" }]);
  expect(progress.seeds.map(({ accepted, missing }) => [accepted, missing])).toEqual([
    [20, 0],
    [5, 15],
  ]);

  // Asked again with a better model, it is made whole.
  expect(await retryFailedCalls(actor, id)).toBe(15);
  expect(await findWrongCounts(id)).toEqual([]);
  const second = startEngine(distinct);
  expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 40, missing: 0, statusReason: "" });
  await second.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
});

test("one bad call costs no other, is shown with its reason, and can be retried", async () => {
  const id = await makeRunning(actor, { seeds: 3, rowsPerSeed: 10, rowsPerCall: 5 });
  let mended = false;
  const engine = startEngine(async (request, signal) => {
    const { topic, batch } = rowsPurpose(request);
    if (!mended && topic === "Topic 1" && batch === 1)
      throw new InferenceError("refused-request", "The endpoint refused the request: too long.");
    return distinct(request, signal);
  });
  const ended = await untilStatus(id, "incomplete");
  expect(ended).toMatchObject({
    accepted: 25,
    missing: 5,
    statusReason: "5 pairs are missing. The endpoint refused the request: too long.",
  });
  const [failed] = await database().call.findMany({ where: { generationId: id, status: "failed" } });
  expect(failed).toMatchObject({ errorCode: "refused-request", rowsAsked: 5 });
  mended = true;
  await expect(retryFailedCalls(actor, id, { code: "timeout", reason: "Another reason." })).rejects.toMatchObject({
    code: "conflict:generation",
  });
  const reason = { code: failed?.errorCode ?? "", reason: failed?.errorMessage ?? "" };
  expect(await retryFailedCalls(actor, id, reason)).toBe(5);
  expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 30, missing: 0, finishedAt: expect.any(Date) });
  await engine.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
  await expect(retryFailedCalls(actor, id)).rejects.toMatchObject({ code: "conflict:generation" });
});

test("everything failed: failed, with the reason", async () => {
  const id = await makeRunning(actor, { seeds: 1, rowsPerSeed: 4, rowsPerCall: 2 });
  const engine = startEngine(async () => {
    throw new InferenceError("content-filter", "The content filter refused this topic.");
  });
  const done = await untilStatus(id, "failed");
  await engine.stop(1_000);
  expect(done).toMatchObject({ accepted: 0, missing: 4, statusReason: "4 pairs are missing. The content filter refused this topic." });
  expect(await findWrongCounts(id)).toEqual([]);
});

test("pause takes effect at once, keeps what is in flight, and resuming makes the rest", async () => {
  const id = await makeRunning(actor, { seeds: 10, rowsPerSeed: 20, rowsPerCall: 2 });
  let made = 0;
  const engine = startEngine(
    async (request, signal) => {
      made += 1;
      await rest(30);
      return distinct(request, signal);
    },
    { cap: 4 },
  );
  while (made < 10) await rest(5);
  await pauseGeneration(actor, id);
  await rest(400);
  const atPause = made;
  await rest(300);
  expect(made).toBe(atPause);
  expect(made).toBeLessThan(60);
  const paused = await database().generation.findUniqueOrThrow({ where: { id } });
  expect(paused).toMatchObject({ status: "paused", accepted: made * 2 });
  expect(await findWrongCounts(id)).toEqual([]);
  expect((await queued(id)).filter(({ state }) => state === "active")).toEqual([]);
  await resumeGeneration(actor, id);
  expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 200 });
  await engine.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
  expect(made).toBe(100);
});

test("cancel aborts requests, keeps what was accepted, and counts the rest as missing", async () => {
  const id = await makeRunning(actor, { seeds: 5, rowsPerSeed: 20, rowsPerCall: 2 });
  let aborted = 0;
  let made = 0;
  const engine = startEngine(
    async (request, signal) => {
      made += 1;
      if (made <= 6) return distinct(request, signal);
      return new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => {
          aborted += 1;
          reject(new InferenceError("aborted", "Stopped."));
        }),
      );
    },
    { cap: 3 },
  );
  while (made < 9) await rest(5);
  await rest(150);
  await cancelGeneration(actor, id);
  while (aborted < 3) await rest(5);
  await engine.stop(1_000);
  expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "cancelled",
    accepted: 12,
    pending: 0,
    missing: 88,
  });
  expect(await findWrongCounts(id)).toEqual([]);
  expect(await queued(id)).toEqual([]);
});

test("a call that ends just after the cancel is kept, for it was paid for", async () => {
  const id = await makeRunning(actor, { seeds: 1, rowsPerSeed: 10, rowsPerCall: 5 });
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let made = 0;
  const engine = startEngine(
    async (request, signal) => {
      made += 1;
      await gate;
      return distinct(request, signal);
    },
    { cap: 1 },
  );
  while (made < 1) await rest(5);
  await cancelGeneration(actor, id);
  // By now the engine has seen it, and starts nothing more.
  await rest(300);
  open();
  while ((await database().row.count({ where: { generationId: id } })) < 5) await rest(10);
  await engine.stop(1_000);
  expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "cancelled", accepted: 5, missing: 5 });
  expect(await findWrongCounts(id)).toEqual([]);
});

describe("money", () => {
  test("the spending limit pauses the run, and a raised one lets it end", async () => {
    const priced = { provider: "openai", modelId: "gpt-4o-mini" } as const;
    const id = await makeRunning(actor, { ...priced, seeds: 10, rowsPerSeed: 10, rowsPerCall: 1, spendingLimit: 0.01 });
    const expensive = { usage: { inputTokens: 1_000, outputTokens: 1_000 } };
    const engine = startEngine(async (request, signal) => ({ ...(await distinct(request, signal)), ...expensive }), { cap: 2 });
    const paused = await untilStatus(id, "paused");
    const price = (await database().generation.findUniqueOrThrow({ where: { id } })).price;
    expect(price).toMatchObject({ inputPerMillion: expect.any(Number) });
    await rest(100);
    expect(paused.statusReason).toContain("spending limit");
    const spent = (await database().generation.findUniqueOrThrow({ where: { id } })).costUsd ?? 0;
    expect(spent).toBeGreaterThanOrEqual(0.01);
    expect(spent).toBeLessThan(0.0125);
    await expect(resumeGeneration(actor, id)).rejects.toMatchObject({ code: "conflict:generation" });
    // A limit that is used up as well mends nothing.
    await setSpendingLimit(actor, id, 0.01);
    expect((await getProgress(actor, id)).statusReason).toContain("spending limit");
    await setSpendingLimit(actor, id, null);
    expect((await getProgress(actor, id)).statusReason).toBe("");
    await resumeGeneration(actor, id);
    expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 100 });
    await engine.stop(1_000);
    expect(await findWrongCounts(id)).toEqual([]);
  });

  test("with several workers the limit is passed by no more than the calls in flight", async () => {
    const priced = { provider: "openai", modelId: "gpt-4o-mini" } as const;
    const id = await makeRunning(actor, { ...priced, seeds: 10, rowsPerSeed: 100, rowsPerCall: 1, spendingLimit: 0.2 });
    // 0.75 thousandths of a dollar: 267 calls reach the limit, long after the workers have told one another what they do.
    const usage = { inputTokens: 1_000, outputTokens: 1_000 };
    let inFlight = 0;
    let ended = 0;
    let atLimit: number | null = null;
    const complete: Complete = async (request, signal) => {
      inFlight += 1;
      await rest(300);
      inFlight -= 1;
      ended += 1;
      if (ended * 0.00075 >= 0.2) atLimit ??= inFlight;
      return { ...(await distinct(request, signal)), usage };
    };
    const engines = [1, 2].map(() => startEngine(complete, { cap: 16 }));
    await untilStatus(id, "paused");
    await rest(300);
    await Promise.all(engines.map((engine) => engine.stop(1_000)));
    const { costUsd } = await database().generation.findUniqueOrThrow({ where: { id } });
    expect(costUsd).toBeGreaterThanOrEqual(0.2);
    // A call or two more: what has ended and is not stored yet the other worker cannot know.
    expect((costUsd ?? 0) - 0.2).toBeLessThanOrEqual(((atLimit ?? 0) + 3) * 0.00075);
    // Two workers with 16 each: without counting what is in flight it would be passed by 31 calls.
    expect((costUsd ?? 0) - 0.2).toBeLessThan(16 * 0.00075);
    expect(await findWrongCounts(id)).toEqual([]);
  });

  test("an unknown price stays unknown", async () => {
    const id = await makeRunning(actor, { provider: "openai", modelId: "a-model-of-our-own", seeds: 1, rowsPerSeed: 2, rowsPerCall: 1 });
    const engine = startEngine(distinct);
    expect(await untilStatus(id, "completed")).toMatchObject({ costUsd: null, inputTokens: 20n, outputTokens: 40n });
    await engine.stop(1_000);
  });
});

test("several engines on one database make exactly what was asked", async () => {
  const ids = await Promise.all([1, 2].map(() => makeRunning(actor, { seeds: 6, rowsPerSeed: 40, rowsPerCall: 3 })));
  // A third of the rows collide across calls, engines and seeds.
  const complete = async (request: Parameters<typeof distinct>[0]) => {
    const { topic, count, batch } = rowsPurpose(request);
    await rest(2);
    return reply(
      Array.from({ length: count }, (_, index) => ({
        prompt: index === 0 ? `shared ${batch % 20}` : `${topic} ${batch} ${index}`,
        completion: "c",
      })),
    );
  };
  const engines = [1, 2, 3].map(() => startEngine(complete));
  for (const id of ids) {
    const done = await untilStatus(id, "completed", "incomplete");
    expect(done.pending).toBe(0);
    expect(await findWrongCounts(id)).toEqual([]);
    expect(done.accepted + done.missing).toBe(240);
    expect(done.accepted).toBeGreaterThan(200);
  }
  await Promise.all(engines.map((engine) => engine.stop(1_000)));
});

test("the calls of a worker that died come back and are committed once", async () => {
  const id = await makeRunning(actor, { seeds: 2, rowsPerSeed: 10, rowsPerCall: 5 });
  // The dead worker: took two calls; one of them it finished, and is about to commit when the other worker has done so.
  const dead = postgresStore();
  const taken = await dead.fetchCalls(id, 2);
  expect(taken).toHaveLength(2);
  const boss = await openQueue({ worker: true });
  await database().$executeRawUnsafe(
    "update pgboss.job set heartbeat_on = now() - interval '1 hour' where name = $1 and state = 'active'",
    callQueue(id),
  );
  await database().$executeRawUnsafe("update pgboss.queue set monitor_on = null");
  await boss.supervise(callQueue(id));
  await boss.stop({ graceful: false });
  const engine = startEngine(distinct);
  const done = await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect(done.accepted).toBe(20);
  const [late] = taken;
  if (!late) throw new Error("nothing was taken");
  const answer: FinishedCall = {
    ...{ job: late, status: "done", repeats: [], invalid: 0, attempts: 1, inputTokens: 1, outputTokens: 1, costUsd: 0 },
    ...{ latencyMs: 1, finishReason: "stop", errorCode: "", errorMessage: "" },
    offered: [{ data: { prompt: "late", completion: "c" }, hash: "ab".repeat(32) }],
  };
  // It was paid for, though it came to nothing: named so, and once.
  await dead.commit([answer]);
  await dead.commit([answer]);
  expect(await database().call.findMany({ where: { generationId: id, status: "lost" } })).toMatchObject([
    { inputTokens: 1, outputTokens: 1, accepted: 0, errorMessage: expect.stringContaining("charged for both") },
  ]);
  expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ lostCalls: 1, accepted: 20, missing: 0 });
  expect(await database().row.count({ where: { generationId: id } })).toBe(20);
  expect(await findWrongCounts(id)).toEqual([]);
});

test("finished calls of a deleted generation are dropped without harm to others", async () => {
  const [gone, kept] = await Promise.all([1, 2].map(() => makeRunning(actor, { seeds: 1, rowsPerSeed: 5, rowsPerCall: 5 })));
  const store = postgresStore();
  const jobs = [...(await store.fetchCalls(gone ?? "", 1)), ...(await store.fetchCalls(kept ?? "", 1))];
  await database().generation.delete({ where: { id: gone ?? "" } });
  const states = await store.commit(
    jobs.map((job) => ({
      ...{ job, status: "done", repeats: [], invalid: 0, attempts: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, latencyMs: 1 },
      ...{ finishReason: "stop", errorCode: "", errorMessage: "" },
      offered: Array.from({ length: 5 }, (_, index) => ({ data: { prompt: `p${index}`, completion: "c" }, hash: `${index}`.repeat(64) })),
    })),
  );
  expect(states).toMatchObject([{ id: kept, status: "completed" }]);
});

test("progress says how fast it goes and how much is left", async () => {
  const id = await makeRunning(actor, { seeds: 20, rowsPerSeed: 100, rowsPerCall: 5 });
  const engine = startEngine(async (request, signal) => rest(20).then(() => distinct(request, signal)), { cap: 5 });
  for (let waited = 0; waited < 100 && (await getProgress(actor, id)).level === null; waited += 1) await rest(50);
  await rest(300);
  const progress = await getProgress(actor, id);
  await cancelGeneration(actor, id);
  await engine.stop(1_000);
  expect(progress).toMatchObject({ status: "running", asked: 2_000, missing: 0, level: 5, waiting: "" });
  expect(progress.accepted).toBeGreaterThan(0);
  expect(progress.accepted + progress.pending).toBe(2_000);
  expect(progress.inFlight).toBeLessThanOrEqual(5);
  expect(progress.rowsPerMinute).toBeGreaterThan(0);
  expect(progress.secondsLeft).toBeGreaterThan(0);
});

test("a generation that was cancelled or deleted before it was planned, or that has nothing to retry, leaves no queue", async () => {
  const hasQueue = (id: string) => database().$queryRawUnsafe("select 1 from pgboss.queue where name = $1", callQueue(id));
  const cancelled = await makeDraft(actor);
  await startGeneration(actor, cancelled);
  await cancelGeneration(actor, cancelled);
  await planGeneration(cancelled);
  await expect(retryFailedCalls(actor, cancelled)).rejects.toThrow(/nothing to retry/);
  expect(await hasQueue(cancelled)).toEqual([]);

  const deleted = await makeDraft(actor);
  await startGeneration(actor, deleted);
  await deleteGeneration(actor, deleted);
  await planGeneration(deleted);
  expect(await hasQueue(deleted)).toEqual([]);
});
