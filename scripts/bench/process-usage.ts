import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

// What the kernel says of a process: proc_pid_stat(5), proc_pid_status(5). Linux only.

/** The kernel's clock ticks in a second, the same on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of processor time that a process has used, in user and kernel mode; 0 when it has gone. */
export function cpuSeconds(pid: number): number {
  const fields = statFields(`/proc/${pid}/stat`);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

/** The same for a process and all that it started and that still runs: PostgreSQL's is one for each connection. */
export function cpuSecondsOfTree(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + cpuSecondsOfTree(child), cpuSeconds(pid));
}

/** Megabytes (10^6) of memory that a process has resident. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return (Number(kilobytes ?? 0) * 1_024) / 1e6;
}

/** Processor seconds that this machine has been busy since its start, over all processors. */
export function machineBusySeconds(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = (read("/proc/stat").split("\n", 1)[0] ?? "")
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softIrq) / TICKS;
}

export const PROCESSORS = availableParallelism();

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean).map(Number);
}

/** From field 3 on: the name before it, in brackets, may hold anything. */
function statFields(file: string): string[] {
  const text = read(file);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
