import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { AppError } from "../lib/errors.ts";
import type { Running } from "./keep-running.ts";

export const PROJECT = join(import.meta.dirname, "..");

export type Variables = Record<string, string | undefined>;

/**
 * Starts Node on a file, without a shell and in a process group of its own, so that Ctrl-C in a terminal reaches the
 * supervisor alone. The child has a channel to us, and ends by itself when it closes: nothing outlives the supervisor.
 */
export function spawnNode(args: string[], env: Variables, output: "inherit" | "pipe" = "inherit"): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { NODE_ENV: process.env.NODE_ENV, ...env },
    stdio: ["ignore", output, output, "ipc"],
    detached: true,
  });
}

/**
 * Starts one of our scripts and waits until it says that it is ready.
 * @throws AppError `unavailable:part` when it ends before that, or when `signal` is aborted, which kills it.
 */
export async function startScript(
  script: string,
  args: string[],
  env: Variables,
  signal: AbortSignal,
  nodeFlags: readonly string[] = [],
): Promise<Running> {
  const child = spawnNode([...nodeFlags, join(PROJECT, "scripts", script), ...args], env);
  const kill = () => killGroup(child, "SIGKILL");
  signal.addEventListener("abort", kill);
  try {
    await untilReady(child, script);
  } finally {
    signal.removeEventListener("abort", kill);
  }
  return {
    pid: child.pid ?? 0,
    onExit: (listener) => (hasEnded(child) ? listener() : child.once("exit", listener)),
    kill,
    async stop(graceMs) {
      if (hasEnded(child)) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const impatience = setTimeout(kill, graceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((ready, fail) => {
    child.once("message", () => ready());
    child.once("error", fail);
    child.once("exit", (code, signal) =>
      fail(new AppError("unavailable:part", `${name} ended before it was ready (${signal ?? `exit code ${code}`}).`)),
    );
  });
}

/** Sends a signal to the child and all that it started. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It has gone already.
  }
}
