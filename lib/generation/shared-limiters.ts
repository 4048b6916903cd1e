import { LaneSharer } from "../inference/lane-sharer.ts";
import { createLimiter, type Limiter } from "../inference/limiter.ts";
import type { Clock, EngineDependencies, EngineLog, Timer } from "./engine-types.ts";
import type { LaneStore } from "./lane-store.ts";

/** Lanes are looked through so often … */
const LOOK_MS = 100;
/** … and each is exchanged so often: with others at it, and alone. */
const TOGETHER_MS = 500;
const ALONE_MS = 1_000;
const STARVED_MS = 250;
/** A lane that nobody has asked for so long is left. */
const IDLE_MS = 3_000;

interface SharedLane {
  sharer: LaneSharer;
  lane: { connectionId: string; modelId: string };
  version: string;
  /** When it was last exchanged, and when it is to be again. */
  askedAt: number;
  nextAt: number;
  isBusy: boolean;
}

export interface SharedLimiters {
  limiterFor: EngineDependencies["limiterFor"];
  /** Gives up all places. */
  stop(): Promise<void>;
}

/**
 * One limiter for each model of each connection, for as long as the worker lives: what it has found out stays found out.
 * While a lane is in use, it is brought together with those of the other workers once or twice a second.
 */
export function shareLimiters(options: { workerId: string; store: LaneStore; clock: Clock; log: EngineLog }): SharedLimiters {
  const { workerId, store, clock, log } = options;
  const lanes = new Map<string, SharedLane>();
  let timer: Timer | null = null;
  let stopped = false;

  function limiterFor(connectionId: string, modelId: string, cap: number | null, version: string): Limiter {
    const key = JSON.stringify([connectionId, modelId]);
    const known = lanes.get(key);
    if (known) {
      const { limiter } = known.sharer;
      limiter.setCap(cap);
      if (known.version !== version) limiter.forget();
      known.version = version;
      return limiter;
    }
    const limiter = createLimiter({ clock: () => clock.now(), cap, shared: true });
    const sharer = new LaneSharer(limiter, { workerId, modelId, clock: () => clock.now() });
    const shared = { sharer, lane: { connectionId, modelId }, version, askedAt: 0, nextAt: 0, isBusy: false };
    lanes.set(key, shared);
    void exchange(shared);
    timer ??= clock.setTimeout(look, LOOK_MS);
    return limiter;
  }

  function look() {
    const now = clock.now();
    for (const shared of lanes.values()) {
      const { limiter } = shared.sharer;
      const isIdle = limiter.state().inFlight === 0 && now - limiter.askedAt() > IDLE_MS;
      // One that has no place at all asks sooner.
      const nextAt = limiter.state().level === 0 ? shared.askedAt + STARVED_MS : shared.nextAt;
      if (!isIdle && !shared.isBusy && now >= nextAt) void exchange(shared);
    }
    if (!stopped) timer = clock.setTimeout(look, LOOK_MS);
  }

  async function exchange(shared: SharedLane) {
    shared.isBusy = true;
    const askedAt = clock.now();
    shared.askedAt = askedAt;
    try {
      const share = await store.exchange(shared.lane, (stored) => shared.sharer.exchange(stored, askedAt));
      share?.apply();
      shared.nextAt = askedAt + (share && share.news.others.workers > 0 ? TOGETHER_MS : ALONE_MS);
    } catch (error) {
      log.warn({ err: error }, "the places of a model could not be shared with the other workers; trying again");
      shared.nextAt = askedAt + TOGETHER_MS;
    } finally {
      shared.isBusy = false;
    }
  }

  return {
    limiterFor,
    async stop() {
      stopped = true;
      timer?.cancel();
      if (lanes.size > 0)
        await store.leave(workerId).catch((error: unknown) => log.warn({ err: error }, "the worker's places come free in a few seconds"));
    },
  };
}
