import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Visit } from "../../e2e/inference-server/accounts.ts";
import type { SettingsInput } from "../../e2e/inference-server/settings.ts";
import { PROJECT } from "../children.ts";

const MAIN = join(PROJECT, "e2e/inference-server/main.ts");

/** The inference server in a process of its own, which can be killed and started again on the same port. */
export class Endpoint {
  readonly url: string;
  readonly #port: number;
  readonly #accounts: string;
  #settings: SettingsInput;
  #child: ChildProcess | null = null;

  constructor(options: { port: number; folder: string; settings: SettingsInput }) {
    this.#port = options.port;
    this.url = `http://127.0.0.1:${options.port}`;
    this.#accounts = join(options.folder, "endpoint-accounts");
    this.#settings = options.settings;
  }

  async start(): Promise<void> {
    const args = ["--port", String(this.#port), "--settings", JSON.stringify(this.#settings), "--accounts", this.#accounts];
    this.#child = spawn(process.execPath, [MAIN, ...args], { cwd: PROJECT, stdio: ["ignore", "ignore", "inherit"] });
    for (let tries = 0; tries < 200; tries += 1, await sleep(50)) if (await fetch(`${this.url}/stats`).catch(() => null)) return;
    throw new Error("the inference server does not start");
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  async configure(settings: SettingsInput): Promise<void> {
    this.#settings = { ...this.#settings, ...settings };
    await fetch(`${this.url}/control`, { method: "POST", body: JSON.stringify(settings) });
  }

  /** Every request that it was ever sent, oldest first. */
  async visits(): Promise<Visit[]> {
    return (await fetch(`${this.url}/accounts`)).json();
  }
}
