import type { LaneNews } from "../limiter.ts";
import type { RateHeaders } from "../retry-after.ts";
import { Budget } from "./budget.ts";
import { SlidingCount } from "./sliding-count.ts";

// How many requests an endpoint takes in a minute: read off its headers, or learnt from the first refusal that named a
// wait too long for one of capacity. What was sent in the last minute is counted, and the next is sent when it has room.

export const WINDOW_MS = 60_000;
/** A request is counted from its start, the endpoint counts it from its arrival: so much later, at the most. */
const SLACK_MS = 300;
/** Shorter waits are named by endpoints that are full, not by those whose minute is spent. */
const LEAST_RATE_WAIT_MS = 2_000;
/** The window must have been full for so long before one request more is tried. */
const FULL_BEFORE_PROBE_MS = 1_000;
const LONGEST_PROBE_WINDOWS = 16;
/** Limits learnt by several workers within so long are one and the same; the highest count is the whole one. */
const SAME_MS = 3_000;
/** The most tried at once beyond a limit that was confirmed, as a part of it. */
const PROBE_PART = 0.02;

/** What of a request the rate must know: how many it started after, and how full the minute was before it. */
export interface RateTicket {
  startedAt: number;
  sequence: number;
  inWindow: number;
  isProbe: boolean;
}

export interface Refusal {
  /** The wait that it names, in milliseconds; undefined for none. */
  waitMs: number | undefined;
  status: number | undefined;
  headers: RateHeaders | undefined;
  /** Clearly more than were in flight have been answered well a short while ago. */
  isBelowProved: boolean;
  /** More were in flight than the endpoint is known to take. */
  isAboveProved: boolean;
}

/** A rate as workers tell it to one another. */
export interface KnownRate {
  /** Requests in 60 seconds. */
  limit: number;
  source: "header" | "learnt";
  /** Time of the clock. */
  at: number;
}

export class Rate {
  readonly #window = new SlidingCount(WINDOW_MS);
  readonly #guard = new SlidingCount(WINDOW_MS + SLACK_MS);
  readonly #requests = new Budget();
  readonly #tokens = new Budget();
  #started = 0;
  #known: KnownRate | null = null;
  /** Started by other workers in the last minute, and this worker's part of the limit, from 0 to 1. */
  #others = new SlidingCount(WINDOW_MS + SLACK_MS);
  #part = 1;
  #mayProbe = true;
  #isAlone = true;
  #fullSince = Number.POSITIVE_INFINITY;
  #probeStep = 1;
  #probeAt = 0;
  #probeWindows = 1;
  #probesOut = 0;
  #probesLeft = 0;
  /** Whether one request more than the learnt limit has been refused. */
  #isConfirmed = false;

  get known(): KnownRate | null {
    return this.#known;
  }

  inMinute(now: number): number {
    return this.#window.count(now);
  }

  bySecond(now: number): [at: number, count: number][] {
    return this.#window.bySecond(now);
  }

