import { AdaptiveLimiter } from "./limiter/adaptive.ts";
import type { KnownCeiling } from "./limiter/ceiling.ts";
import type { KnownRate, RateTicket } from "./limiter/rate.ts";
import type { RateHeaders } from "./retry-after.ts";

// How many requests may be in flight at once, for one model on one connection. The level finds itself: it grows as long as
// answers come as fast as before, into new ground spread over time; it stops one below what was refused, where answers slow
// down, at a person's cap, and at what the endpoint takes in a minute; and a wait that the endpoint names is obeyed.

/** `timeout`: no answer in time; `aborted`: given up by us, which says nothing. */
export type Outcome = "ok" | "busy" | "error" | "timeout" | "aborted";

export const LIMITER_REASONS = ["starting", "growing", "cap", "shared", "worker", "waiting", "rate", "busy", "slower", "errors"] as const;

/**
 * Why the level is where it is. `starting`: growing fast from the first requests on; `growing`: by little; `cap`: a person's
 * cap; `shared`: other workers have the rest; `worker`: a worker has as many in flight as it may; `waiting`: the endpoint named a wait; `rate`: the minute is spent; `busy`: the
 * endpoint refuses more at once; `slower`: more at once would only slow the answers down; `errors`: requests failed one
 * after the other.
 */
export type LimiterReason = (typeof LIMITER_REASONS)[number];

export interface LimiterState {
  /** Requests allowed in flight. */
  level: number;
  inFlight: number;
  reason: LimiterReason;
  /** Time of the clock until which nothing is sent, or null. */
  waitingUntil: number | null;
  /** Requests a minute that the endpoint takes, as far as it is known. */
  ratePerMinute: number | null;
}

/** What is kept of a request from its start to its end. */
export interface Ticket extends RateTicket {
  /** In flight on this worker when it started, itself counted, … */
  own: number;
  /** … and on all. */
  load: number;
  /** Requests answered well before it started. */
  answered: number;
  /** Sent to find out whether the endpoint takes any again. */
  isScout: boolean;
}

/** What an answer or a refusal says beside what it is. */
export interface Signs {
  /** What a refusal asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** HTTP status of a refusal. */
  status?: number | undefined;
  rate?: RateHeaders | undefined;
  /** Tokens in and out. */
  tokens?: number | undefined;
}

/** What workers on one lane tell each other; see lane-share.ts. Times are of this limiter's clock, counts are of all workers. */
export interface LaneNews {
  /** Requests that this worker may have in flight; infinite where nothing is divided. */
  grant: number;
  /** After it a grant of a person's cap is worth nothing. */
  validUntil: number;
  /** Whether this worker is the one that tries for more. */
  leads: boolean;
  /** This worker's part of the rate, from 0 to 1. */
  ratePart: number;
  others: {
    workers: number;
    inFlight: number;
    /** Requests started in the last minute: when, and how many. */
    started: readonly (readonly [at: number, count: number])[];
  };
  waitingUntil: number | null;
  ceiling: KnownCeiling | null;
  rate: KnownRate | null;
}

/** What this worker tells the others. */
export interface LaneFindings {
  inFlight: number;
  /** Requests that it could have in flight if it were let. */
  wanted: number;
  waitingUntil: number | null;
  ceiling: KnownCeiling | null;
  /** The most in flight since the last findings. */
  peak: number;
  /** The last refusal for want of capacity: when, and how many of this worker's own the endpoint had taken then. */
  refusal: { at: number; own: number } | null;
  rate: KnownRate | null;
  /** Requests started in the last minute: when, to the second, and how many. */
  started: [at: number, count: number][];
  /** How long an answer takes when little is asked for, in milliseconds. */
  baseMs: number | null;
  /** Nothing has shown yet where the level must end. */
  isStarting: boolean;
}

export interface Limiter {
  /** How many requests may be started now. */
  free(): number;
  /** A request is sent. */
  start(): Ticket;
  /** A request has ended. */
  settle(ticket: Ticket, outcome: Outcome, signs?: Signs): void;
  /** How many requests there are to send now, those in flight counted. */
  want(count: number): void;
  /** When `want` was last called. */
  askedAt(): number;
  state(): LimiterState;
  /** A person has changed the cap. */
  setCap(cap: number | null): void;
  /** The endpoint may be another one now: what was found out is worth nothing. */
  forget(): void;
  /** Where to begin. */
  remember(remembered: Remembered): void;
  findings(): LaneFindings;
  learn(news: LaneNews): void;
}

/** What was found out in earlier runs. */
export interface Remembered {
  /** The level, for one worker. */
  level: number;
  /** Whether it may be passed fast, because nothing had shown an end. */
  isStarting: boolean;
  baseMs: number | null;
}

export interface LimiterOptions {
  /** Milliseconds. */
  clock: () => number;
  /** The most in flight that a person allows; at least 1. */
  cap?: number | null;
  /** Where the level starts. Without it: at the cap, which says what the endpoint takes, or with a few. */
  initial?: number;
  /** Other workers may use the same endpoint: with a cap, nothing is sent before the first `learn`. */
  shared?: boolean;
}

/** A pure state machine: it reads the time from `clock` and does nothing by itself. All calls take constant time but `findings` and `learn`. */
export function createLimiter(options: LimiterOptions): Limiter {
  return new AdaptiveLimiter(options);
}
