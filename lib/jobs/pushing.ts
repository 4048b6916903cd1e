import type { PgBoss } from "pg-boss";
import { giveUpPush, pushDataset } from "../hub/push.ts";
import { removePushLeftovers } from "../hub/push-folder.ts";
import { logger } from "../log.ts";
import { type ExportJob, PUSH_QUEUE } from "./queue.ts";

/** Pushes that one worker sends at once. */
const AT_ONCE = 2;
/** Tries after the first, before a push is given up that the network or the hub keeps failing; some minutes together. */
const MAX_RETRIES = 6;

/** Takes the jobs that ask for datasets to be sent to a hub, until stopped; a push that runs then is put back. */
export async function startPushing(boss: PgBoss): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  await removePushLeftovers().catch((error: unknown) => logger().warn({ err: error }, "what killed pushes have left could not be removed"));
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: AT_ONCE, includeMetadata: true } as const;
  await boss.work<ExportJob, void, typeof options>(PUSH_QUEUE, options, async (jobs) => {
    for (const { data, retryCount } of jobs) {
      try {
        await pushDataset(data.exportId, { signal: stopping.signal });
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        logger().warn({ err: error, export: data.exportId }, "a push failed for a reason that may pass");
        if (retryCount < MAX_RETRIES) throw error;
        await giveUpPush(data.exportId, error);
      }
    }
  });
  return {
    async stop() {
      stopping.abort(new Error("the worker is stopping"));
      await boss.offWork(PUSH_QUEUE, { wait: false });
    },
  };
}
