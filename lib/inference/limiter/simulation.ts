import { createRandom, drawLatency } from "../../../e2e/inference-server/random.ts";
import { createLimiter, type Limiter, type LimiterOptions, type Outcome, type Signs } from "../limiter.ts";

// Workers and an endpoint in a world with its own clock: what the limiter does in an hour is seen in a second.

/** A heap of what is to happen, the earliest first. */
class Agenda {
  readonly #items: { at: number; order: number; run: () => void }[] = [];
  #order = 0;

  add(at: number, run: () => void): void {
    const items = this.#items;
    let place = items.push({ at, order: this.#order++, run }) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#isBefore(place, above)) break;
      this.#swap(place, above);
      place = above;
    }
  }

  next(): number {
    return this.#items[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  take(): (() => void) | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (!first || !last || items.length === 0) return first?.run;
    items[0] = last;
    for (let place = 0; ; ) {
      const left = 2 * place + 1;
      const right = left + 1;
      let least = place;
      if (left < items.length && this.#isBefore(left, least)) least = left;
      if (right < items.length && this.#isBefore(right, least)) least = right;
      if (least === place) return first.run;
      this.#swap(place, least);
      place = least;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [first, second] = [this.#items[one], this.#items[other]];
    return !!first && !!second && (first.at < second.at || (first.at === second.at && first.order < second.order));
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#items[one], this.#items[other]];
    if (first && second) [this.#items[one], this.#items[other]] = [second, first];
  }
}

interface Answer {
  outcome: Outcome;
  /** How long it is worked on; 0 for what is refused at once. */
  latencyMs: number;
  /** With more at work than this, each goes on at its share of the speed. */
  slots?: number;
  signs?: Signs;
}

interface Scene {
  now: number;
  /** Requests that are being worked on, this one not counted. */
  working: number;
  random: () => number;
}

export type Endpoint = (scene: Scene) => Answer;

/** Half of the time that a request and its answer are under way. */
const WIRE_MS = 1;
/** The engine looks for free places so often, and whenever a request ends. */
const PUMP_MS = 10;
/** Computing time that it takes to send one request. */
const SEND_MS = 0.4;

export class World {
  now = 0;
  sent = 0;
  working = 0;
  mostWorking = 0;
  latencySum = 0;
  readonly done: Record<Outcome, number> = { ok: 0, busy: 0, error: 0, timeout: 0, aborted: 0 };
  /** Answers of each second. */
  readonly perSecond: number[] = [];
  readonly limiters: Limiter[] = [];
  readonly #agenda = new Agenda();
  readonly #endpoint: Endpoint;
  readonly #random: () => number;
  /** Work that one request has had done since the start, in milliseconds of an unloaded endpoint, and what is due when. */
  #virtual = 0;
  #virtualAt = 0;
  #slots = Number.POSITIVE_INFINITY;
  readonly #shared = new Agenda();
  #sharing = 0;
  #tick = 0;
  /** Until when each worker computes. */
  readonly #occupied: number[] = [];

  constructor(endpoint: Endpoint, seed = 1) {
    this.#endpoint = endpoint;
    this.#random = createRandom(seed);
  }

  /** Adds a worker that always has more to send, from now on. */
  work(options: Partial<LimiterOptions> = {}): Limiter {
    const limiter = createLimiter({ clock: () => this.now, ...options });
    const worker = this.limiters.push(limiter) - 1;
    this.#occupied.push(this.now);
    limiter.want(100_000);
    this.#pump(worker);
    return limiter;
  }

  every(ms: number, run: () => void): void {
    const again = () => {
      run();
      this.#agenda.add(this.now + ms, again);
    };
    this.#agenda.add(this.now, again);
  }

  after(ms: number, run: () => void): void {
    this.#agenda.add(this.now + ms, run);
  }

  run(ms: number): this {
    const end = this.now + ms;
    while (this.#agenda.next() <= end) {
      this.now = Math.max(this.now, this.#agenda.next());
      this.#agenda.take()?.();
    }
    this.now = end;
    return this;
  }

  get refusedShare(): number {
    return this.done.busy / Math.max(1, this.done.ok + this.done.busy);
  }

  get meanLatency(): number {
    return this.latencySum / Math.max(1, this.done.ok);
  }

  #pump(worker: number): void {
    this.#fill(worker);
    this.#agenda.add(this.now + PUMP_MS, () => this.#pump(worker));
  }

  #fill(worker: number): void {
    const limiter = this.limiters[worker];
    if (!limiter) return;
    for (let free = limiter.free(); free > 0; free = Math.min(free - 1, limiter.free())) {
      const at = Math.max(this.now, this.#occupied[worker] ?? 0) + SEND_MS;
      this.#occupied[worker] = at;
      this.#send(worker, limiter, at - this.now);
    }
  }

  #send(worker: number, limiter: Limiter, afterMs: number): void {
    const ticket = limiter.start();
    const sentAt = this.now;
    this.sent += 1;
    this.#agenda.add(this.now + afterMs + WIRE_MS, () => {
      const { outcome, latencyMs, slots, signs } = this.#endpoint({ now: this.now, working: this.working, random: this.#random });
      const takesPlace = latencyMs > 0;
      if (takesPlace) this.working += 1;
      this.mostWorking = Math.max(this.mostWorking, this.working);
      this.#serve(latencyMs, slots, () => {
        if (takesPlace) this.working -= 1;
        this.#agenda.add(this.now + WIRE_MS, () => {
          this.done[outcome] += 1;
          if (outcome === "ok") {
            this.latencySum += this.now - sentAt;
            const second = Math.floor(this.now / 1_000);
            this.perSecond[second] = (this.perSecond[second] ?? 0) + 1;
          }
          limiter.settle(ticket, outcome, signs);
          this.#fill(worker);
        });
      });
    });
  }

  #serve(latencyMs: number, slots: number | undefined, done: () => void): void {
    if (slots === undefined) {
      this.#agenda.add(this.now + latencyMs, done);
      return;
    }
    this.#advance();
    this.#slots = slots;
    this.#sharing += 1;
    this.#shared.add(this.#virtual + latencyMs, done);
    this.#schedule();
  }

  #speed(): number {
    return Math.min(1, this.#slots / Math.max(1, this.#sharing));
  }

  #advance(): void {
    this.#virtual += (this.now - this.#virtualAt) * this.#speed();
    this.#virtualAt = this.now;
  }

  #schedule(): void {
    this.#tick += 1;
    const tick = this.#tick;
    const next = this.#shared.next();
    if (!Number.isFinite(next)) return;
    this.#agenda.add(this.now + Math.max(0, next - this.#virtual) / this.#speed(), () => {
      if (tick !== this.#tick) return;
      this.#advance();
      while (this.#shared.next() <= this.#virtual + 1e-6) {
        this.#sharing -= 1;
        this.#shared.take()?.();
      }
      this.#schedule();
    });
  }
}

