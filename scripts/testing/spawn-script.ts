import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PROJECT, type Variables } from "../children.ts";

export interface SpawnedScript {
  child: ChildProcess;
  /** All that it has written so far, to both streams in their order of arrival. */
  output(): string;
  stderr(): string;
  /** Waits for its end. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts a script of ours as a person would, with nothing of this process's environment but what finds programs and folders. */
export function spawnScript(script: string, args: string[], variables: Variables): SpawnedScript {
  const { PATH, HOME, TMPDIR, NODE_ENV } = process.env;
  const child = spawn(process.execPath, [join(PROJECT, "scripts", script), ...args], {
    cwd: PROJECT,
    env: { PATH, HOME, TMPDIR, NODE_ENV, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    stderr += text;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  return { child, output: () => output, stderr: () => stderr, ended };
}
