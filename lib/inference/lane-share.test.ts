import { describe, expect, test } from "vitest";
import { createRandom } from "../../e2e/inference-server/random.ts";
import { laneLimits } from "./lane-limits.ts";
import { type ShareRow, SILENT_MS, type StoredLane } from "./lane-share.ts";
import { LaneSharer } from "./lane-sharer.ts";
import { capacity, type Endpoint, perMinute, slowing, World } from "./limiter/simulation.ts";
import type { Limiter } from "./limiter.ts";

// Several workers on one endpoint, sharing through a store in memory that is to them what the database is.

const EPOCH = Date.parse("2026-03-01T12:00:00Z");
const EXCHANGE_MS = 500;

class Team {
  readonly world: World;
  cap: number | null;
  limits = laneLimits.parse({});
  readonly rows = new Map<string, ShareRow>();
  readonly sharers = new Map<string, LaneSharer>();
  readonly silent = new Set<string>();
  /** The most that all grants together ever were. */
  mostGranted = 0;

  constructor(endpoint: Endpoint, cap: number | null = null, seed = 1) {
    this.world = new World(endpoint, seed);
    this.cap = cap;
  }

  join(name: string, modelId = "model"): Limiter {
    const limiter = this.world.work({ cap: this.cap, shared: true });
    const sharer = new LaneSharer(limiter, { workerId: name, modelId, clock: () => this.world.now });
    this.sharers.set(name, sharer);
    this.world.every(EXCHANGE_MS, () => this.#exchange(name, sharer));
    return limiter;
  }

  get stored(): StoredLane {
    return { now: EPOCH + this.world.now, cap: this.cap, rows: [...this.rows.values()], limits: this.limits };
  }

  #exchange(name: string, sharer: LaneSharer): void {
    if (this.silent.has(name)) return;
    const share = sharer.exchange(this.stored, this.world.now);
    this.rows.set(`${name} ${share.row.modelId}`, share.row);
    this.limits = share.limits;
    share.apply();
    const alive = [...this.rows.values()].filter((row) => row.updatedAt > EPOCH + this.world.now - SILENT_MS);
    const granted = alive.reduce((sum, row) => sum + row.granted, 0);
    if (this.cap !== null) this.mostGranted = Math.max(this.mostGranted, granted);
  }
}

const levels = (team: Team) => [...team.sharers.values()].map(({ limiter }) => limiter.state().level);

describe("a person's cap", () => {
  test("is divided among all, used in full, and never passed", () => {
    const team = new Team(capacity(96, 500), 96);
    for (const name of ["a", "b", "c"]) team.join(name);
    team.world.run(60_000);
    expect(team.world.done.ok / (96 * 120)).toBeGreaterThan(0.97);
    expect(team.world.mostWorking).toBeLessThanOrEqual(96);
    expect(team.mostGranted).toBeLessThanOrEqual(96);
    expect(levels(team)).toEqual([32, 32, 32]);
  });

  test("a newcomer gets its part as the others' requests end, one that falls silent loses it", () => {
    const team = new Team(capacity(1_000, 800), 20);
    const first = team.join("a");
    team.world.run(4_000);
    expect(first.state()).toMatchObject({ inFlight: 20, reason: "cap" });
    const second = team.join("b");
    team.world.run(4_000);
    expect(levels(team)).toEqual([10, 10]);
    expect(second.state()).toMatchObject({ inFlight: 10, reason: "shared" });
    team.silent.add("a");
    team.world.run(10_000);
    // It starts nothing any more, before the others take what it had.
    expect(first.state()).toMatchObject({ level: 0, inFlight: 0 });
    expect(second.state()).toMatchObject({ inFlight: 20 });
    expect(team.world.mostWorking).toBeLessThanOrEqual(20);
    expect(team.mostGranted).toBeLessThanOrEqual(20);
  });

  test("holds over all models of a connection", () => {
    const team = new Team(capacity(1_000, 300), 10);
    team.join("a", "small");
    team.join("b", "large");
    team.world.run(10_000);
    expect(levels(team)).toEqual([5, 5]);
    expect(team.world.mostWorking).toBeLessThanOrEqual(10);
  });

  test.each([1, 2, 3])("holds through any order of joining, falling silent and coming back (seed %s)", (seed) => {
    const random = createRandom(seed);
    const team = new Team(capacity(1_000, 700, { sigma: 0.5 }), 15, seed);
    for (let step = 0; step < 60; step++) {
      const name = "abcdef"[Math.floor(random() * 6)] ?? "a";
      if (!team.sharers.has(name)) team.join(name);
      else if (team.silent.has(name)) team.silent.delete(name);
      else if (random() < 0.4) team.silent.add(name);
      team.world.run(random() * 3_000);
    }
    expect(team.mostGranted).toBeLessThanOrEqual(15);
    expect(team.mostGranted).toBeGreaterThan(10);
  });

  test("what one does not want, another gets", () => {
    const team = new Team(capacity(1_000, 300), 12);
    const idle = team.join("a");
    const busy = team.join("b");
    idle.want(0);
    team.world.every(100, () => idle.want(2));
    team.world.run(8_000);
    expect(busy.state().level).toBeGreaterThanOrEqual(6);
  });
});

