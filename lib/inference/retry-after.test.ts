import { expect, test } from "vitest";
import { readDuration, readRateHeaders, readRetryAfter } from "./retry-after.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const read = (headers: Record<string, string>) => readRetryAfter((name) => headers[name], NOW);

test.each([
  [{ "retry-after": "7" }, 7_000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Sun, 01 Mar 2026 12:00:20 GMT" }, 20_000],
  [{ "retry-after": "Sun, 01 Mar 2026 11:00:00 GMT" }, 0],
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s" }, 360_000],
  [{ "x-ratelimit-remaining-requests": "4", "x-ratelimit-reset-requests": "6m0s" }, undefined],
  [{ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "120ms" }, 120],
  [{ "x-ratelimit-reset": "30" }, 30_000],
  [{ "x-ratelimit-reset": String(NOW / 1_000 + 5) }, 5_000],
  [{ "x-ratelimit-reset": String(NOW + 5_000) }, 5_000],
  [{ "retry-after": "999999" }, 3_600_000],
  [{ "retry-after": "soon" }, undefined],
  [{}, undefined],
])("%o asks to wait %s ms", (headers, expected) => {
  expect(read(headers)).toBe(expected);
});

test("durations", () => {
  expect(readDuration("1h2m3.5s")).toBe(3_723_500);
  expect(readDuration("soon")).toBeNaN();
  expect(readDuration("5s later")).toBeNaN();
});

test("what is left of a rate, as OpenAI and Groq say it", () => {
  const rate = (headers: Record<string, string>) => readRateHeaders((name) => headers[name]);
  expect(
    rate({
      "x-ratelimit-limit-requests": "600",
      "x-ratelimit-remaining-requests": "599",
      "x-ratelimit-reset-requests": "100ms",
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-tokens": "7.66",
      "retry-after": "2",
    }),
  ).toEqual({
    requests: { limit: 600, remaining: 599, resetMs: 100 },
    tokens: { limit: null, remaining: 0, resetMs: 7_660 },
    namesWait: true,
  });
  expect(rate({ "x-ratelimit-remaining-requests": "many" })).toBeUndefined();
  expect(rate({ "retry-after": "2" })).toBeUndefined();
});
