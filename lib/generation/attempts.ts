import { InferenceError } from "../inference/types.ts";

export const MAX_ATTEMPTS = 5;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;

/** What to do with a call whose attempt has failed. */
export type NextStep =
  /** Try again after a while; the attempt counts. */
  | { kind: "retry"; delayMs: number }
  /** The endpoint is at its limit: try again when the limiter lets it, as often as it takes. */
  | { kind: "wait"; retryAfterMs: number | undefined }
  /** The endpoint is not there: wait for it; the attempt does not count. */
  | { kind: "outage" }
  /** No call of this generation can succeed until someone mends something. */
  | { kind: "pause" }
  /** This call fails for good. */
  | { kind: "fail" };

/**
 * @param attempts how many attempts have been made, this one included
 * @param answering whether the endpoint answers other calls meanwhile, so that the fault lies with this one
 */
export function decideNext(error: InferenceError, attempts: number, answering: boolean, random: number): NextStep {
  switch (error.code) {
    case "busy":
      return { kind: "wait", retryAfterMs: error.retryAfterMs };
    case "key":
    case "model":
      return { kind: "pause" };
    case "network":
    case "address":
      if (!answering) return { kind: "outage" };
      break;
    case "refused-request":
    case "content-filter":
      return { kind: "fail" };
    default:
      break;
  }
  if (attempts >= MAX_ATTEMPTS) return { kind: "fail" };
  return { kind: "retry", delayMs: Math.max(backoffMs(attempts, random), error.retryAfterMs ?? 0) };
}

/** Exponential, with half of it left to chance, so that calls that failed together do not come back together. */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
  return full * (0.5 + random / 2);
}

/** Anything that a provider throws, as the one class that the engine knows. */
export function toInferenceError(error: unknown, timedOut: boolean, timeoutMs: number): InferenceError {
  if (timedOut)
    return new InferenceError("timeout", `The model did not answer within ${Math.round(timeoutMs / 1000)} seconds.`, { cause: error });
  if (error instanceof InferenceError) return error;
  return new InferenceError("server", "The request failed for a reason that Seedloom does not know; see the worker's log.", {
    cause: error,
  });
}
