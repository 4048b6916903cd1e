import { type Clock, systemClock } from "../generation/engine-types.ts";

/** A probe that took longer than it may. */
export class ProbeTimeout extends Error {
  override readonly name = "ProbeTimeout";

  /** @param ms how long it was waited for */
  constructor(ms: number) {
    super(`It did not answer within ${Number((ms / 1_000).toFixed(1))} s.`);
  }
}

/** Ends `run` after so many milliseconds, whether it listens to its signal or not. @throws ProbeTimeout */
export function withinTime<Value>(ms: number, run: (signal: AbortSignal) => Promise<Value>, clock: Clock = systemClock): Promise<Value> {
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      reject(new ProbeTimeout(ms));
      abort.abort();
    }, ms);
    // Asynchronous, so that what throws at once is a rejection too.
    const work = async () => run(abort.signal);
    work()
      .then(resolve, reject)
      .finally(() => timer.cancel());
  });
}

interface CachedProbe<Value> {
  run(signal: AbortSignal): Promise<Value>;
  /** What a run that failed, or took too long, has found; `before` is what the last one found. */
  failed(error: unknown, before: Value | null): Value;
  timeoutMs: number;
  /** How long what was found is good. */
  keepMs: number;
  clock?: Clock;
}

/**
 * A probe that any number of callers may ask at any time: what it found is kept for a while, one run serves all who ask
 * meanwhile, and while a run hangs beyond its time no other is begun, so that what does not answer is not asked more and more.
 * Never rejects.
 */
export function cacheProbe<Value>({ run, failed, timeoutMs, keepMs, clock = systemClock }: CachedProbe<Value>): () => Promise<Value> {
  let known: { value: Value; at: number } | null = null;
  let asking: Promise<Value> | null = null;
  let isRunning = false;

  async function runOnce(signal: AbortSignal): Promise<Value> {
    isRunning = true;
    try {
      return await run(signal);
    } finally {
      isRunning = false;
    }
  }

  async function ask(): Promise<Value> {
    const before = known?.value ?? null;
    try {
      if (isRunning) throw new ProbeTimeout(timeoutMs);
      return await withinTime(timeoutMs, runOnce, clock);
    } catch (error) {
      return failed(error, before);
    }
  }

  return () => {
    if (known && clock.now() - known.at < keepMs) return Promise.resolve(known.value);
    asking ??= ask().then((value) => {
      known = { value, at: clock.now() };
      asking = null;
      return value;
    });
    return asking;
  };
}
