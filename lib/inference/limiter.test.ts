import { describe, expect, test } from "vitest";
import { capacity, perMinute, sharing, slowing, World } from "./limiter/simulation.ts";
import { createLimiter } from "./limiter.ts";

// Whole runs against endpoints of many kinds, in a world with its own clock and seeded chance. Shares are of what the endpoint
// can do at best, from the first request to the end.

const SEEDS = [1, 2, 3, 4, 5, 6];
const mean = (median: number, sigma: number) => median * Math.exp(sigma ** 2 / 2);
const answered = (world: World, from: number, to: number) => world.perSecond.slice(from, to).reduce((sum, count) => sum + (count ?? 0), 0);

describe("an endpoint that takes 32 at a time and refuses the rest", () => {
  test.each([
    ["names a wait of a second", 1_000],
    ["names none", undefined],
  ])("and %s: at least 0.95 of the ideal in a minute, and hardly a refusal", (_, retryAfterMs) => {
    const world = new World(capacity(32, 500, { ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }));
    const limiter = world.work();
    world.run(60_000);
    expect(world.done.ok / (32 * 120)).toBeGreaterThan(0.955);
    expect(world.refusedShare).toBeLessThan(0.005);
    expect(limiter.state()).toMatchObject({ level: 32, reason: "busy" });
  });

  test.each(SEEDS)("answers of very different length are not taken for load (seed %s)", (seed) => {
    const world = new World(capacity(32, 500, { sigma: 0.8, retryAfterMs: 1_000 }), seed);
    world.work();
    world.run(60_000);
    expect(world.done.ok / ((32 * 60_000) / mean(500, 0.8))).toBeGreaterThan(0.93);
    expect(world.refusedShare).toBeLessThan(0.01);
  });
});

describe("an endpoint that takes 600 in any minute", () => {
  test.each(["none", "next", "whole"] as const)("with headers “%s”: all of it, every minute", (headers) => {
    const world = new World(perMinute(600, 200, headers));
    const limiter = world.work();
    world.run(179_900);
    expect(world.done.ok / 1_800).toBeGreaterThan(0.99);
    expect(world.refusedShare).toBeLessThan(headers === "none" ? 0.01 : 0.0001);
    expect(limiter.state()).toMatchObject({ reason: "rate", ratePerMinute: 600 });
    expect(limiter.state().waitingUntil).toBeGreaterThan(world.now);
  });

  test("with answers that take 5 s", () => {
    const world = new World(perMinute(600, 5_000));
    world.work();
    world.run(179_900);
    expect(world.done.ok / 1_800).toBeGreaterThan(0.95);
    expect(world.refusedShare).toBeLessThan(0.01);
  });

  test("a limit that is raised is found, one that is lowered too", () => {
    const raised = new World(perMinute((now) => (now < 180_000 ? 600 : 1_200), 200));
    raised.work();
    raised.run(600_000);
    expect(answered(raised, 240, 540) / 6_000).toBeGreaterThan(0.95);
    expect(raised.refusedShare).toBeLessThan(0.01);
    const lowered = new World(perMinute((now) => (now < 180_000 ? 600 : 300), 200));
    lowered.work();
    lowered.run(600_000);
    expect(answered(lowered, 240, 540) / 1_500).toBeGreaterThan(0.95);
    expect(lowered.refusedShare).toBeLessThan(0.03);
  });
});

test("a wait of 20 s at a capacity is not held for a rate for long", () => {
  const world = new World(capacity(32, 500, { retryAfterMs: 20_000 }));
  world.work();
  world.run(300_000);
  expect(answered(world, 0, 300)).toBeGreaterThan(7_000);
  expect(world.refusedShare).toBeLessThan(0.02);
});

