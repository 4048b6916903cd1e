import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { takeRequest } from "./rate-limit.ts";

beforeAll(async () => {
  await useTestDatabase();
  process.env.API_RATE_LIMIT = "3";
});
afterEach(() => {
  vi.useRealTimers();
});

test("a key has so many requests a minute, over all servers, and then must wait for the next", async () => {
  // Only the clock: timers and the database are real.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-01T12:00:00Z") });
  const states = await Promise.all([1, 2, 3].map(() => takeRequest("one")));
  expect(states.every(({ allowed, limit }) => allowed && limit === 3)).toBe(true);
  expect(states.map(({ remaining }) => remaining).sort()).toEqual([0, 1, 2]);

  vi.setSystemTime(Date.now() + 18_000);
  expect(await takeRequest("one")).toEqual({ allowed: false, limit: 3, remaining: 0, resetSeconds: 42 });
  expect(await takeRequest("two")).toMatchObject({ allowed: true, remaining: 2 });

  vi.setSystemTime(Date.now() + 42_001);
  expect(await takeRequest("one")).toEqual({ allowed: true, limit: 3, remaining: 2, resetSeconds: 60 });
});
