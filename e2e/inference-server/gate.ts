import { createRandom, drawLatency, strikes } from "./random.ts";
import { Refused } from "./reply.ts";
import { FAULT_KINDS, type FaultKind, type Refusal, type RequestFaults, type Settings } from "./settings.ts";

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
  }

  /** @throws Refused with status 429 over capacity or rate. */
  admit(): void {
    const { capacity, requestsPerMinute, retryAfterSeconds } = this.settings;
    if (capacity !== null && this.stats.inFlight > capacity)
      throw new Refused(429, "busy", "Too many requests at once. Please slow down.", { headers: this.#waitHeaders(retryAfterSeconds) });
    if (requestsPerMinute === null) return;
    const now = Date.now();
    const firstKept = this.#admitted.findIndex((time) => time > now - MINUTE);
    this.#admitted = firstKept < 0 ? [] : this.#admitted.slice(firstKept);
    if (this.#admitted.length >= requestsPerMinute) {
      const seconds = Math.ceil(((this.#admitted[0] ?? now) + MINUTE - now) / 1_000);
      throw new Refused(429, "rate", `Rate limit reached: ${requestsPerMinute} requests per minute.`, {
        headers: this.#waitHeaders(seconds),
      });
    }
    this.#admitted.push(now);
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

  latency(): number {
    return drawLatency(this.settings.latencyMs, this.settings.latencySigma, this.#random);
  }

  enter(): void {
    this.stats.requests += 1;
    this.stats.inFlight += 1;
    if (this.stats.inFlight > this.stats.maxInFlight) this.stats.maxInFlight = this.stats.inFlight;
  }

  leave(): void {
    this.stats.inFlight -= 1;
  }

  countRefused(kind: string): void {
    this.stats.refused[kind] = (this.stats.refused[kind] ?? 0) + 1;
  }

  countServed(usage: { input: number; output: number }, faults: readonly FaultKind[]): void {
    this.stats.served += 1;
    this.stats.inputTokens += usage.input;
    this.stats.outputTokens += usage.output;
    for (const kind of faults) this.stats.damaged[kind] = (this.stats.damaged[kind] ?? 0) + 1;
  }
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