  /** How many may start now; infinite where no limit is known. */
  room(now: number): number {
    const byTokens = Math.floor(this.#tokens.room(this.#started, now));
    if (this.#known === null) return byTokens;
    const inWindow = this.#windowRoom(now);
    if (inWindow > 0) this.#fullSince = Number.POSITIVE_INFINITY;
    else if (this.#fullSince > now) this.#fullSince = now;
    return Math.min(
      byTokens,
      this.#known.source === "header" ? this.#headerRoom(inWindow, now) : inWindow > 0 ? inWindow : this.#probes(now),
    );
  }

  /** Whether the minute (or its tokens), and nothing else, keeps requests back. */
  isFull(now: number): boolean {
    return this.room(now) <= 0;
  }

  /** When the next request may start, as far as it is known. */
  nextAt(now: number): number {
    const byTokens = this.#tokens.nextAt(this.#started, now);
    if (this.#known === null || this.#windowRoom(now) > 0) return byTokens;
    const { limit } = this.#known;
    const all = this.#guard.count(now) + this.#others.count(now);
    const own = this.#guard.fallsTo(Math.max(0, this.#guard.count(now) - 1), now);
    const others = this.#others.count(now) > 0 ? this.#others.fallsTo(this.#others.count(now) - 1, now) : own;
    return Math.max(byTokens, all >= limit ? Math.min(own, others) : own);
  }

  started(now: number): RateTicket {
    const inWindow = this.#window.count(now) + this.#others.count(now);
    const isProbe = this.#known?.source === "learnt" && this.#windowRoom(now) <= 0;
    if (isProbe) {
      this.#probesOut += 1;
      this.#probesLeft -= 1;
    }
    this.#window.add(now);
    this.#guard.add(now);
    const ticket = { startedAt: now, sequence: this.#started, inWindow, isProbe };
    this.#started += 1;
    return ticket;
  }

  /** An answer came. `tokens`: what it took, in and out. */
  answered(ticket: RateTicket, headers: RateHeaders | undefined, tokens: number | undefined, now: number): void {
    if (headers !== undefined) this.#read(ticket, headers, tokens, now);
    if (!ticket.isProbe) return;
    this.#probesOut -= 1;
    if (this.#known?.source !== "learnt") return;
    // It was taken although the minute was full: the limit is higher than was thought.
    this.#known = { ...this.#known, limit: this.#known.limit + 1, at: now };
    this.#probeWindows = 1;
    if (this.#probesOut === 0 && this.#probesLeft <= 0) {
      this.#probeStep = Math.min(
        this.#probeStep * 2,
        this.#isConfirmed ? Math.max(1, PROBE_PART * this.#known.limit) : Number.POSITIVE_INFINITY,
      );
      this.#probesLeft = Math.floor(this.#probeStep);
    }
  }

  /** An error that is no refusal. */
  failed(ticket: RateTicket): void {
    if (ticket.isProbe) this.#probesOut -= 1;
  }

  /**
   * Whether a refusal speaks of a rate and not of a capacity: by its headers, by a minute that is known to be full, or
   * perhaps by a wait longer than places take to become free.
   * @param latencyMs how long answers take
   */
  explains(ticket: RateTicket, refusal: Refusal, latencyMs: number): "yes" | "perhaps" | "no" {
    const { waitMs, status, headers, isBelowProved, isAboveProved } = refusal;
    // 503 and 529 say that a server is overloaded.
    if (status !== undefined && status !== 429) return "no";
    if (headers !== undefined) return headers.requests?.remaining === 0 || isSpent(headers.tokens) ? "yes" : "no";
    if (isAboveProved && !this.#isConfirmed) return "no";
    if (this.#known !== null && ticket.inWindow >= 0.9 * this.#known.limit) return this.#isConfirmed ? "yes" : "perhaps";
    const isLong = waitMs !== undefined && waitMs > LEAST_RATE_WAIT_MS && (waitMs > 4 * latencyMs || isBelowProved);
    return isLong ? "perhaps" : "no";
  }

  /** A refusal that it explains. Returns until when nothing may be sent for it. */
  refused(ticket: RateTicket, { waitMs, headers }: Refusal, now: number): number {
    this.forget(ticket);
    if (headers === undefined) this.#learn(ticket, now);
    else this.#read(ticket, headers, undefined, now);
    if (ticket.isProbe && this.#isConfirmed) this.#probeWindows = Math.min(LONGEST_PROBE_WINDOWS, this.#probeWindows * 2);
    this.#isConfirmed ||= ticket.isProbe;
    this.#probeStep = 1;
    this.#probesLeft = 0;
    // A limit that was only guessed is tested as soon as it is reached.
    this.#probeAt = this.#isConfirmed ? now + this.#probeWindows * WINDOW_MS : now;
    if (headers === undefined || headers.namesWait) return now + (waitMs ?? 0);
    // A reset alone is when everything is there again, or when one place is: our own count knows better where it is full.
    return this.nextAt(now);
  }

  /** It was refused, and so does not count. */
  forget(ticket: RateTicket): void {
    if (ticket.isProbe) this.#probesOut -= 1;
    this.#window.remove(ticket.startedAt);
    this.#guard.remove(ticket.startedAt);
  }

  /** What other workers have started, second by second, and which part of the limit is this one's. */
  share(others: LaneNews["others"], part: number, mayProbe: boolean, now: number): void {
    this.#others = new SlidingCount(WINDOW_MS + SLACK_MS);
    for (const [at, count] of others.started) this.#others.add(Math.min(at, now), count);
    this.#part = part;
    this.#mayProbe = mayProbe;
    this.#isAlone = others.workers === 0;
    // What others had started when the limit was hit is known only now.
    const all = this.#window.count(now) + this.#others.count(now);
    if (this.#known?.source === "learnt" && now - this.#known.at < SAME_MS && all > this.#known.limit)
      this.#known = { ...this.#known, limit: all };
  }

  /** What another worker has found out, or this one long ago; the newer knowledge stays. */
  learn(rate: KnownRate): void {
    const known = this.#known;
    const isSame = known?.source === "learnt" && rate.source === "learnt" && Math.abs(rate.at - known.at) < SAME_MS;
    if (known === null || (isSame ? rate.limit > known.limit : rate.at > known.at)) this.#known = rate;
  }

  #windowRoom(now: number): number {
    if (this.#known === null) return Number.POSITIVE_INFINITY;
    const own = this.#guard.count(now);
    const { limit } = this.#known;
    return Math.floor(Math.min(limit - own - this.#others.count(now), limit * this.#part - own));
  }

  #headerRoom(inWindow: number, now: number): number {
    const left = this.#requests.left(this.#started);
    // What the endpoint says it will take, it takes, whatever its window is.
    if (left >= 1 && this.#isAlone) return Number.isFinite(left) ? Math.floor(left) : inWindow;
    if (left >= 1) return Math.min(inWindow, Number.isFinite(left) ? Math.ceil(left * this.#part) : inWindow);
    return Math.min(inWindow, Math.floor(this.#requests.room(this.#started, now)));
  }

  /** One more than fits now and then, to learn of a limit that was raised, or guessed wrong. */
  #probes(now: number): number {
    if (!this.#mayProbe || now < this.#probeAt || now - this.#fullSince < FULL_BEFORE_PROBE_MS) return 0;
    if (this.#probesOut === 0 && this.#probesLeft <= 0) this.#probesLeft = this.#probeStep;
    return this.#probesLeft;
  }

  #learn(ticket: RateTicket, now: number): void {
    const limit = Math.max(1, ticket.inWindow);
    if (this.#known === null || limit < this.#known.limit || this.#known.source === "header")
      this.#known = { limit, source: "learnt", at: now };
  }

  #read(ticket: RateTicket, headers: RateHeaders, tokens: number | undefined, now: number): void {
    const { requests } = headers;
    if (headers.tokens) this.#tokens.read(headers.tokens, ticket.sequence, now, tokens);
    if (!requests) return;
    this.#requests.read(requests, ticket.sequence, now);
    if (requests.limit !== null && requests.limit > 0 && (this.#known?.limit !== requests.limit || this.#known.source !== "header"))
      this.#known = { limit: requests.limit, source: "header", at: now };
  }
}

/** A request that needs more tokens than are left is refused before none are left. */
function isSpent(tokens: RateHeaders["tokens"]): boolean {
  return tokens !== null && (tokens.remaining === 0 || (tokens.limit !== null && tokens.remaining < 0.1 * tokens.limit));
}
