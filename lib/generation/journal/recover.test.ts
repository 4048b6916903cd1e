import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../../e2e/database.ts";
import type { Actor } from "../../accounts/actor.ts";
import { database } from "../../db/client.ts";
import { InferenceError } from "../../inference/types.ts";
import { callQueue, closeQueue, installQueue } from "../../jobs/queue.ts";
import { identityOf } from "../../processes.ts";
import { addItems, runningWith } from "../../sources/test-support.ts";
import { finishCall } from "../finish-call.ts";
import { cancelGeneration, deleteGeneration, retryFailedCalls } from "../lifecycle.ts";
import { getProgress } from "../progress.ts";
import { postgresStore } from "../store.ts";
import { distinct, findWrongCounts, makeRunning, makeUser, reply, rest, startEngine, untilStatus } from "../test-support.ts";
import { openJournal } from "./journal.ts";
import { type JournalLine, toLine } from "./lines.ts";
import { createRecovery } from "./recover.ts";
import { recoveryStore } from "./recovery-store.ts";

// What a dead worker left, taken over on a real database.

const log = { info() {}, warn() {}, error() {} };
let actor: Actor;
let folder = "";
const store = postgresStore();

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  actor = await makeUser();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seedloom-recover-"));
});
afterAll(async () => {
  await closeQueue();
  await database().$disconnect();
});

const priced = { provider: "openai", modelId: "gpt-4o-mini" } as const;
const recovery = () => createRecovery({ folder, store: recoveryStore(store), log });

/** The journal of a worker that was killed. */
async function leaveJournal(lines: readonly JournalLine[]): Promise<void> {
  const child = spawn("sleep", ["60"]);
  const owner = { pid: child.pid ?? 0, identity: (await identityOf(child.pid ?? 0)) ?? "", host: hostname() };
  child.kill("SIGKILL");
  await once(child, "exit");
  writeFileSync(join(folder, `dead-${child.pid}.journal`), toLine({ owner }) + lines.map(toLine).join(""));
}

const statesOf = async (id: string) => {
  const jobs = await database().$queryRawUnsafe<{ id: string; state: string }[]>(
    "select id::text, state::text from pgboss.job where name = $1",
    callQueue(id),
  );
  return new Map(jobs.map((job) => [job.id, job.state]));
};

const rows = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ prompt: `${name} ${index}`, completion: "c" }));

test("a lost request about an item is reckoned with the item's own text, which is read again", async () => {
  const settings = { provider: "openai", preset: "openai", baseUrl: "https://api.openai.com/v1", hasKey: false, headerNames: [] };
  const { id: connectionId } = await database().connection.create({ data: { name: "Priced", provider: "openai", settings } });
  const fileIds = [await addItems(actor, "long.json", [{ text: "word ".repeat(3_000) }])];
  const configure = { ...priced, connectionId, workflow: "custom-data-curation", fileIds } as const;
  const id = await runningWith(actor, configure, { prompt: "Count the words.", inputKey: "text" });
  const [sent] = await store.fetchCalls(id, 1);
  if (!sent) throw new Error("a call was expected");
  const lostId = "00000000-0000-4000-8000-000000000009";
  await leaveJournal([{ sent: { job: sent, attempt: 1, lostId } }]);
  expect(await recovery().run()).toBe(1);
  const lost = await database().call.findUniqueOrThrow({ where: { id: lostId } });
  expect(lost.inputTokens).toBeGreaterThan(3_000);
  expect((await statesOf(id)).get(sent.id)).toBe("created");
  await deleteGeneration(actor, id);
});

test("what was answered is committed, what was sent is named as lost, and all the rest goes back at once", async () => {
  const id = await makeRunning(actor, { ...priced, seeds: 2, rowsPerSeed: 10, rowsPerCall: 5 });
  const [answered, sent, held, other] = await store.fetchCalls(id, 4);
  if (!answered || !sent || !held || !other) throw new Error("four calls were expected");
  const call = finishCall(answered, reply(rows("kept", 5)), 1, null);
  const request = { job: sent, attempt: 2, lostId: "00000000-0000-4000-8000-000000000001" };
  await leaveJournal([{ taken: { generationId: id, ids: [held.id, sent.id] } }, { sent: request }, { answered: call }]);
  expect(await recovery().run()).toBe(1);
  expect(readdirSync(folder)).toEqual([]);

  const states = await statesOf(id);
  expect([states.get(answered.id), states.get(sent.id), states.get(held.id), states.get(other.id)]).toEqual([
    undefined,
    "created",
    "created",
    "active",
  ]);
  const lost = await database().call.findUniqueOrThrow({ where: { id: request.lostId } });
  expect(lost).toMatchObject({ status: "lost", rowsAsked: 5, accepted: 0, attempts: 2, outputTokens: 0, errorCode: "lost" });
  expect(lost.inputTokens).toBeGreaterThan(100);
  expect(lost.costUsd).toBeCloseTo((lost.inputTokens * 0.15) / 1_000_000, 6);
  expect(lost.errorMessage).toMatch(/^The worker was killed after the request was sent.*may have charged for it\.$/);
  const generation = await database().generation.findUniqueOrThrow({ where: { id } });
  expect(generation).toMatchObject({ accepted: 5, pending: 15, missing: 0, lostCalls: 1 });
  expect(generation.costUsd).toBeCloseTo(lost.costUsd ?? 0, 9);
  expect(await findWrongCounts(id)).toEqual([]);
  expect(await getProgress(actor, id)).toMatchObject({ lostCalls: 1, lostTokens: lost.inputTokens, failures: [], failedCalls: 0 });

  // The same once more, as after a taker that was killed before it had removed the journal.
  await leaveJournal([{ taken: { generationId: id, ids: [held.id] } }, { sent: request }, { answered: call }]);
  expect(await recovery().run()).toBe(1);
  expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ accepted: 5, lostCalls: 1 });

  await store.putBack(id, [other.id]);
  const engine = startEngine(distinct);
  expect(await untilStatus(id, "completed")).toMatchObject({ accepted: 20, lostCalls: 1, missing: 0 });
  await engine.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
  await expect(retryFailedCalls(actor, id)).rejects.toMatchObject({ code: "conflict:generation" });
});

