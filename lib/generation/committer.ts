import { commitStorable } from "./commit-storable.ts";
import type { Clock, CommittedState, EngineLog, EngineStore, FinishedCall, Timer } from "./engine-types.ts";

/** A finished call is committed at most this long after it ended, together with all that ended meanwhile. In milliseconds. */
const COMMIT_WITHIN_MS = 50;
const MAX_CALLS_A_COMMIT = 500;
const MAX_WAIT_MS = 5_000;
/** With so many calls that cannot be stored, no new ones are paid for. */
const MAX_BACKLOG = 2_000;

export interface Committer {
  add(call: FinishedCall): void;
  /** Calls that have ended and are not committed yet. */
  waiting(): readonly FinishedCall[];
  /** Whether what ends can be stored; while it cannot, nothing should be started. */
  healthy(): boolean;
  /** Commits everything; gives up at the first error. Returns whether all is stored. */
  drain(): Promise<boolean>;
  stop(): void;
}

/** Gathers finished calls and commits many in one transaction. A failed commit is tried again until it succeeds. */
export function createCommitter(options: {
  store: Pick<EngineStore, "commit">;
  clock: Clock;
  log: EngineLog;
  onCommitted(states: CommittedState[], calls: readonly FinishedCall[]): void;
}): Committer {
  const { store, clock, log, onCommitted } = options;
  let queue: FinishedCall[] = [];
  let timer: Timer | null = null;
  let running: Promise<boolean> | null = null;
  let failures = 0;
  let stopped = false;

  function schedule(ms: number) {
    if (timer || running || stopped || queue.length === 0) return;
    timer = clock.setTimeout(() => {
      timer = null;
      void flush();
    }, ms);
  }

  function flush(): Promise<boolean> {
    timer?.cancel();
    timer = null;
    running ??= commitOnce().finally(() => {
      running = null;
      schedule(failures === 0 ? COMMIT_WITHIN_MS : Math.min(MAX_WAIT_MS, 100 * 2 ** failures));
    });
    return running;
  }

  async function commitOnce(): Promise<boolean> {
    const batch = queue.slice(0, MAX_CALLS_A_COMMIT);
    if (batch.length === 0) return true;
    try {
      const states = await commitStorable(store, batch, log);
      queue = queue.slice(batch.length);
      failures = 0;
      onCommitted(states, batch);
      return true;
    } catch (error) {
      failures += 1;
      log.warn({ err: error, calls: queue.length, failures }, "finished calls could not be stored; trying again");
      return false;
    }
  }

  return {
    add(call) {
      queue.push(call);
      schedule(COMMIT_WITHIN_MS);
    },
    waiting: () => queue,
    healthy: () => failures === 0 && queue.length < MAX_BACKLOG,
    async drain() {
      await running;
      while (queue.length > 0) if (!(await flush())) return false;
      return true;
    },
    stop() {
      stopped = true;
      timer?.cancel();
    },
  };
}
