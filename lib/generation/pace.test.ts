import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { pauseGeneration, resumeGeneration } from "./control.ts";
import { readRowsPerMinute } from "./pace.ts";
import { getProgress } from "./progress.ts";
import { makeRunning, makeUser } from "./test-support.ts";

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

/** A running generation whose calls, of five rows each, ended so many seconds ago, and that began to run before them. */
async function makeWithCalls(startedAgo: number, endedAgo: readonly number[]): Promise<string> {
  const id = await makeRunning(actor, { seeds: 1, rowsPerSeed: 1_000 });
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  await database().generation.update({ where: { id }, data: { startedAt: ago(startedAgo), runningSince: ago(startedAgo) } });
  await database().call.createMany({
    data: endedAgo.map((seconds) => ({
      ...{ id: randomUUID(), generationId: id, status: "done", rowsAsked: 5, accepted: 5, attempts: 1, inputTokens: 1, outputTokens: 1 },
      ...{ latencyMs: 1, finishedAt: ago(seconds) },
    })),
  });
  return id;
}

const every = (seconds: number, count: number) => Array.from({ length: count }, (_, index) => index * seconds + 0.5);

test("the pace is that of the last minute", async () => {
  // One call a second for ten minutes, and twice as many in the last one.
  const id = await makeWithCalls(600, [...every(1, 600), ...every(1, 60)]);
  const pace = await readRowsPerMinute(id);
  expect(pace).toBeGreaterThan(560);
  expect(pace).toBeLessThan(640);
  // The pace that it was reckoned with: measured again a moment later, it is another.
  const { secondsLeft, rowsPerMinute } = await getProgress(actor, id);
  expect(secondsLeft).toBe(Math.ceil((1_000 * 60) / rowsPerMinute));
});

test("a run that has just begun is not measured over a whole minute", async () => {
  const pace = await readRowsPerMinute(await makeWithCalls(20, every(1, 20)));
  expect(pace).toBeGreaterThan(270);
  expect(pace).toBeLessThan(320);
});

test("slow calls are measured over five minutes", async () => {
  // One in 50 s: one or two in any minute.
  const pace = await readRowsPerMinute(await makeWithCalls(600, every(50, 12)));
  expect(pace).toBeCloseTo(6, 0);
});

test("after a pause the pace is counted from the resume, and while it lasts there is none", async () => {
  const id = await makeWithCalls(600, every(1, 30));
  await pauseGeneration(actor, id);
  expect(await getProgress(actor, id)).toMatchObject({ rowsPerMinute: 0, secondsLeft: null });
  await resumeGeneration(actor, id);
  expect(await getProgress(actor, id)).toMatchObject({ rowsPerMinute: 0, secondsLeft: null });
  await database().generation.update({ where: { id }, data: { runningSince: new Date(Date.now() - 10_000) } });
  // Ten calls in ten seconds, not in the forty of pause and run together.
  expect((await getProgress(actor, id)).rowsPerMinute).toBeGreaterThan(250);
});
