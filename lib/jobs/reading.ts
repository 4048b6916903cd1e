import type { PgBoss } from "pg-boss";
import { giveUpReading, readUpload } from "../files/reading/read-upload.ts";
import { logger } from "../log.ts";
import { type FileJob, READ_QUEUE } from "./queue.ts";

/** Files that one worker reads at once: a large one does not hold up the small ones behind it. */
const AT_ONCE = 2;
/** Tries before a file is given up whose reading fails for no fault of its own; they take some minutes together. */
const MAX_RETRIES = 6;

/** Takes the jobs that ask for uploads to be read, until stopped; a reading that runs then is put back. */
export async function startReading(boss: PgBoss): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: AT_ONCE, includeMetadata: true } as const;
  await boss.work<FileJob, void, typeof options>(READ_QUEUE, options, async (jobs) => {
    for (const { data, retryCount } of jobs) {
      try {
        await readUpload(data.fileId, { signal: stopping.signal });
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        logger().error({ err: error, file: data.fileId }, "a file could not be read for no fault of its own");
        if (retryCount < MAX_RETRIES) throw error;
        await giveUpReading(data.fileId);
      }
    }
  });
  return {
    async stop() {
      stopping.abort(new Error("the worker is stopping"));
      await boss.offWork(READ_QUEUE, { wait: false });
    },
  };
}