describe("without a cap, three workers together", () => {
  test.each([0, 300, 5_000])("fill a capacity of 32 and are hardly refused (one after the other, %s ms apart)", (apart) => {
    const team = new Team(capacity(32, 500, { retryAfterMs: 1_000 }));
    for (const [index, name] of ["a", "b", "c"].entries()) team.world.after(index * apart, () => team.join(name));
    team.world.run(60_000);
    expect(team.world.done.ok / (32 * 120)).toBeGreaterThan(0.95);
    expect(team.world.refusedShare).toBeLessThan(0.01);
    expect(levels(team).sort()).toEqual([10, 11, 11]);
  });

  test.each(["none", "next"] as const)("use 600 a minute, all of it, with headers “%s”", (headers) => {
    const team = new Team(perMinute(600, 200, headers));
    for (const name of ["a", "b", "c"]) team.join(name);
    team.world.run(179_900);
    expect(team.world.done.ok / 1_800).toBeGreaterThan(0.95);
    expect(team.world.refusedShare).toBeLessThan(0.02);
  });

  test("keep an endpoint that slows down within its bounds", () => {
    const team = new Team(slowing(32, 500));
    for (const name of ["a", "b", "c"]) team.join(name);
    team.world.run(60_000);
    expect(team.world.done.ok / (32 * 120)).toBeGreaterThan(0.85);
    expect(team.world.meanLatency / 500).toBeLessThan(2);
  });

  test("a wait that one was told is kept by all within a second", () => {
    const team = new Team(({ now }) =>
      now > 4_990 && now < 5_000
        ? { outcome: "busy", latencyMs: 0, signs: { status: 503, retryAfterMs: 10_000 } }
        : { outcome: "ok", latencyMs: 900 },
    );
    const [first, second] = [team.join("a"), team.join("b")];
    team.world.run(6_200);
    const { sent } = team.world;
    expect(first.state().waitingUntil).toBeCloseTo(second.state().waitingUntil ?? 0, -2);
    team.world.run(8_000);
    expect(team.world.sent).toBe(sent);
  });
});

test("the next worker begins at the level that the last one found", () => {
  const team = new Team(capacity(64, 500, { retryAfterMs: 1_000 }));
  team.join("a");
  team.world.run(20_000);
  team.silent.add("a");
  const next = new Team(capacity(64, 500, { retryAfterMs: 1_000 }));
  next.world.run(20_000 + 700_000);
  next.limits = team.limits;
  const limiter = next.join("b");
  next.world.run(450);
  expect(limiter.state()).toMatchObject({ level: 64, inFlight: 64 });
  expect(next.world.done.busy).toBe(0);
});
