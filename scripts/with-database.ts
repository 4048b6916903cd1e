import { setTimeout as sleep } from "node:timers/promises";
import { answers, checkDatabase } from "../lib/db/check.ts";
import { readEmbeddedUrl, startEmbeddedDatabase } from "../lib/db/embedded.ts";
import { parseEnvironment } from "../lib/env.ts";
import { AppError } from "../lib/errors.ts";
import { prepareDataFolder, tryLockDataFolder } from "./data-folder.ts";
import { prepareDatabase } from "./prepare-database.ts";

/** A start that runs at the same time may have PostgreSQL's first start before it. */
const WAIT_MS = 20_000;
const POLL_MS = 200;

/**
 * Does something with the studio's database, brought up to date, whether or not the studio runs: the outside one, that
 * of the running instance, or one that is started for as long as the work takes. `work` gets the migrations applied.
 *
 * @throws AppError with one sentence when there is no database to be had.
 */
export async function withDatabase(purpose: string, work: (applied: string[]) => Promise<void>): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = parseEnvironment(process.env);
  await prepareDataFolder(DATA_DIR);
  const workOn = async (url: string) => {
    process.env.DATABASE_URL = url;
    await work(await prepareDatabase(url));
  };
  if (DATABASE_URL) {
    await checkDatabase(DATABASE_URL);
    return workOn(DATABASE_URL);
  }
  const lock = await tryLockDataFolder(DATA_DIR, purpose);
  if (!lock) return workOn(await runningDatabase(DATA_DIR));
  try {
    const database = await startEmbeddedDatabase(DATA_DIR);
    const interrupt = () => void database.stop().then(() => process.exit(130));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupt);
    try {
      await workOn(database.url);
    } finally {
      await database.stop();
    }
  } finally {
    await lock.release();
  }
}

/** The running instance's database; waits for one that is starting. */
async function runningDatabase(dataDir: string): Promise<string> {
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const url = await readEmbeddedUrl(dataDir);
    if (url && (await answers(url))) return url;
  }
  throw new AppError(
    "unavailable:database",
    `The instance on the data folder ${dataDir} has no database that answers: stop it and try again.`,
  );
}
