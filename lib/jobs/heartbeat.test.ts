import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { rest } from "../generation/test-support.ts";
import { listWorkerSigns, startHeartbeat } from "./heartbeat.ts";

const log = { info() {}, warn() {}, error() {} };

beforeAll(async () => void (await useTestDatabase()));
afterAll(() => database().$disconnect());

async function until(check: () => Promise<boolean>) {
  for (let waited = 0; waited < 5_000; waited += 20) {
    if (await check()) return;
    await rest(20);
  }
  throw new Error("it did not come to that");
}

test("an idle worker is seen, what it does is told at each beat, and it is gone when it stops in order", async () => {
  const workerId = randomUUID();
  const activity = { inFlight: 0, calls: { done: 0, failed: 0, lost: 0 } };
  const heartbeat = startHeartbeat({ workerId, activity: () => activity, log, everyMs: 20 });
  await until(async () => (await listWorkerSigns()).length === 1);
  const [first] = await listWorkerSigns();
  expect(first).toMatchObject({ id: workerId, host: hostname(), isAlive: true, inFlight: 0, version: expect.stringMatching(/^\d+\.\d+/) });
  Object.assign(activity, { inFlight: 7, calls: { done: 40, failed: 2, lost: 1 } });
  await until(async () => (await listWorkerSigns())[0]?.inFlight === 7);
  const [later] = await listWorkerSigns();
  expect(later).toMatchObject({ calls: { done: 40, failed: 2, lost: 1 } });
  expect(later?.secondsSinceStart).toBeGreaterThan(first?.secondsSinceStart ?? Number.POSITIVE_INFINITY);
  expect(later?.secondsSinceSeen).toBeLessThan(2);
  await heartbeat.stop();
  expect(await listWorkerSigns()).toEqual([]);
});

test("one that died is shown as dead for some minutes; then another's beat removes it", async () => {
  const [dead, forgotten] = [randomUUID(), randomUUID()];
  const line = (id: string, secondsAgo: number) =>
    database().$executeRawUnsafe(
      "insert into workers (id, host, version, seen_at) values ($1::uuid, 'elsewhere', '0.0.9', now() - make_interval(secs => $2))",
      id,
      secondsAgo,
    );
  await line(dead, 20);
  await line(forgotten, 700);
  const workerId = randomUUID();
  const activity = { inFlight: 0, calls: { done: 0, failed: 0, lost: 0 } };
  const heartbeat = startHeartbeat({ workerId, activity: () => activity, log, everyMs: 20 });
  await until(async () => (await listWorkerSigns()).every(({ id }) => id !== forgotten));
  const signs = await listWorkerSigns();
  expect(new Map(signs.map(({ id, isAlive }) => [id, isAlive]))).toEqual(
    new Map([
      [dead, false],
      [workerId, true],
    ]),
  );
  await heartbeat.stop();
  await database().worker.deleteMany();
});

test("a database that is away at first is waited for, and a stop meanwhile does not hang", async () => {
  const warnings: string[] = [];
  await database().$executeRawUnsafe("alter table workers rename to workers_away");
  const activity = { inFlight: 0, calls: { done: 0, failed: 0, lost: 0 } };
  const options = {
    activity: () => activity,
    log: { ...log, warn: (_: object, message: string) => void warnings.push(message) },
    everyMs: 20,
  };
  const heartbeat = startHeartbeat({ workerId: randomUUID(), ...options });
  await until(async () => warnings.length >= 2);
  await database().$executeRawUnsafe("alter table workers_away rename to workers");
  await until(async () => (await listWorkerSigns()).length === 1);
  await heartbeat.stop();
  expect(await listWorkerSigns()).toEqual([]);
});
