import type { PgBoss } from "pg-boss";
import { giveUpExport, prepareExport } from "../export/stored/prepare-export.ts";
import { logger } from "../log.ts";
import { EXPORT_QUEUE, type ExportJob } from "./queue.ts";

/** Tries before an export is given up whose preparing fails for no fault of its own; they take some minutes together. */
const MAX_RETRIES = 6;

/** Takes the jobs that prepare exports, one at a time, until stopped; one that runs then is put back. */
export async function startExporting(boss: PgBoss): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, includeMetadata: true } as const;
  await boss.work<ExportJob, void, typeof options>(EXPORT_QUEUE, options, async (jobs) => {
    for (const { data, retryCount } of jobs) {
      try {
        await prepareExport(data.exportId, { signal: stopping.signal });
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        logger().error({ err: error, export: data.exportId }, "an export could not be prepared; it will be tried again");
        if (retryCount < MAX_RETRIES) throw error;
        await giveUpExport(data.exportId);
      }
    }
  });
  return {
    async stop() {
      stopping.abort(new Error("the worker is stopping"));
      await boss.offWork(EXPORT_QUEUE, { wait: false });
    },
  };
}