test("a call that another worker has taken since is left to it", async () => {
  const id = await makeRunning(actor, { ...priced, seeds: 1, rowsPerSeed: 10, rowsPerCall: 5 });
  const [first, second] = await store.fetchCalls(id, 2);
  if (!first || !second) throw new Error("two calls were expected");
  await leaveJournal([{ taken: { generationId: id, ids: [first.id, second.id] } }]);
  await database().$executeRawUnsafe(
    "update pgboss.job set started_on = now() + interval '1 minute' where name = $1 and id = $2::uuid",
    ...[callQueue(id), first.id],
  );
  await recovery().run();
  const states = await statesOf(id);
  expect([states.get(first.id), states.get(second.id)]).toEqual(["active", "created"]);
  await cancelGeneration(actor, id);
});

test("calls of generations that were deleted or have ended harm nobody", async () => {
  const gone = await makeRunning(actor, { ...priced, seeds: 1, rowsPerSeed: 5, rowsPerCall: 5 });
  const ended = await makeRunning(actor, { ...priced, seeds: 1, rowsPerSeed: 10, rowsPerCall: 5 });
  const [lostWithIt] = await store.fetchCalls(gone, 1);
  const [late, held] = await store.fetchCalls(ended, 2);
  if (!lostWithIt || !late || !held) throw new Error("calls were expected");
  await database().generation.delete({ where: { id: gone } });
  await cancelGeneration(actor, ended);
  await leaveJournal([
    { taken: { generationId: ended, ids: [held.id] } },
    { answered: finishCall(lostWithIt, reply(rows("gone", 5)), 1, null) },
    { sent: { job: { ...lostWithIt, id: held.id }, attempt: 1, lostId: "00000000-0000-4000-8000-000000000002" } },
    { answered: finishCall(late, reply(rows("late", 5)), 1, null) },
  ]);
  expect(await recovery().run()).toBe(1);
  expect(await database().generation.findUniqueOrThrow({ where: { id: ended } })).toMatchObject({ status: "cancelled", accepted: 5 });
  expect(await findWrongCounts(ended)).toEqual([]);
});

test("an engine names what it loses itself: cancelled, timed out or broken off, but not what was refused", async () => {
  const id = await makeRunning(actor, { ...priced, seeds: 1, rowsPerSeed: 20, rowsPerCall: 5 });
  const errors = [
    new InferenceError("network", "The connection broke off."),
    new InferenceError("timeout", "It took too long."),
    new InferenceError("timeout", "No connection.", { notSent: true }),
    new InferenceError("timeout", "The endpoint ran out of time.", { status: 504 }),
    new InferenceError("server", "Status 500.", { status: 500 }),
    new InferenceError("address", "Nothing answers."),
  ];
  const journal = await openJournal({ folder, workerId: "live", log });
  let made = 0;
  const engine = startEngine(
    async (request, signal) => {
      made += 1;
      const error = errors[made - 1];
      if (error) throw error;
      if (made <= errors.length + 2) return distinct(request, signal);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new InferenceError("aborted", "Stopped."))));
    },
    { cap: 1, journal },
  );
  while ((await database().generation.findUniqueOrThrow({ where: { id } })).accepted < 10 || made < errors.length + 3) await rest(20);
  await cancelGeneration(actor, id);
  while ((await database().generation.findUniqueOrThrow({ where: { id } })).lostCalls < 3) await rest(20);
  await engine.stop(1_000);
  const lost = await database().call.findMany({ where: { generationId: id, status: "lost" }, orderBy: { finishedAt: "asc" } });
  expect(lost.map((line) => line.errorMessage.split(" after ")[0])).toEqual([
    "The connection broke off",
    "The time allowed was over",
    "The dataset was cancelled",
  ]);
  expect(await findWrongCounts(id)).toEqual([]);
  // Nothing stands open any more.
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test("with no database, a stopped worker leaves its answers to the next", async () => {
  const id = await makeRunning(actor, { ...priced, seeds: 1, rowsPerSeed: 10, rowsPerCall: 5 });
  const journal = await openJournal({ folder, workerId: "left", log });
  const broken = { ...store, commit: () => Promise.reject(new Error("no database")) };
  const engine = startEngine(distinct, { cap: 2, store: broken, journal });
  while (!readFileSync(join(folder, "left.journal"), "utf8").includes('"answered"')) await rest(10);
  await engine.stop(100);
  const text = readFileSync(join(folder, "left.journal"), "utf8").split("\n").slice(1).join("\n");
  expect(text).toContain('"answered"');
  await leaveJournal([]);
  const [dead] = readdirSync(folder).filter((name) => name.startsWith("dead"));
  writeFileSync(join(folder, dead ?? ""), readFileSync(join(folder, dead ?? ""), "utf8") + text);
  await recovery().run();
  expect((await database().generation.findUniqueOrThrow({ where: { id } })).accepted).toBeGreaterThanOrEqual(5);
  expect(await findWrongCounts(id)).toEqual([]);
});