describe("an endpoint that never refuses, but slows down as its load rises", () => {
  test.each([
    [16, 500, 0],
    [32, 300, 0],
    [32, 300, 0.2],
    [64, 500, 0],
    [64, 500, 0.2],
    [200, 400, 0],
  ])("%s slots of %s ms (σ %s): within 15 %% of the best, latency at most doubled", (slots, latencyMs, sigma) => {
    for (const seed of SEEDS) {
      const world = new World(slowing(slots, latencyMs, sigma), seed);
      const limiter = world.work();
      world.run(60_000);
      expect(world.done.ok / ((slots * 60_000) / mean(latencyMs, sigma))).toBeGreaterThan(0.9);
      expect(world.meanLatency / mean(latencyMs, sigma)).toBeLessThan(2);
      expect(["slower", "growing"]).toContain(limiter.state().reason);
    }
  });

  test.each([
    [16, 0],
    [32, 0],
    [32, 0.2],
    [64, 0.2],
  ])("%s slots of 500 ms shared by what is there (σ %s), as vLLM does it", (slots, sigma) => {
    for (const seed of SEEDS) {
      const world = new World(sharing(slots, 500, sigma), seed);
      world.work();
      world.run(40_000);
      expect(world.done.ok / ((slots * 40_000) / mean(500, sigma))).toBeGreaterThan(0.88);
      expect(world.meanLatency / mean(500, sigma)).toBeLessThan(1.8);
    }
  });

  test("32 slots and answers of very different length: the same over five minutes, on an average of runs", () => {
    const worlds = SEEDS.map((seed) => new World(sharing(32, 300, 0.8), seed));
    for (const world of worlds) {
      world.work();
      world.run(300_000);
      expect(world.done.ok / ((32 * 300_000) / mean(300, 0.8))).toBeGreaterThan(0.85);
      expect(world.meanLatency / mean(300, 0.8)).toBeLessThan(2.3);
    }
    const latency = worlds.reduce((sum, world) => sum + world.meanLatency, 0) / worlds.length;
    expect(latency / mean(300, 0.8)).toBeLessThan(1.7);
  });

  test("more slots are used, fewer are respected", () => {
    const grown = new World(slowing((now) => (now < 60_000 ? 32 : 64), 300));
    grown.work();
    grown.run(240_000);
    expect(answered(grown, 120, 240) / ((120 * 64) / 0.3)).toBeGreaterThan(0.9);
    const shrunk = new World(slowing((now) => (now < 60_000 ? 64 : 32), 300));
    const limiter = shrunk.work();
    shrunk.run(240_000);
    expect(limiter.state().level).toBeLessThan(64);
  });

  test("answers that become longer are not load: the level comes back", () => {
    const world = new World(slowing(1_000_000, (now) => (now < 30_000 ? 300 : 1_500)));
    const limiter = world.work({ cap: 200 });
    world.run(120_000);
    expect(limiter.state()).toMatchObject({ level: 200, reason: "cap" });
  });
});

describe("a person's cap", () => {
  test.each([
    [1_024, 2_000, 0, 0.96],
    [256, 2_000, 0, 0.975],
    [256, 200, 0, 0.97],
    [128, 300, 0.8, 0.96],
  ])("of %s with answers of %s ms (σ %s) is reached at once", (cap, latencyMs, sigma, share) => {
    const world = new World(capacity(cap, latencyMs, { sigma }));
    const limiter = world.work({ cap });
    world.run(55_000);
    expect(world.done.ok / ((cap * 55_000) / mean(latencyMs, sigma))).toBeGreaterThan(share);
    expect(world.mostWorking).toBeLessThanOrEqual(cap);
    expect(world.done.busy).toBe(0);
    expect(limiter.state()).toMatchObject({ level: cap, reason: "cap" });
  });

  test("can be changed in mid-run", () => {
    const world = new World(capacity(1_000, 100));
    const limiter = world.work({ cap: 20 });
    world.run(5_000);
    limiter.setCap(5);
    world.run(1_000);
    expect(limiter.state().inFlight).toBe(5);
    limiter.setCap(30);
    world.run(1_000);
    expect(limiter.state().inFlight).toBe(30);
  });
});

