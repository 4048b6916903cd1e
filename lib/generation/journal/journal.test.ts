import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rename, utimes } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { identityOf } from "../../processes.ts";
import type { CallJob, FinishedCall } from "../engine-types.ts";
import { claimJournals } from "./claim.ts";
import { openJournal } from "./journal.ts";
import { readOpenCalls, readOwner, toLine } from "./lines.ts";

let folder = "";
let file = "";
let warnings: string[] = [];
let time = 0;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "seedloom-journal-")), "journal");
  file = join(folder, "w.journal");
  warnings = [];
  time = 0;
});

const log = { info() {}, error() {}, warn: (_: object, message: string) => warnings.push(message) };
const make = () => openJournal({ folder, workerId: "w", log, clock: () => time });
const job = (id: string): CallJob => ({ id, generationId: "g", seedId: "1", count: 5, batch: 0, batches: 1 });
const request = (id: string) => ({ job: job(id), attempt: 1, lostId: `lost-${id}` });
const finished = (id: string, text = "c"): FinishedCall => ({
  ...{ job: job(id), status: "done", offered: [{ data: { prompt: `“${id}”\u2028`, completion: text }, hash: "ab" }], repeats: [] },
  ...{ invalid: 0, attempts: 1, inputTokens: 1, outputTokens: 2, costUsd: null, latencyMs: 3, finishReason: "stop" },
  ...{ errorCode: "", errorMessage: "" },
});
const endOfTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

function stored() {
  const { held, sent, answered } = readOpenCalls(readFileSync(file, "utf8"));
  return { held: [...held.keys()], sent: [...sent.keys()], answered: [...answered.keys()] };
}

