import { type CommittedState, type EngineLog, type EngineStore, type FinishedCall, UnstorableError } from "./engine-types.ts";

/**
 * Commits a batch in which one call that cannot be stored must not keep the others out: it is found by halving, and stored
 * as failed.
 * @throws whatever the store throws that is passing
 */
export async function commitStorable(
  store: Pick<EngineStore, "commit">,
  batch: readonly FinishedCall[],
  log: EngineLog,
): Promise<CommittedState[]> {
  try {
    return await store.commit(batch);
  } catch (error) {
    if (!(error instanceof UnstorableError)) throw error;
    const [first] = batch;
    if (batch.length > 1) {
      const middle = Math.ceil(batch.length / 2);
      return [...(await commitStorable(store, batch.slice(0, middle), log)), ...(await commitStorable(store, batch.slice(middle), log))];
    }
    if (!first || first.errorCode === "storage") throw error;
    log.error({ err: error, call: first.job.id }, "a call cannot be stored as it is");
    return store.commit([
      {
        ...first,
        status: first.status === "lost" ? "lost" : "failed",
        offered: [],
        repeats: [],
        errorCode: "storage",
        errorMessage: "The database refused what came of this call; the worker's log says why.",
      },
    ]);
  }
}
