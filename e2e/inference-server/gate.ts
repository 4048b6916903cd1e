import { LoadMeter, type LoadStats } from "./load.ts";
import { createRandom, drawLatency, strikes } from "./random.ts";
import { Refused } from "./reply.ts";
import { FAULT_KINDS, type FaultKind, type Refusal, type RequestFaults, type Settings } from "./settings.ts";
import { SharedSlots } from "./sharing.ts";

const MINUTE = 60_000;

export interface Stats {
  requests: number;
  served: number;
  /** Requests that got no answer of use, by kind: key, busy, rate, server-error, reset, … */
  refused: Record<string, number>;
  /** Answers spoilt on purpose, by kind. */
  damaged: Record<string, number>;
  inputTokens: number;
  outputTokens: number;
  inFlight: number;
  maxInFlight: number;
}

const emptyStats = (): Stats => ({
  requests: 0,
  served: 0,
  refused: {},
  damaged: {},
  inputTokens: 0,
  outputTokens: 0,
  inFlight: 0,
  maxInFlight: 0,
});

/** Decides what happens to each request, and counts. */
export class Gate {
  settings: Settings;
  stats = emptyStats();
  readonly #load = new LoadMeter();
  readonly #shared = new SharedSlots();
  #random: () => number;
  #nth = 0;
  /** When the requests of the last minute were let in, oldest first. */
  #admitted: number[] = [];

  constructor(settings: Settings) {
    this.settings = settings;
    this.#random = createRandom(settings.seed);
  }

  /** Sets the settings and draws faults from the start again. */
  configure(settings: Settings): void {
    this.settings = settings;
    this.#random = createRandom(settings.seed);
    this.#nth = 0;
  }

  /** Starts counting and drawing anew; requests in flight stay counted. */
  reset(): void {
    const { inFlight } = this.stats;
    this.configure(this.settings);
    this.stats = { ...emptyStats(), inFlight, maxInFlight: inFlight };
    this.#admitted = [];
    this.#load.reset();
  }

  /** All that is counted and measured. */
  report(): Stats & LoadStats {
    return { ...this.stats, ...this.#load.stats() };
  }

  /** @throws Refused with status 429 over capacity or rate. */
  admit(): void {
    const { capacity, requestsPerMinute, retryAfterSeconds } = this.settings;
    if (capacity !== null && this.stats.inFlight > capacity)
      throw new Refused(429, "busy", "Too many requests at once. Please slow down.", { headers: this.#waitHeaders(retryAfterSeconds) });
    if (requestsPerMinute === null) return;
    const now = Date.now();
    this.#forgetOld(now);
    if (this.#admitted.length >= requestsPerMinute) {
      const seconds = Math.ceil(((this.#admitted[0] ?? now) + MINUTE - now) / 1_000);
      throw new Refused(429, "rate", `Rate limit reached: ${requestsPerMinute} requests per minute.`, {
        headers: this.#waitHeaders(seconds),
      });
    }
    this.#admitted.push(now);
  }

  #forgetOld(now: number): void {
    const firstKept = this.#admitted.findIndex((time) => time > now - MINUTE);
    if (firstKept !== 0) this.#admitted = firstKept < 0 ? [] : this.#admitted.slice(firstKept);
  }

  /**
   * What OpenAI sends with every answer, when it is told to: the limit, what is left of it, and when there is more. The limit
   * here is a window of 60 s, so with nothing left the reset is when the oldest request leaves it, else when all have.
   * https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
   */
  rateHeaders(): Record<string, string> {
    const { requestsPerMinute, rateHeaders } = this.settings;
    if (!rateHeaders || requestsPerMinute === null) return {};
    const now = Date.now();
    this.#forgetOld(now);
    const left = Math.max(0, requestsPerMinute - this.#admitted.length);
    const leaving = (left === 0 ? this.#admitted[0] : this.#admitted.at(-1)) ?? now - MINUTE;
    return {
      "x-ratelimit-limit-requests": String(requestsPerMinute),
      "x-ratelimit-remaining-requests": String(left),
      "x-ratelimit-reset-requests": formatDuration(leaving + MINUTE - now),
    };
  }

  #waitHeaders(seconds: number): Record<string, string> {
    switch (this.settings.retryHeader) {
      case "retry-after":
        return { "retry-after": String(seconds) };
      case "retry-after-date":
        return { "retry-after": new Date(Date.now() + seconds * 1_000).toUTCString() };
      case "x-ratelimit-reset":
        return { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": `${seconds}s` };
      case "none":
        return {};
    }
  }

  /** The faults that strike this request: its own, and those drawn by the settings. */
  drawFaults(own: RequestFaults): { faults: FaultKind[]; refuses: Refusal[] } {
    this.#nth += 1;
    const drawn = FAULT_KINDS.filter((kind) => {
      const chance = this.settings.faults[kind];
      return chance !== undefined && strikes(chance, this.#nth, this.#random);
    });
    return { faults: [...own.faults, ...drawn], refuses: [...own.refuses, ...this.settings.refuses] };
  }

  /** Passes the time that an answer takes, which grows with the load where there are only so many slots. */
  async answerTime(): Promise<void> {
    const { latencyMs, latencySigma, slots } = this.settings;
    const latency = drawLatency(latencyMs, latencySigma, this.#random);
    if (latency > 0) await (slots === null ? new Promise((next) => setTimeout(next, latency)) : this.#shared.work(latency, slots));
  }

  /** A request has come; returns when, for `countServed`. */
  enter(callId?: string): number {
    this.stats.requests += 1;
    this.stats.inFlight += 1;
    if (this.stats.inFlight > this.stats.maxInFlight) this.stats.maxInFlight = this.stats.inFlight;
    return this.#load.enter(callId);
  }

  leave(): void {
    this.stats.inFlight -= 1;
    this.#load.leave();
  }

  countRefused(kind: string): void {
    this.stats.refused[kind] = (this.stats.refused[kind] ?? 0) + 1;
  }

  countServed(usage: { input: number; output: number }, faults: readonly FaultKind[], enteredAt: number): void {
    this.#load.answered(enteredAt);
    this.stats.served += 1;
    this.stats.inputTokens += usage.input;
    this.stats.outputTokens += usage.output;
    for (const kind of faults) this.stats.damaged[kind] = (this.stats.damaged[kind] ?? 0) + 1;
  }
}

/** As Go writes durations, and OpenAI with it: `120ms`, `6.5s`, `1m0s`. */
function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms));
  if (whole < 1_000) return `${whole}ms`;
  return whole < MINUTE ? `${whole / 1_000}s` : `${Math.floor(whole / MINUTE)}m${(whole % MINUTE) / 1_000}s`;
}

/** Faults that end a request without an answer of use. */
export function applyFatal(faults: readonly FaultKind[]): "drop" | "hang" | "html" | null {
  if (faults.includes("server-error")) throw new Refused(500, "server-error", "The server had an error while processing your request.");
  if (faults.includes("busy"))
    throw new Refused(503, "busy", "The model is overloaded, please try again later.", { headers: { "retry-after": "1" } });
  if (faults.includes("quota"))
    throw new Refused(429, "quota", "You exceeded your current quota, please check your plan and billing details.");
  if (faults.includes("reset")) return "drop";
  if (faults.includes("hang")) return "hang";
  return faults.includes("html") ? "html" : null;
}
