import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { createRandom } from "../../e2e/inference-server/random.ts";
import { database } from "../db/client.ts";
import { LaneSharer } from "../inference/lane-sharer.ts";
import { createLimiter, type Limiter } from "../inference/limiter.ts";
import { systemClock } from "./engine-types.ts";
import { postgresLanes } from "./lane-store.ts";
import { shareLimiters } from "./shared-limiters.ts";
import { rest } from "./test-support.ts";

// Workers that share a connection's places through a real database.

let connectionId: string;

beforeAll(async () => {
  await useTestDatabase();
});
afterAll(() => database().$disconnect());
beforeEach(async () => {
  const data = { name: "Shared", provider: "openai", settings: {}, maxConcurrency: 10 };
  connectionId = (await database().connection.create({ data })).id;
});

interface Worker {
  id: string;
  limiter: Limiter;
  exchange: () => Promise<void>;
}

function makeWorker(modelId = "model", cap: number | null = 10): Worker {
  const id = randomUUID();
  const clock = () => systemClock.now();
  const limiter = createLimiter({ clock, cap, shared: true });
  const sharer = new LaneSharer(limiter, { workerId: id, modelId, clock });
  const exchange = async () => {
    const askedAt = clock();
    (await postgresLanes.exchange({ connectionId, modelId }, (stored) => sharer.exchange(stored, askedAt)))?.apply();
  };
  return { id, limiter, exchange };
}

/** As if it had said nothing for six seconds. */
const fallSilent = (worker: Worker) =>
  database().$executeRawUnsafe(
    "update lane_shares set updated_at = updated_at - interval '6 seconds' where worker_id = $1::uuid",
    worker.id,
  );

async function granted(): Promise<number> {
  const rows = await database().$queryRawUnsafe<{ granted: number }[]>(
    "select granted from lane_shares where connection_id = $1::uuid and updated_at > clock_timestamp() - interval '5 seconds'",
    connectionId,
  );
  return rows.reduce((sum, row) => sum + row.granted, 0);
}

test("two share a cap: the first gives up what the second gets, and only then", async () => {
  const [first, second] = [makeWorker(), makeWorker()];
  expect(first.limiter.free()).toBe(0);
  await first.exchange();
  expect(first.limiter.state().level).toBe(10);
  const tickets = Array.from({ length: 10 }, () => first.limiter.start());
  await second.exchange();
  expect(second.limiter.free()).toBe(0);
  await first.exchange();
  await first.exchange();
  await second.exchange();
  // It has ten in flight still.
  expect([first.limiter.state().level, second.limiter.state().level]).toEqual([5, 0]);
  for (const ticket of tickets.slice(0, 7)) first.limiter.settle(ticket, "ok");
  await first.exchange();
  await second.exchange();
  expect([first.limiter.state().level, second.limiter.state().level]).toEqual([5, 5]);
  expect(await granted()).toBe(10);
  await fallSilent(first);
  await second.exchange();
  // Three of its requests may still be answered, but it is not known whether it lives.
  expect(second.limiter.state().level).toBe(10);
  await postgresLanes.leave(second.id);
  expect(await granted()).toBe(0);
});

test.each([1, 2, 3])("grants of three never pass the cap, however they come, go and fall silent at once (seed %s)", async (seed) => {
  const random = createRandom(seed);
  const workers = [makeWorker(), makeWorker(), makeWorker("another model")].map((worker) => ({
    ...worker,
    tickets: [worker.limiter.start()],
  }));
  let most = 0;
  for (let step = 0; step < 40; step++) {
    await Promise.all(
      workers.map(async (worker) => {
        const { limiter, tickets } = worker;
        for (let free = limiter.free(); free > 0 && random() < 0.7; free -= 1) tickets.push(limiter.start());
        for (const ticket of tickets.splice(0, Math.floor(random() * (tickets.length + 1)))) limiter.settle(ticket, "ok");
        const chance = random();
        if (chance < 0.05) await fallSilent(worker);
        else if (chance < 0.1) await postgresLanes.leave(worker.id);
        else if (chance < 0.85) await worker.exchange();
      }),
    );
    most = Math.max(most, await granted());
    expect(most).toBeLessThanOrEqual(10);
  }
  expect(most).toBeGreaterThan(8);
});

test("a named wait, a refused capacity and a rate travel to the others, and stay for who comes later", async () => {
  await database().connection.update({ where: { id: connectionId }, data: { maxConcurrency: null } });
  const [first, second] = [makeWorker("model", null), makeWorker("model", null)];
  await first.exchange();
  await second.exchange();
  const tickets = Array.from({ length: 6 }, () => first.limiter.start());
  const last = tickets.pop();
  if (last) first.limiter.settle(last, "busy", { status: 429, retryAfterMs: 1_500 });
  await first.exchange();
  await second.exchange();
  expect(second.limiter.state()).toMatchObject({ reason: "waiting" });
  expect(second.limiter.free()).toBe(0);
  const rate = { requests: { limit: 600, remaining: 590, resetMs: 1_000 }, tokens: null, namesWait: false };
  for (const ticket of tickets) first.limiter.settle(ticket, "ok", { rate });
  await first.exchange();
  const third = makeWorker("model", null);
  await third.exchange();
  expect(third.limiter.state()).toMatchObject({ ratePerMinute: 600, reason: "waiting" });
  const { limits } = await database().modelProfile.findUniqueOrThrow({
    where: { connectionId_modelId: { connectionId, modelId: "model" } },
  });
  expect(limits).toMatchObject({ ceiling: { proved: 5 }, rate: { limit: 600, source: "header" } });
});

test("limiters of a worker are exchanged by themselves while they are asked, and its places are given up at its end", async () => {
  const silent = { info() {}, warn() {}, error() {} };
  const open = () => shareLimiters({ workerId: randomUUID(), store: postgresLanes, clock: systemClock, log: silent });
  const [one, other] = [open(), open()];
  const limiters = [one, other].map((shared) => shared.limiterFor(connectionId, "model", 10, "1"));
  const until = async (isDone: () => boolean) => {
    for (let waited = 0; !isDone() && waited < 15_000; waited += 50) {
      for (const limiter of limiters) limiter.want(100);
      await rest(50);
    }
  };
  await until(() => limiters.every((limiter) => limiter.state().level === 5));
  expect(limiters.map((limiter) => limiter.state().level)).toEqual([5, 5]);
  await one.stop();
  await until(() => limiters[1]?.state().level === 10);
  expect(limiters[1]?.state().level).toBe(10);
  await other.stop();
  expect(await granted()).toBe(0);
});

test("a connection that is deleted is no error", async () => {
  const worker = makeWorker();
  await database().connection.delete({ where: { id: connectionId } });
  await worker.exchange();
  expect(worker.limiter.free()).toBe(0);
});
