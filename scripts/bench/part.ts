import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { killGroup, PROJECT, spawnNode, type Variables } from "../children.ts";

export interface PartOptions {
  /** How long it may take to end when it is asked to, in milliseconds; it is killed then. */
  patienceMs?: number;
  /** Never killed, but left to end by itself: it has something to clear away. */
  endsByItself?: boolean;
  nodeFlags?: readonly string[];
}

/** A process of the benchmark's. It ends by itself when the benchmark has gone, however that ended. */
export interface Part {
  pid: number;
  /** Sends a message and waits for the next one that comes back. @throws when the process ends first */
  ask(message: object): Promise<unknown>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/**
 * Starts a script (path from the project's folder) and waits for its first message, which is given back too. What it prints
 * goes to standard error, so that standard output holds the table alone.
 * @throws when it ends before that
 */
export async function startPart(
  script: string,
  args: string[],
  env: Variables = {},
  { patienceMs = 2_000, endsByItself = false, nodeFlags = [] }: PartOptions = {},
): Promise<Part & { first: unknown }> {
  const child = spawnNode([...nodeFlags, join(PROJECT, script), ...args], { ...process.env, NODE_ENV: "production", ...env }, "pipe");
  if (!endsByItself) running.add(child);
  child.once("exit", () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  const first = await nextMessage(child, script);
  return {
    pid: child.pid ?? 0,
    first,
    ask(message) {
      const answer = nextMessage(child, script);
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const impatience = endsByItself ? undefined : setTimeout(() => killGroup(child, "SIGKILL"), patienceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Ends all parts at once, but for those that end by themselves. */
export function killParts(): void {
  for (const child of running) killGroup(child, "SIGKILL");
}

function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((settle, fail) => {
    const forget = () => {
      child.off("message", receive);
      child.off("exit", end);
    };
    const receive = (message: unknown) => {
      forget();
      settle(message);
    };
    const end = (code: number | null, signal: string | null) => {
      forget();
      fail(new Error(`${name} ended before it answered (${signal ?? `exit code ${code}`})`));
    };
    child.once("message", receive);
    child.once("exit", end);
  });
}
