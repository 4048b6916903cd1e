import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { killGroup, PROJECT, type Variables } from "../children.ts";

const running = new Set<ChildProcess>();

/** Runs a Node program with its output passed through; returns its exit code, or null when a signal ended it. */
export async function runTool(args: string[], variables: Variables): Promise<number | null> {
  return runCommand(process.execPath, args, variables);
}

/** The same for any program; -1 when there is no such program. */
export async function runCommand(command: string, args: string[], variables: Variables = {}): Promise<number | null> {
  const child = spawn(command, args, {
    cwd: PROJECT,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  running.add(child);
  try {
    const [code] = await once(child, "exit");
    return code;
  } catch {
    return -1;
  } finally {
    killGroup(child, "SIGKILL");
    running.delete(child);
  }
}

/** Ends the tools that still run, and whatever they started and left: processes with one of these texts in their arguments or environment. */
export function killRemains(marks: string[]): void {
  for (const child of running) killGroup(child, "SIGKILL");
  for (const pid of listProcesses()) {
    if (pid !== process.pid && marks.some((mark) => mentions(pid, mark))) endProcess(pid);
  }
}

function listProcesses(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

const mentions = (pid: number, mark: string) =>
  ["cmdline", "environ"].some((name) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, "utf8").replaceAll("\0", " ").includes(mark);
    } catch {
      return false;
    }
  });

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has gone already.
  }
}
