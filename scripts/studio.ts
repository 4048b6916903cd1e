import { setTimeout as sleep } from "node:timers/promises";
import { checkDatabase } from "../lib/db/check.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../lib/db/embedded.ts";
import { type Environment, parseEnvironment } from "../lib/env.ts";
import { localAddress, publicAddress } from "../lib/public-address.ts";
import { removeDrafts } from "../lib/storage.ts";
import { startScript } from "./children.ts";
import { lockDataFolder, prepareDataFolder } from "./data-folder.ts";
import type { Lock } from "./instance-lock.ts";
import { type Kept, keepRunning } from "./keep-running.ts";
import { checkAddress } from "./listen-address.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { ensureBuild } from "./production-build.ts";
import { WEB_FLAGS, WEB_VARIABLES, WORKER_FLAGS } from "./worker-flags.ts";

/** What each part may take to stop, in milliseconds; 10 s in all. */
const STOP_MS = { start: 6_000, web: 3_000, workers: 5_500, all: 9_500, databaseAtLeast: 800 };
/** Within this time of a killed instance, its web server has noticed. */
const LEFTOVER_MS = 3_000;
const POLL_MS = 100;

/** One instance of Seedloom on this machine, as far as it has been started. */
export class Studio {
  #lock: Lock | null = null;
  #database: Kept | null = null;
  #web: Kept | null = null;
  #workers: Kept[] = [];
  #starting: Promise<void> = Promise.resolve();
  readonly #interrupt = new AbortController();
  readonly #development: boolean;
  readonly #say: (sentence: string) => void;

  constructor(options: { development: boolean; say: (sentence: string) => void }) {
    this.#development = options.development;
    this.#say = options.say;
  }

  /**
   * Starts everything, in the order in which one thing needs another, and resolves when the first page answers.
   * @throws AppError with one sentence; what has been started by then is for `stop`.
   */
  start(): Promise<void> {
    this.#starting = this.#startAll();
    return this.#starting;
  }

  async #startAll(): Promise<void> {
    const { signal } = this.#interrupt;
    const environment = parseEnvironment(process.env);
    await prepareDataFolder(environment.DATA_DIR);
    this.#lock = await lockDataFolder(environment.DATA_DIR, this.#development ? "npm run dev" : "npm start");
    await checkAddress(environment.HOST, environment.PORT, this.#lock.wasStale ? LEFTOVER_MS : 0);
    await removeDrafts(environment.DATA_DIR);
    signal.throwIfAborted();
    const url = environment.DATABASE_URL ?? (await this.#startDatabase(environment.DATA_DIR));
    if (environment.DATABASE_URL) await checkDatabase(url);
    signal.throwIfAborted();
    await prepareDatabase(url);
    signal.throwIfAborted();
    if (!this.#development) await ensureBuild(this.#say, signal);
    await this.#startParts(environment, url);
    await this.#firstPage(localAddress(environment.HOST, environment.PORT));
    this.#say(`Seedloom is ready on ${publicAddress(environment)}`);
  }

  /** Stops what runs, in order: the web server, the workers, the database. Within 10 s. */
  async stop(): Promise<void> {
    const deadline = Date.now() + STOP_MS.all;
    this.#interrupt.abort();
    // A start in the middle of one of its steps ends that first, so that nothing comes up behind us.
    await Promise.race([this.#starting.catch(() => {}), sleep(STOP_MS.start, undefined, { ref: false })]);
    await this.#web?.stop(STOP_MS.web);
    await Promise.all(this.#workers.map((worker) => worker.stop(STOP_MS.workers)));
    await this.#database?.stop(Math.max(deadline - Date.now(), STOP_MS.databaseAtLeast));
    await this.#lock?.release();
  }

  /** Ends everything at once. What was committed stays; the next start finds a stale lock and recovers it. */
  kill(): void {
    this.#interrupt.abort();
    for (const part of [this.#web, ...this.#workers, this.#database]) part?.kill();
  }

  async #startDatabase(dataDir: string): Promise<string> {
    let database: EmbeddedDatabase | undefined;
    this.#database = await keepRunning(
      "database",
      async () => {
        // At the same port again: the web server and the workers find it there.
        database = await startEmbeddedDatabase(dataDir, { port: database?.port });
        return database;
      },
      { report: this.#say },
    );
    return database?.url ?? "";
  }

  async #startParts(environment: Environment, url: string): Promise<void> {
    const variables = {
      ...process.env,
      NODE_ENV: this.#development ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATA_DIR: environment.DATA_DIR,
      DATABASE_URL: url,
    };
    const keep = (name: string, script: string, args: string[], flags: readonly string[], more: Record<string, string> = {}) =>
      keepRunning(name, (signal) => startScript(script, args, { ...variables, ...more }, signal, flags), {
        report: this.#say,
        signal: this.#interrupt.signal,
      });
    this.#web = await keep("web server", "web.ts", this.#development ? ["--dev"] : [], this.#development ? [] : WEB_FLAGS, WEB_VARIABLES);
    for (let number = 1; number <= environment.WORKERS; number += 1) {
      this.#workers.push(await keep(environment.WORKERS === 1 ? "worker" : `worker ${number}`, "worker.ts", [], WORKER_FLAGS));
    }
  }

  async #firstPage(address: string): Promise<void> {
    const { signal } = this.#interrupt;
    for (; ; await sleep(POLL_MS, undefined, { signal })) {
      const response = await fetch(address, { redirect: "manual", signal }).catch(() => null);
      signal.throwIfAborted();
      await response?.body?.cancel();
      if (response && response.status < 500) return;
    }
  }
}
