import { answers, checkDatabase } from "../lib/db/check.ts";
import { readEmbeddedUrl } from "../lib/db/embedded.ts";
import type { Environment } from "../lib/env.ts";
import { AppError } from "../lib/errors.ts";
import { logger } from "../lib/log.ts";

// What the web server and the worker have in common, each of which runs under the supervisor or alone.

/** Whether the supervisor started this process. It has seen to the database then, which may be starting again just now. */
const isSupervised = () => process.send !== undefined;

/**
 * Names the database in this process's environment, where the rest of it looks for it.
 * @throws AppError `unavailable:database` when a part that runs alone finds none.
 */
export async function connectPart(environment: Environment): Promise<void> {
  if (isSupervised()) return;
  if (environment.DATABASE_URL) return checkDatabase(environment.DATABASE_URL);
  const url = await readEmbeddedUrl(environment.DATA_DIR);
  if (!url || !(await answers(url)))
    throw new AppError(
      "unavailable:database",
      `No database runs on the data folder ${environment.DATA_DIR}: set DATABASE_URL, or use \`npm start\`, which brings its own.`,
    );
  process.env.DATABASE_URL = url;
}

/**
 * Tells the supervisor that this part is ready, and stops it on a signal, or when the supervisor has gone.
 * `stop` gets the time that it may take, in milliseconds.
 */
export function runUntilStopped(name: string, stop: (graceMs: number) => Promise<void>, graceMs: number, orphanGraceMs: number): void {
  let stopping = false;
  const end = async (reason: string, limit: number) => {
    if (stopping) return;
    stopping = true;
    logger().info({ reason }, `${name} is stopping`);
    // Whatever hangs, the process ends.
    setTimeout(() => process.exit(1), limit + 500).unref();
    try {
      await stop(limit);
      process.exit(0);
    } catch (err) {
      logger().error({ err }, `${name} did not stop cleanly`);
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(signal, graceMs));
  process.on("disconnect", () => void end("the supervisor has gone", orphanGraceMs));
  process.on("unhandledRejection", (err) => logger().error({ err }, `${name}: a rejection that nobody handled`));
  process.on("uncaughtException", (err) => {
    logger().error({ err }, `${name} failed`);
    process.exit(1);
  });
  process.send?.({ type: "ready" });
}
