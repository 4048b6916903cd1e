// `npm run worker`: one worker alone. Any number of them, on any machines, share one database.
import { parseEnvironment } from "../lib/env.ts";
import { logger } from "../lib/log.ts";
import { connectPart, runUntilStopped } from "./part.ts";
import { run } from "./run.ts";

/** Time to finish and commit what is in flight, in milliseconds. */
const GRACE_MS = 5_000;
const ORPHAN_GRACE_MS = 2_000;

await run(async () => {
  await connectPart(parseEnvironment(process.env));
  const { startWorker } = await import("../lib/jobs/worker.ts");
  const worker = await startWorker();
  logger().info("the worker is ready");
  runUntilStopped("the worker", (graceMs) => worker.stop(graceMs), GRACE_MS, ORPHAN_GRACE_MS);
});
