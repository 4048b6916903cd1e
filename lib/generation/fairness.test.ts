import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { createEngine } from "./engine.ts";
import { systemClock } from "./engine-types.ts";
import { postgresLanes } from "./lane-store.ts";
import { shareLimiters } from "./shared-limiters.ts";
import { postgresStore } from "./store.ts";
import { type Complete, distinct, makeRunning, makeUser, rest, rowsPurpose, untilStatus } from "./test-support.ts";

// Several workers, as they are in processes of their own, on one connection with a cap.

const CAP = 4;
/** Calls that the large generation may begin before the small one's first: what is made in two seconds or so. */
const PATIENCE = 80;

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

function startWorker(complete: Complete) {
  const log = { info() {}, warn() {}, error() {} };
  const workerId = randomUUID();
  const limiters = shareLimiters({ workerId, store: postgresLanes, clock: systemClock, log });
  const engine = createEngine({
    ...{ store: postgresStore(workerId), clock: systemClock, log, random: Math.random, limiterFor: limiters.limiterFor },
    providerFor: async () => ({ complete, listModels: async () => [], close: async () => {} }),
  });
  engine.start();
  return {
    async stop() {
      await engine.stop(1_000);
      await limiters.stop();
    },
  };
}

test("a small generation begun beside a large one gets its turn within seconds, and two workers together keep to the cap", async () => {
  const data = { name: "Shared", provider: "demo", settings: { provider: "demo" }, maxConcurrency: CAP };
  const connectionId = (await database().connection.create({ data })).id;
  const large = await makeRunning(actor, { seeds: ["large"], rowsPerSeed: 1_000, rowsPerCall: 1, connectionId });
  let inFlight = 0;
  let most = 0;
  const begun: string[] = [];
  const complete: Complete = async (request, signal) => {
    begun.push(rowsPurpose(request).topic);
    inFlight += 1;
    most = Math.max(most, inFlight);
    await rest(100);
    inFlight -= 1;
    return distinct(request, signal);
  };
  const workers = [startWorker(complete), startWorker(complete)];
  while (begun.length < 30) await rest(20);
  const small = await makeRunning(actor, { seeds: ["small"], rowsPerSeed: 6, rowsPerCall: 1, connectionId });
  const before = begun.length;
  await untilStatus(small, "completed");
  expect(begun.indexOf("small") - before).toBeLessThan(PATIENCE);
  expect(most).toBeLessThanOrEqual(CAP);
  expect(most).toBeGreaterThan(1);
  const { status } = await database().generation.findUniqueOrThrow({ where: { id: large } });
  expect(status).toBe("running");
  await Promise.all(workers.map((worker) => worker.stop()));
});
