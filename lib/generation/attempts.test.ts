import { expect, test } from "vitest";
import { InferenceError, type InferenceErrorCode } from "../inference/types.ts";
import { backoffMs, decideNext, MAX_ATTEMPTS } from "./attempts.ts";

const next = (code: InferenceErrorCode, attempts = 1, answering = true) =>
  decideNext(new InferenceError(code, "m"), attempts, answering, 0);

test.each<[InferenceErrorCode, string]>([
  ["busy", "wait"],
  ["key", "pause"],
  ["model", "pause"],
  ["server", "retry"],
  ["timeout", "retry"],
  ["network", "retry"],
  ["refused-request", "fail"],
  ["content-filter", "fail"],
])("%s → %s", (code, kind) => expect(next(code).kind).toBe(kind));

test("an endpoint that is not there is waited for, however often", () => {
  expect(next("network", 99, false).kind).toBe("outage");
  expect(next("address", 99, false).kind).toBe("outage");
});

test("attempts have an end; a busy endpoint's do not", () => {
  expect(next("server", MAX_ATTEMPTS - 1).kind).toBe("retry");
  expect(next("server", MAX_ATTEMPTS).kind).toBe("fail");
  expect(next("busy", 99).kind).toBe("wait");
});

test("waits grow, have a limit, and are spread", () => {
  expect([1, 2, 3, 4].map((attempts) => backoffMs(attempts, 1))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(backoffMs(40, 1)).toBe(30_000);
  expect(backoffMs(1, 0)).toBe(250);
});

test("what the endpoint asks for goes before", () => {
  const error = new InferenceError("server", "m", { retryAfterMs: 9_000 });
  expect(decideNext(error, 1, true, 0)).toEqual({ kind: "retry", delayMs: 9_000 });
});
