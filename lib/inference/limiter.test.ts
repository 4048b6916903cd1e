import { describe, expect, test } from "vitest";
import { createRandom } from "../../e2e/inference-server/random.ts";
import { createLimiter, type Limiter, type Outcome } from "./limiter.ts";

/** An endpoint in a world with its own clock: `serve` decides what becomes of a request that is sent with `inFlight` others. */
class World {
  now = 0;
  sent = 0;
  readonly done: Record<Outcome, number> = { ok: 0, busy: 0, error: 0 };
  #pending: { at: number; end: () => void }[] = [];
  readonly limiter: Limiter;
  readonly serve: (inFlight: number, now: number) => { outcome: Outcome; latencyMs: number; retryAfterMs?: number };

  constructor(serve: World["serve"], cap?: number) {
    this.serve = serve;
    this.limiter = createLimiter({ clock: () => this.now, cap });
  }

  /** Keeps every free place filled for some milliseconds. */
  run(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) {
      while (this.limiter.free() > 0) this.#send();
      const next = this.#pending.reduce<{ at: number; end: () => void } | null>(
        (least, one) => (least && least.at <= one.at ? least : one),
        null,
      );
      const { waitingUntil } = this.limiter.state();
      const wake = Math.min(next?.at ?? end, waitingUntil ?? end, end);
      this.now = Math.max(wake, this.now);
      if (next && next.at <= this.now) {
        this.#pending = this.#pending.filter((one) => one !== next);
        next.end();
      } else if (wake === end) return;
    }
  }

  #send(): void {
    this.limiter.start();
    this.sent += 1;
    const { outcome, latencyMs, retryAfterMs } = this.serve(this.#pending.length + 1, this.now);
    this.#pending.push({
      at: this.now + latencyMs,
      end: () => {
        this.done[outcome] += 1;
        this.limiter.settle(outcome, { latencyMs, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
      },
    });
  }
}

const steady = () => ({ outcome: "ok" as const, latencyMs: 100 });

test("starts with four and doubles each round", () => {
  const world = new World(steady);
  expect(world.limiter.state()).toEqual({ level: 4, inFlight: 0, reason: "starting", waitingUntil: null });
  world.run(50);
  expect(world.limiter.state().inFlight).toBe(4);
  world.run(350);
  expect(world.limiter.state().level).toBeGreaterThanOrEqual(32);
  world.run(5_000);
  expect(world.limiter.state()).toMatchObject({ level: 512, reason: "cap" });
});

test("never goes over a person's cap", () => {
  const world = new World(steady, 6);
  world.run(5_000);
  expect(world.limiter.state()).toMatchObject({ level: 6, reason: "cap" });
  expect(world.sent).toBeGreaterThan(6 * 49);
  expect(world.sent).toBeLessThanOrEqual(6 * 50);
  expect(createLimiter({ clock: () => 0, cap: 1 }).state().level).toBe(1);
});

test("a level that is not used does not grow", () => {
  const limiter = createLimiter({ clock: () => 0 });
  for (let request = 0; request < 100; request++) {
    limiter.start();
    limiter.settle("ok", { latencyMs: 10 });
  }
  expect(limiter.state().level).toBe(4);
});

describe("an endpoint that takes 40 at a time and refuses the rest", () => {
  const capacity = (inFlight: number) =>
    inFlight > 40 ? { outcome: "busy" as const, latencyMs: 5, retryAfterMs: 1_000 } : { outcome: "ok" as const, latencyMs: 200 };

  test("is kept nearly full, with few refusals", () => {
    const world = new World(capacity);
    world.run(60_000);
    // 40 at a time of 200 ms are 12,000 in a minute.
    expect(world.done.ok).toBeGreaterThan(0.75 * 12_000);
    expect(world.done.busy).toBeLessThan(0.01 * world.sent);
    expect(world.limiter.state().level).toBeGreaterThan(25);
  });
});

test("nothing is sent before the named wait is over, and one burst of refusals is one cut", () => {
  const world = new World((_, now) => (now < 10 ? { outcome: "busy", latencyMs: 10, retryAfterMs: 30_000 } : steady()));
  world.run(1_000);
  expect(world.limiter.state()).toEqual({ level: 2, inFlight: 0, reason: "waiting", waitingUntil: 30_010 });
  expect(world.limiter.free()).toBe(0);
  expect(world.sent).toBe(4);
  world.run(29_500);
  expect(world.done.ok).toBeGreaterThan(0);
});

test("refusals without a named wait are answered with longer and longer pauses", () => {
  const world = new World(() => ({ outcome: "busy", latencyMs: 10 }));
  world.run(60_000);
  expect(world.sent).toBeLessThan(20);
  expect(world.limiter.state().level).toBe(1);
});

test("after an outage the last good level is soon reached again", () => {
  const outage = { from: 20_000, to: 40_000 };
  const world = new World((inFlight, now) => {
    if (now > outage.from && now < outage.to) return { outcome: "busy", latencyMs: 10, retryAfterMs: 3_000 };
    return inFlight > 64 ? { outcome: "busy", latencyMs: 5, retryAfterMs: 500 } : { outcome: "ok", latencyMs: 200 };
  });
  world.run(20_000);
  const before = world.limiter.state().level;
  world.run(20_000);
  expect(world.limiter.state().level).toBeLessThan(before / 2);
  world.run(5_000);
  expect(world.limiter.state().level).toBeGreaterThan(before * 0.35);
});

test.each([1, 2, 3])("where more at once brings no more done, it stops near the knee, and does not creep up (seed %s)", (seed) => {
  // 16 are worked on at a time; the rest wait in line.
  const random = createRandom(seed);
  const workers = Array.from({ length: 16 }, () => 0);
  const world = new World((_, now) => {
    const worker = workers.indexOf(Math.min(...workers));
    const end = Math.max(now, workers[worker] ?? now) + 100 * (0.8 + 0.4 * random());
    workers[worker] = end;
    return { outcome: "ok", latencyMs: end - now };
  });
  const levels: number[] = [];
  for (let minute = 0; minute < 15; minute++) {
    world.run(60_000);
    levels.push(world.limiter.state().level);
  }
  expect(Math.min(...levels)).toBeGreaterThanOrEqual(14);
  expect(Math.max(...levels)).toBeLessThan(64);
  expect(world.done.ok / (world.now / 1_000)).toBeGreaterThan(0.95 * 160);
});

test("single errors change nothing; a row of them halves the level", () => {
  let request = 0;
  const world = new World(() => {
    request += 1;
    return request % 20 === 0 ? { outcome: "error", latencyMs: 100 } : steady();
  }, 64);
  world.run(10_000);
  expect(world.limiter.state().level).toBe(64);
  const broken = new World(() => ({ outcome: "error", latencyMs: 100 }));
  broken.run(10_000);
  expect(broken.limiter.state()).toMatchObject({ level: 1, reason: "errors" });
});
