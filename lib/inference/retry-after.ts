/** The longest wait that is believed. */
const LONGEST_MS = 3_600_000;

/**
 * How long an endpoint asks us to wait, in milliseconds, or undefined when it does not say. Reads `retry-after-ms`
 * (Azure, OpenAI), `retry-after` in seconds or as a date (RFC 9110), and of the `x-ratelimit-reset-*` headers (OpenAI:
 * `6m0s`, `120ms`) those whose remainder is spent; `x-ratelimit-reset` (OpenRouter and others) in seconds, or as a time since 1970.
 * @param header gives a header's value by its lower-case name
 * @param now milliseconds since 1970
 */
export function readRetryAfter(header: (name: string) => string | undefined, now: number): number | undefined {
  const milliseconds = Number(header("retry-after-ms"));
  if (milliseconds > 0) return clamp(milliseconds);
  const after = header("retry-after");
  if (after !== undefined) return clamp(readSecondsOrDate(after, now));
  const spent = ["requests", "tokens"].filter((kind) => header(`x-ratelimit-remaining-${kind}`) === "0");
  const waits = spent.map((kind) => readDuration(header(`x-ratelimit-reset-${kind}`) ?? "")).filter((wait) => wait > 0);
  if (waits.length > 0) return clamp(Math.max(...waits));
  const reset = header("x-ratelimit-reset");
  return reset === undefined ? undefined : clamp(readMoment(reset, now));
}

/** What is left of a limit per time, as an answer's headers tell it. */
export interface Allowance {
  /** Requests or tokens in the window, which is a minute nearly everywhere; null when it is not said. */
  limit: number | null;
  remaining: number;
  /** Milliseconds until it is whole again, or until the next one is free: endpoints differ. Null when it is not said. */
  resetMs: number | null;
}

/** What `x-ratelimit-*` headers say. */
export interface RateHeaders {
  requests: Allowance | null;
  tokens: Allowance | null;
  /** Whether the answer also names a wait (`retry-after`), which is to be obeyed to the letter. */
  namesWait: boolean;
}

/**
 * Reads `x-ratelimit-limit-*`, `-remaining-*` and `-reset-*` for requests and tokens (OpenAI, Azure, Groq, vLLM gateways);
 * undefined where an endpoint sends none.
 */
export function readRateHeaders(header: (name: string) => string | undefined): RateHeaders | undefined {
  const requests = readAllowance(header, "requests");
  const tokens = readAllowance(header, "tokens");
  if (requests === null && tokens === null) return undefined;
  return { requests, tokens, namesWait: header("retry-after") !== undefined || header("retry-after-ms") !== undefined };
}

function readAllowance(header: (name: string) => string | undefined, kind: "requests" | "tokens"): Allowance | null {
  const remaining = readCount(header(`x-ratelimit-remaining-${kind}`));
  if (remaining === null) return null;
  const reset = header(`x-ratelimit-reset-${kind}`);
  const resetMs = reset === undefined ? Number.NaN : /^\d+(\.\d+)?$/.test(reset) ? Number(reset) * 1_000 : readDuration(reset);
  return {
    limit: readCount(header(`x-ratelimit-limit-${kind}`)),
    remaining,
    resetMs: Number.isFinite(resetMs) ? Math.min(resetMs, LONGEST_MS) : null,
  };
}

function readCount(text: string | undefined): number | null {
  const count = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(count) && count >= 0 ? count : null;
}

function clamp(wait: number): number | undefined {
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_MS) : undefined;
}

function readSecondsOrDate(text: string, now: number): number {
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text) * 1_000;
  return Math.max(0, Date.parse(text) - now);
}

/** A reset is a duration, a number of seconds, or a time in seconds or milliseconds since 1970. */
function readMoment(text: string, now: number): number {
  const number = Number(text);
  if (Number.isNaN(number)) return readDuration(text);
  if (number > 1e11) return Math.max(0, number - now);
  return number > 1e8 ? Math.max(0, number * 1_000 - now) : number * 1_000;
}

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `1h2m3.5s` and `120ms` into milliseconds; NaN when it is neither. */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text.trim()) return Number.NaN;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? Number.NaN), 0);
}