describe("in mid-run", () => {
  test("a capacity that rises is found, one that falls is respected", () => {
    const risen = new World(capacity((now) => (now < 60_000 ? 32 : 128), 500, { retryAfterMs: 1_000 }));
    risen.work();
    risen.run(240_000);
    expect(answered(risen, 90, 240) / (150 * 256)).toBeGreaterThan(0.95);
    const fallen = new World(capacity((now) => (now < 60_000 ? 32 : 8), 500, { retryAfterMs: 1_000 }));
    fallen.work();
    fallen.run(180_000);
    expect(answered(fallen, 60, 180) / (120 * 16)).toBeGreaterThan(0.94);
    expect(fallen.refusedShare).toBeLessThan(0.01);
  });

  test.each([
    ["503 with a wait", { status: 503, retryAfterMs: 3_000 }, 5],
    ["429 without one", { status: 429 }, 15],
  ])("an outage (%s): the level before it is back soon after it", (_, signs, seconds) => {
    const healthy = capacity(64, 200, { retryAfterMs: 500 });
    const world = new World((scene) =>
      scene.now > 20_000 && scene.now < 40_000 ? { outcome: "busy", latencyMs: 0, signs } : healthy(scene),
    );
    const limiter = world.work();
    world.run(40_000);
    const { busy } = world.done;
    expect(busy).toBeLessThan(80);
    world.run(40_000);
    expect(limiter.state().level).toBeGreaterThanOrEqual(60);
    expect(answered(world, 40 + seconds, 80) / ((40 - seconds) * 320)).toBeGreaterThan(0.9);
  });

  test("nothing is sent before a named wait is over", () => {
    const world = new World(({ now }) =>
      now < 10 ? { outcome: "busy", latencyMs: 0, signs: { status: 503, retryAfterMs: 30_000 } } : { outcome: "ok", latencyMs: 100 },
    );
    const limiter = world.work();
    world.run(29_000);
    expect(world.sent).toBe(6);
    expect(limiter.state()).toMatchObject({ reason: "waiting", inFlight: 0 });
    expect(limiter.free()).toBe(0);
    world.run(3_000);
    expect(world.done.ok).toBeGreaterThan(20);
  });

  test("an endpoint that refuses everything is asked more and more rarely, by one request at a time", () => {
    const world = new World(() => ({ outcome: "busy", latencyMs: 0 }));
    world.work();
    world.run(60_000);
    expect(world.sent).toBeLessThan(20);
  });

  test("single errors change nothing; a row of them halves the level", () => {
    let request = 0;
    const world = new World(() => {
      request += 1;
      return { outcome: request % 20 === 0 ? "error" : "ok", latencyMs: 100 };
    });
    const limiter = world.work({ cap: 64 });
    world.run(10_000);
    expect(limiter.state().level).toBe(64);
    const broken = new World(() => ({ outcome: "error", latencyMs: 100 }));
    expect(broken.work().state().level).toBe(6);
    broken.run(10_000);
    expect(broken.limiters[0]?.state()).toMatchObject({ level: 1, reason: "errors" });
  });
});

test("a level that is not used does not grow", () => {
  let now = 0;
  const limiter = createLimiter({ clock: () => now });
  for (let request = 0; request < 100; request++) {
    const ticket = limiter.start();
    now += 10;
    limiter.settle(ticket, "ok");
  }
  expect(limiter.state().level).toBe(6);
});

test("answers that take too long lower the level, once for all that were sent together", () => {
  let now = 0;
  const limiter = createLimiter({ clock: () => now, cap: 40, initial: 40 });
  for (; now < 1_000; now += 10) for (let free = limiter.free(); free > 0; free -= 1) limiter.start();
  const tickets = [limiter.start(), limiter.start()];
  now += 120_000;
  for (const ticket of tickets) limiter.settle(ticket, "timeout");
  expect(limiter.state()).toMatchObject({ level: 20, reason: "errors" });
});

test("growth into new ground is spread over time, not sent in one burst", () => {
  let now = 0;
  const limiter = createLimiter({ clock: () => now, cap: 1_000 });
  expect(limiter.free()).toBeLessThan(10);
  for (; now < 1_000; now += 10) for (let free = limiter.free(); free > 0; free -= 1) limiter.start();
  expect(limiter.state()).toMatchObject({ inFlight: 1_000, reason: "cap" });
});

test("what an earlier run found out is where the next one begins", () => {
  const world = new World(capacity(200, 1_000, { retryAfterMs: 1_000 }));
  const limiter = world.work();
  limiter.remember({ level: 190, isStarting: false, baseMs: 1_000 });
  world.run(990);
  expect(limiter.state().inFlight).toBeGreaterThan(170);
});

test("tokens that are nearly spent hold requests back until they have come back", () => {
  let now = 0;
  const limiter = createLimiter({ clock: () => now, cap: 50 });
  const tokens = (remaining: number) => ({
    requests: null,
    tokens: { limit: 60_000, remaining, resetMs: 60_000 - remaining },
    namesWait: false,
  });
  const ticket = limiter.start();
  now += 100;
  limiter.settle(ticket, "ok", { tokens: 1_000, rate: tokens(2_500) });
  expect(limiter.free()).toBe(2);
  limiter.start();
  limiter.start();
  expect(limiter.free()).toBe(0);
  expect(limiter.state()).toMatchObject({ reason: "rate" });
  // A thousand tokens a second come back.
  now += 1_600;
  expect(limiter.free()).toBe(2);
});
