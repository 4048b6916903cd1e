import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cacheProbe, ProbeTimeout } from "./cached-probe.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failed = (error: unknown) => (error instanceof Error ? error.message : "?");

test("a burst of questions makes one run, and what it found is good for a while", async () => {
  let runs = 0;
  const ask = cacheProbe({ run: async () => `run ${++runs}`, failed, timeoutMs: 2_000, keepMs: 5_000 });
  expect(await Promise.all(Array.from({ length: 50 }, ask))).toEqual(Array(50).fill("run 1"));
  await vi.advanceTimersByTimeAsync(4_900);
  expect(await ask()).toBe("run 1");
  await vi.advanceTimersByTimeAsync(200);
  expect(await Promise.all([ask(), ask()])).toEqual(["run 2", "run 2"]);
});

test("one that hangs is told to stop after its time, and is not begun again before it has ended", async () => {
  const signals: AbortSignal[] = [];
  let end = () => {};
  const run = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve) => {
      end = () => resolve("at last");
    });
  };
  const ask = cacheProbe({ run, failed, timeoutMs: 2_000, keepMs: 5_000 });
  const answer = ask();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBe("It did not answer within 2 s.");
  expect(signals[0]?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await ask()).toBe(new ProbeTimeout(2_000).message);
  expect(signals).toHaveLength(1);
  end();
  await vi.advanceTimersByTimeAsync(6_000);
  const next = ask();
  await vi.advanceTimersByTimeAsync(0);
  end();
  expect(await next).toBe("at last");
  expect(signals).toHaveLength(2);
});

test("a failed run may stand by what was found before", async () => {
  let broken = false;
  const run = () => {
    if (broken) throw new Error("away");
    return Promise.resolve("found");
  };
  const ask = cacheProbe({ run, failed: (error, before) => before ?? failed(error), timeoutMs: 2_000, keepMs: 1_000 });
  broken = true;
  expect(await ask()).toBe("away");
  broken = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ask()).toBe("found");
  broken = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await ask()).toBe("found");
});
