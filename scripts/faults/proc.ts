import { readdirSync, readFileSync, readlinkSync } from "node:fs";

// What Linux tells of processes, for finding the victims of the fault test.

const read = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** Process ids of a process's children whose arguments have a text in them. */
export function childrenOf(parent: number, mentioning: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent && read(`/proc/${pid}/cmdline`).includes(mentioning));
}

/** proc_pid_stat(5): the name, in brackets, may hold anything; the state is field 3, the parent field 4. Zombies have none. */
function parentOf(pid: number): number | null {
  const text = read(`/proc/${pid}/stat`);
  const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return state === "Z" || state === undefined ? null : Number(parent);
}

export interface Socket {
  port: number;
  /** Bytes have come in that the process has not read yet. */
  unread: boolean;
}

/** The TCP sockets of a process by their own ports (proc_pid_net(5): local address, queues and inode are fields 2, 5 and 10). */
export function socketsOf(pid: number): Socket[] {
  const inodes = new Set(
    listFiles(`/proc/${pid}/fd`).flatMap((file) => /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${file}`))?.[1] ?? []),
  );
  const lines = ["tcp", "tcp6"].flatMap((name) => read(`/proc/${pid}/net/${name}`).trim().split("\n").slice(1));
  return lines.flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    if (!inodes.has(fields[9] ?? "")) return [];
    const port = Number.parseInt(fields[1]?.split(":")[1] ?? "", 16);
    return [{ port, unread: Number.parseInt(fields[4]?.split(":")[1] ?? "0", 16) > 0 }];
  });
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}

/** Whether there was such a process. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
