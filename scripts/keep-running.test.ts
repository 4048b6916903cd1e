import { expect, test } from "vitest";
import { keepRunning, type Running, restartDelay } from "./keep-running.ts";

test("the first restart is at once, later ones wait longer, up to half a minute", () => {
  expect([1, 2, 3, 4, 5].map(restartDelay)).toEqual([0, 500, 1_000, 2_000, 4_000]);
  expect(restartDelay(50)).toBe(30_000);
});

/** Something that runs until the test ends it. */
function fake() {
  const log: string[] = [];
  const listeners: (() => void)[] = [];
  const running: Running = {
    pid: 1,
    onExit: (listener) => listeners.push(listener),
    stop: async (graceMs) => void log.push(`stop ${graceMs}`),
    kill: () => log.push("kill"),
  };
  return { running, log, die: () => listeners.forEach((listener) => void listener()) };
}

/** Hands out fakes, and waits for the nth start. */
function starter() {
  const started: ReturnType<typeof fake>[] = [];
  const waiting: (() => void)[] = [];
  const start = async () => {
    const next = fake();
    started.push(next);
    for (const wake of waiting.splice(0)) wake();
    return next.running;
  };
  const nth = async (n: number) => {
    while (started.length < n) await new Promise<void>((wake) => waiting.push(wake));
    // The keeper watches it from the next turn on.
    await new Promise((next) => setImmediate(next));
    return started[n - 1] ?? fake();
  };
  return { start, nth, started };
}

test("what dies is started again, and stopping it ends that", async () => {
  const reports: string[] = [];
  const { start, nth, started } = starter();
  let now = 0;
  const kept = await keepRunning("worker", start, { report: (text) => reports.push(text), clock: () => now });
  (await nth(1)).die();
  const second = await nth(2);
  now += 60_000;
  second.die();
  const third = await nth(3);
  expect(reports).toEqual(Array(2).fill("The worker has ended unexpectedly and is started again."));
  await kept.stop(1_234);
  expect(third.log).toEqual(["stop 1234"]);
  third.die();
  await new Promise((next) => setImmediate(next));
  expect(started).toHaveLength(3);
});

test("a first start that fails is passed on", async () => {
  const start = () => Promise.reject(new Error("no"));
  await expect(keepRunning("worker", start, { report: () => {} })).rejects.toThrow("no");
});

test("a restart that fails is reported and tried again, and a stop does not wait for the delay", async () => {
  const reports: string[] = [];
  const first = fake();
  let starts = 0;
  const start = async () => {
    starts += 1;
    if (starts > 1) throw new Error("no memory");
    return first.running;
  };
  const kept = await keepRunning("web server", start, { report: (text) => reports.push(text) });
  first.die();
  await expect.poll(() => starts, { timeout: 5_000 }).toBe(3);
  await expect.poll(() => reports.at(-1)).toBe("The web server has ended unexpectedly and is started again in 1 s.");
  await kept.stop(100);
  expect(starts).toBe(3);
  expect(reports).toContain("The web server did not start: no memory");
});
