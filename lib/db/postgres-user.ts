import { type ChildProcess, execFile, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { AppError } from "../errors.ts";

const run = promisify(execFile);

/** How to start PostgreSQL: as ourselves (no uid), as another user, or through a command that changes user. */
export interface RunAs {
  uid?: number;
  gid: number;
  prefix: string[];
}

/**
 * PostgreSQL refuses to run as root. As root it is run as the owner of the cluster where there is one already, else as
 * the system's user `postgres`, or `nobody` where there is none. When that user may not pass through a folder above the binaries or the data (a checkout in /root), `setpriv`
 * of util-linux keeps root's right to read and write files for it.
 *
 * @throws AppError `unavailable:database` when neither way is open.
 */
export async function privilegesFor(binary: string, cluster: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { gid: process.getgid?.() ?? 0, prefix: [] };
  const user = (await ownerOf(cluster)) ?? (await ids("postgres")) ?? (await ids("nobody"));
  if (!user)
    throw new AppError(
      "unavailable:database",
      "PostgreSQL does not run as root and this machine has no user postgres or nobody: start as another user.",
    );
  if ((await isOpen(binary)) && (await isOpen(cluster))) return { ...user, prefix: [] };
  const capabilities = "+dac_override";
  const prefix = [
    ...["setpriv", `--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"],
    ...[`--inh-caps=${capabilities}`, `--ambient-caps=${capabilities}`, "--"],
  ];
  const [command = "", ...args] = prefix;
  try {
    await run(command, [...args, "true"]);
  } catch {
    throw new AppError(
      "unavailable:database",
      `PostgreSQL does not run as root, and another user cannot reach ${dirname(cluster)}: set DATA_DIR to a folder that everyone may pass through, or start as another user.`,
    );
  }
  return { ...user, prefix };
}

/** Starts a program of PostgreSQL's with these rights, in a process group of its own and with a bare environment. */
export function spawnAs(runAs: RunAs, command: string, args: string[]): ChildProcess {
  const [program, ...rest] = [...runAs.prefix, command, ...args];
  return spawn(program ?? command, rest, {
    ...(runAs.prefix.length === 0 && runAs.uid !== undefined && { uid: runAs.uid, gid: runAs.gid }),
    detached: true,
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
  });
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  const owner = await stat(path).catch(() => null);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null;
}

async function ids(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return null;
  }
}

/** Whether everyone may pass through all folders above this path. */
async function isOpen(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
