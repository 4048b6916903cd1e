import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, readFileSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { PROJECT, type Variables } from "../children.ts";
import { childrenOf } from "./proc.ts";

/** The product as `npm start` runs it, under its supervisor. */
export class Product {
  readonly dataDir: string;
  readonly #variables: Variables;
  readonly #log: WriteStream;
  #child: ChildProcess | null = null;

  constructor(options: { dataDir: string; logFile: string; variables: Variables }) {
    this.dataDir = options.dataDir;
    this.#variables = { ...options.variables, DATA_DIR: options.dataDir };
    this.#log = createWriteStream(options.logFile, { flags: "a" });
  }

  /** Starts it and waits for its first page. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["scripts/start.ts"], {
      cwd: PROJECT,
      env: { ...process.env, ...this.#variables },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      let output = "";
      const read = (text: string) => {
        this.#log.write(text);
        output = (output + text).slice(-4_000);
        if (output.includes("Seedloom is ready on")) resolve();
      };
      child.stdout.setEncoding("utf8").on("data", read);
      child.stderr.setEncoding("utf8").on("data", read);
      child.once("exit", (code) => reject(new Error(`The product ended with ${code}:\n${output}`)));
    });
  }

  workers = (): number[] => childrenOf(this.#pid, "worker.ts");
  web = (): number[] => childrenOf(this.#pid, "web.ts");

  /** The postmaster, or null while there is none. */
  postmaster(): number | null {
    try {
      return Number.parseInt(readFileSync(join(this.dataDir, "postgres/postmaster.pid"), "utf8"), 10) || null;
    } catch {
      return null;
    }
  }

  /** Kills the supervisor alone; its children notice by themselves. */
  async killSupervisor(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }

  /** The embedded database's address as it is now: it changes with a new supervisor. */
  databaseUrl(): string {
    return readFileSync(join(this.dataDir, "database-url"), "utf8");
  }

  /** Asks the database; null while there is none that answers. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[] | null> {
    let client: pg.Client | null = null;
    try {
      client = new pg.Client({ connectionString: this.databaseUrl(), connectionTimeoutMillis: 3_000, query_timeout: 20_000 });
      client.on("error", () => {});
      await client.connect();
      return (await client.query<Row>(sql, [...values])).rows;
    } catch {
      return null;
    } finally {
      await client?.end().catch(() => {});
    }
  }

  /** Another process of ours with the product's environment and its database of this moment. */
  spawnScript(script: string, args: readonly string[], variables: Variables = {}): ChildProcess {
    const child = spawn(process.execPath, [join(PROJECT, "scripts", script), ...args], {
      cwd: PROJECT,
      env: { ...process.env, ...this.#variables, DATABASE_URL: this.databaseUrl(), ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => this.#log.write(text));
    return child;
  }

  get #pid(): number {
    return this.#child?.pid ?? 0;
  }
}
