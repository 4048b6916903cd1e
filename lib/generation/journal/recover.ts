import { readFile, rm } from "node:fs/promises";
import { commitStorable } from "../commit-storable.ts";
import type { EngineLog, EngineStore, FinishedCall } from "../engine-types.ts";
import { lostCall } from "../lost.ts";
import { topicsFor } from "../topics.ts";
import { type ClaimedJournal, claimJournals } from "./claim.ts";
import { readOpenCalls, type SentRequest } from "./lines.ts";

/** The part of the engine's store that recovery needs, and more. */
export interface RecoveryStore extends Pick<EngineStore, "load" | "commit" | "readTopics"> {
  /** The database's time. */
  now(): Promise<Date>;
  /** Puts calls back that were taken until a time; those that somebody has taken since, and those that have ended, stay. */
  putBackTaken(generationId: string, callIds: readonly string[], takenUntil: Date): Promise<void>;
}

export interface Recovery {
  /** Takes over what dead workers on this machine left; returns how many journals were finished. Never throws. */
  run(): Promise<number>;
}

const KILLED = "The worker was killed";
const MOST_CALLS_A_COMMIT = 500;

/** Looks for the journals of dead workers in a folder. What cannot be finished now (no database) is tried again at the next run. */
export function createRecovery({ folder, store, log }: { folder: string; store: RecoveryStore; log: EngineLog }): Recovery {
  let claimed: ClaimedJournal[] = [];
  let running: Promise<number> | null = null;

  async function runOnce(): Promise<number> {
    let finished = 0;
    try {
      claimed.push(...(await claimJournals(folder, await store.now())));
      for (const journal of [...claimed]) {
        await finish(journal);
        claimed = claimed.filter((other) => other !== journal);
        finished += 1;
      }
    } catch (error) {
      log.warn({ err: error }, "a dead worker's calls cannot be taken over yet; trying again");
    }
    return finished;
  }

  async function finish({ file, takenUntil }: ClaimedJournal): Promise<void> {
    const { held, sent, answered } = readOpenCalls(await readFile(file, "utf8"));
    const lost = await ledgerLines([...sent.values()]);
    // The same line may stand there twice: as lost, and as a request that was not known to be.
    const calls = [...new Map([...lost, ...answered.values()].map((call) => [call.job.id, call])).values()];
    for (let start = 0; start < calls.length; start += MOST_CALLS_A_COMMIT)
      await commitStorable(store, calls.slice(start, start + MOST_CALLS_A_COMMIT), log);
    const back = [...held, ...[...sent].map(([id, { job }]) => [id, job.generationId] as const)];
    for (const [generationId, list] of Map.groupBy(back, ([, generation]) => generation))
      await store.putBackTaken(
        generationId,
        list.map(([id]) => id),
        takenUntil,
      );
    await rm(file, { force: true });
    if (calls.length + back.length > 0)
      log.info({ answered: answered.size, lost: lost.length, back: back.length }, "a dead worker's calls were taken over");
  }

  async function ledgerLines(requests: readonly SentRequest[]): Promise<FinishedCall[]> {
    const lines: FinishedCall[] = [];
    for (const [generationId, list] of Map.groupBy(requests, ({ job }) => job.generationId)) {
      const loaded = await store.load(generationId);
      // A deleted generation has no ledger.
      if (!loaded?.task.remote) continue;
      const topicOf = await topicsFor(
        loaded,
        list.map(({ job }) => job.seedId),
        store,
      );
      lines.push(...list.map((request) => lostCall(loaded, { ...request, topic: topicOf(request.job.seedId) }, KILLED)));
    }
    return lines;
  }

  return {
    run() {
      running ??= runOnce().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
