import { setTimeout as sleep } from "node:timers/promises";

/** Something that runs beside us: a child process or the embedded database. */
export interface Running {
  pid: number;
  /** Calls back once when it ends by itself; at once when it has. */
  onExit(listener: () => void): void;
  /** Asks it to finish, and ends it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Ends it without waiting. */
  kill(): void;
}

export interface Kept {
  stop(graceMs: number): Promise<void>;
  kill(): void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** What has run for this long has started well; its next death is the first again. */
const GOOD_RUN_MS = 10_000;

/** How long to wait before a restart, in milliseconds, after this many deaths at once (from 1): nothing, then 0.5 s, doubled up to 30 s. */
export function restartDelay(deaths: number): number {
  return deaths <= 1 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (deaths - 2), LONGEST_DELAY_MS);
}

/**
 * Starts something and starts it again whenever it dies, until it is stopped. `start` is aborted by its signal when that
 * happens in the middle. `report` tells people what happened.
 *
 * @throws what `start` throws the first time: an instance that cannot start at all is not kept half-started.
 */
export async function keepRunning(
  name: string,
  start: (signal: AbortSignal) => Promise<Running>,
  options: { report: (sentence: string) => void; clock?: () => number; signal?: AbortSignal },
): Promise<Kept> {
  const { report, clock = Date.now } = options;
  const stopping = new AbortController();
  const startSignal = options.signal ? AbortSignal.any([stopping.signal, options.signal]) : stopping.signal;
  let deaths = 0;
  let startedAt = clock();
  let current: Running | null = await start(startSignal);
  let restarting: Promise<void> | null = null;
  watch(current);

  function watch(running: Running): void {
    startedAt = clock();
    running.onExit(() => {
      if (stopping.signal.aborted) return;
      current = null;
      deaths = clock() - startedAt >= GOOD_RUN_MS ? 1 : deaths + 1;
      restarting = restart();
    });
  }

  async function restart(): Promise<void> {
    for (; !stopping.signal.aborted; deaths += 1) {
      const delay = restartDelay(deaths);
      report(`The ${name} has ended unexpectedly and is started again${delay > 0 ? ` in ${delay / 1_000} s` : ""}.`);
      try {
        await sleep(delay, undefined, { signal: stopping.signal });
        current = await start(startSignal);
        return watch(current);
      } catch (error) {
        if (!stopping.signal.aborted) report(`The ${name} did not start: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  return {
    async stop(graceMs) {
      stopping.abort();
      await restarting;
      await current?.stop(graceMs);
    },
    kill() {
      stopping.abort();
      current?.kill();
    },
  };
}
