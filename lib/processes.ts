import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether a process with this id exists, ours or another user's. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What tells a process from a later one with the same id: the machine's start and the process's own. Null when there is
 * no such process, or when it has ended and only waits for its parent (a zombie).
 */
export async function identityOf(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return (await ps("lstart=", pid)) || null;
  try {
    const [boot, stat] = await Promise.all([readFile("/proc/sys/kernel/random/boot_id", "utf8"), readFile(`/proc/${pid}/stat`, "utf8")]);
    // proc_pid_stat(5): the name, in brackets, may hold anything; the state is field 3, the start time field 22.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : `${boot.trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

/** The program and arguments of a process; empty when there is none. */
export async function commandLineOf(pid: number): Promise<string> {
  if (process.platform !== "linux") return ps("command=", pid);
  const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return text.replaceAll("\0", " ");
}

/** Waits until the process has gone; false when it is still there after `timeoutMs`. */
export async function hasGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid) && (await identityOf(pid)) !== null) {
    if (Date.now() >= deadline) return false;
    await new Promise((next) => setTimeout(next, 50));
  }
  return true;
}

async function ps(format: string, pid: number): Promise<string> {
  return run("ps", ["-o", format, "-p", String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
}