/** Takes so many at a time and refuses the rest at once. */
export function capacity(
  places: number | ((now: number) => number),
  latencyMs: number,
  options: { sigma?: number; retryAfterMs?: number } = {},
): Endpoint {
  const { sigma = 0, retryAfterMs } = options;
  return ({ now, working, random }) =>
    working >= (typeof places === "number" ? places : places(now))
      ? { outcome: "busy", latencyMs: 0, signs: { status: 429, retryAfterMs } }
      : { outcome: "ok", latencyMs: drawLatency(latencyMs, sigma, random) };
}

/** Takes so many in any minute. With headers it says what is left, as OpenAI does, and names no wait. */
export function perMinute(
  limit: number | ((now: number) => number),
  latencyMs: number,
  headers: "none" | "next" | "whole" = "none",
): Endpoint {
  let taken: number[] = [];
  return ({ now }) => {
    const most = typeof limit === "number" ? limit : limit(now);
    taken = taken.filter((at) => at > now - 60_000);
    const isFull = taken.length >= most;
    if (!isFull) taken.push(now);
    const remaining = Math.max(0, most - taken.length);
    const [first = now, last = now] = [taken[0], taken.at(-1)];
    const resetMs = (headers === "whole" ? last : first) + 60_000 - now;
    const rate = headers === "none" ? undefined : { requests: { limit: most, remaining, resetMs }, tokens: null, namesWait: false };
    if (!isFull) return { outcome: "ok", latencyMs, signs: { rate } };
    const retryAfterMs = headers === "none" ? Math.ceil((first + 60_000 - now) / 1_000) * 1_000 : resetMs;
    return { outcome: "busy", latencyMs: 0, signs: { status: 429, retryAfterMs, rate } };
  };
}

/** Never refuses; with more than so many at work, each takes longer, as vLLM does when its batch is full. */
export function slowing(slots: number | ((now: number) => number), latencyMs: number | ((now: number) => number), sigma = 0): Endpoint {
  return ({ now, working, random }) => {
    const places = typeof slots === "number" ? slots : slots(now);
    const base = typeof latencyMs === "number" ? latencyMs : latencyMs(now);
    return { outcome: "ok", latencyMs: drawLatency(base, sigma, random) * Math.max(1, (working + 1) / places) };
  };
}

/** The same in truth: processor sharing, where what comes later slows down what is there already. */
export function sharing(slots: number, latencyMs: number, sigma = 0): Endpoint {
  return ({ random }) => ({ outcome: "ok", latencyMs: drawLatency(latencyMs, sigma, random), slots });
}
