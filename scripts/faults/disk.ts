import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

// A small disk of its own for the data folder: a tmpfs in a mount namespace, which root may make, and on most machines
// an ordinary user too, within a user namespace.

/** Large enough for PostgreSQL and its log, small enough to be filled in a moment. */
const SIZE = "640m";

/**
 * How to run a program with a tmpfs on `folder`; null where this machine does not let us.
 * @param folder an existing, empty folder
 */
export function withDisk(folder: string, program: readonly string[]): string[] | null {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  // Arguments, not text of the script: a path may hold anything.
  const script = (then: string) => ["sh", "-c", `mount -t tmpfs -o size=${SIZE},mode=0755 tmpfs "$0" && ${then} "$@"`, folder];
  const command =
    uid === 0
      ? ["unshare", "--mount", ...script("exec")]
      : // PostgreSQL refuses to run as root, even as one of a namespace: back to our own id when the disk is there.
        ["unshare", "--user", "--map-root-user", "--mount", ...script(`exec unshare --user --map-user=${uid} --map-group=${gid}`)];
  const probe = spawnSync(command[0] ?? "", [...command.slice(1), "true"], { stdio: "ignore" });
  return probe.status === 0 ? [...command, ...program] : null;
}

const CHUNK = Buffer.alloc(1024 * 1024);

/** Writes until not a byte more goes in. */
export function fillDisk(folder: string): void {
  const handle = openSync(join(folder, "filler"), "w");
  try {
    for (const chunk of [CHUNK, CHUNK.subarray(0, 4_096), CHUNK.subarray(0, 1)])
      try {
        for (;;) writeSync(handle, chunk);
      } catch {
        // Full for pieces of this size.
      }
  } finally {
    closeSync(handle);
  }
}

export const freeDisk = (folder: string) => rmSync(join(folder, "filler"), { force: true });