test("says at any time what is held, sent and answered, and only its owner may read it", async () => {
  const journal = await make();
  expect(readOwner(readFileSync(file, "utf8"))).toEqual({
    pid: process.pid,
    identity: await identityOf(process.pid),
    host: hostname(),
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  journal.taken("g", ["a", "b", "c", "d", "e"]);
  await Promise.all(["a", "b", "c"].map((id) => journal.sent(request(id))));
  expect(stored()).toEqual({ held: ["d", "e"], sent: ["a", "b", "c"], answered: [] });
  journal.answered(finished("a"));
  await endOfTurn();
  expect(stored().answered).toEqual(["a"]);
  journal.ended("b");
  journal.closed(["a", "e", "unknown"]);
  await endOfTurn();
  expect(stored()).toEqual({ held: ["d", "b"], sent: ["c"], answered: [] });
  expect(readOpenCalls(readFileSync(file, "utf8")).sent.get("c")).toEqual(request("c"));
});

test("an answer comes back as it was", async () => {
  const journal = await make();
  journal.answered(finished("a", 'line\nbreak "quoted" \u0000 ü'));
  await endOfTurn();
  expect(readOpenCalls(readFileSync(file, "utf8")).answered.get("a")).toEqual(finished("a", 'line\nbreak "quoted" \u0000 ü'));
});

test("a torn last line and garbage are passed over", async () => {
  const whole = toLine({ sent: request("a") }) + toLine({ answered: finished("b") });
  const torn = toLine({ answered: finished("c") }).slice(0, 60);
  for (const text of [`${whole}${torn}`, `\0\0garbage\n{"sent":7}\nnull\n[]\n${whole}{"closed":["a`, `${torn}\n${whole}`]) {
    const { sent, answered } = readOpenCalls(text);
    expect([...sent.keys(), ...answered.keys()]).toEqual(["a", "b"]);
  }
  expect(readOwner("")).toBeNull();
  expect(readOwner('{"owner":{"pid":')).toBeNull();
});

test("it is emptied when nothing is open, and carries over what is when it has grown", async () => {
  const journal = await make();
  await journal.sent(request("open"));
  const large = "x".repeat(1_000_000);
  for (let index = 0; index < 30; index += 1) {
    journal.answered(finished(`a${index}`, large));
    journal.closed([`a${index}`]);
  }
  await endOfTurn();
  expect(statSync(file).size).toBeLessThan(10_000_000);
  expect(stored()).toEqual({ held: [], sent: ["open"], answered: [] });
  journal.closed(["open"]);
  await endOfTurn();
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(2);
  journal.taken("g", ["next"]);
  await endOfTurn();
  expect(stored().held).toEqual(["next"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["w.journal"]);
});

test("what stands open has an end too: then it is off, and comes back when the database is", async () => {
  const journal = await make();
  const large = "x".repeat(2_000_000);
  for (let index = 0; index < 40; index += 1) journal.answered(finished(`a${index}`, large));
  expect(statSync(file).size).toBeLessThan(70_000_000);
  expect(warnings).toHaveLength(1);
  journal.closed(Array.from({ length: 39 }, (_, index) => `a${index}`));
  time += 2_000;
  journal.alive();
  expect(stored().answered).toEqual(["a39"]);
});

test("a file that cannot be written stops nothing, warns once, and comes back whole", async () => {
  const journal = await make();
  await journal.sent(request("before"));
  // The folder becomes a file: nothing can be written there, whoever we are.
  await rename(folder, `${folder}-away`);
  writeFileSync(folder, "");
  journal.alive();
  closeAllOn(`${folder}-away/w.journal`);
  journal.answered(finished("while off"));
  await journal.sent(request("second"));
  time += 5_000;
  journal.alive();
  expect(warnings).toHaveLength(1);
  rmSync(folder);
  time += 5_000;
  journal.closed(["before"]);
  await endOfTurn();
  expect(stored()).toEqual({ held: [], sent: ["second"], answered: ["while off"] });
  journal.close();
  expect(stored().answered).toEqual(["while off"]);
});

/** Takes the journal's open file from under it. */
function closeAllOn(path: string): void {
  const wanted = statSync(path).ino;
  for (let handle = 10; handle < 200; handle += 1)
    try {
      if (statSync(`/dev/fd/${handle}`).ino === wanted) closeSync(handle);
    } catch {
      // Not an open file of ours.
    }
}

test("a journal with nothing open goes when its worker stops", async () => {
  const journal = await make();
  journal.taken("g", ["a"]);
  journal.closed(["a"]);
  journal.close();
  expect(readdirSync(folder)).toEqual([]);
  journal.answered(finished("too late"));
  expect(readdirSync(folder)).toEqual([]);
});

async function deadOwner() {
  const child = spawn("sleep", ["60"]);
  const pid = child.pid ?? 0;
  const identity = (await identityOf(pid)) ?? "";
  child.kill("SIGKILL");
  await once(child, "exit");
  return { pid, identity, host: hostname() };
}

test("a dead worker's journal is taken over by one alone; those of the living and of other machines stay", async () => {
  await make();
  const dead = await deadOwner();
  writeFileSync(join(folder, "dead.journal"), toLine({ owner: dead }));
  writeFileSync(join(folder, "elsewhere.journal"), toLine({ owner: { ...dead, host: "another-machine" } }));
  writeFileSync(join(folder, "torn.journal"), '{"owner"');
  const now = new Date();
  const results = await Promise.all(Array.from({ length: 5 }, () => claimJournals(folder, now)));
  expect(results.flat()).toHaveLength(1);
  const [claimed] = results.flat();
  expect(claimed?.file).toContain("/dead.");
  expect(claimed?.takenUntil.getTime()).toBe(now.getTime());
  // Its taker lives.
  expect(await claimJournals(folder, now)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith(".journal"))).toEqual(["elsewhere.journal", "torn.journal", "w.journal"]);
  // Silent for long: dead, wherever it ran.
  const long = new Date(Date.now() - 200_000);
  await utimes(join(folder, "elsewhere.journal"), long, long);
  const [silent] = await claimJournals(folder, now);
  expect(silent?.file).toContain("/elsewhere.");
  expect(silent?.takenUntil.getTime()).toBeCloseTo(long.getTime() + 15_000, -3);
});

test("what a taker left that died as well is taken over again, and the time of the first claim stays", async () => {
  await make();
  writeFileSync(join(folder, `dead.1000.${process.pid}-0123456789ab.claimed`), toLine({ owner: await deadOwner() }));
  const [claimed] = await claimJournals(folder, new Date());
  expect(claimed?.takenUntil.getTime()).toBe(1_000);
  expect(await claimJournals(folder, new Date())).toEqual([]);
});

test("no folder, no journals", async () => {
  expect(await claimJournals(join(folder, "nowhere"), new Date())).toEqual([]);
});
