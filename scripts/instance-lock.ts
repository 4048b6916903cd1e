import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identityOf } from "../lib/processes.ts";

// A lock file that names its holder by process id and start time. A holder that was killed, or a machine that lost its
// power, leaves a stale one: the process is gone, or its id belongs to a process that started at another time.

const holderSchema = z.object({ pid: z.int().positive(), identity: z.string(), purpose: z.string(), token: z.string() });
export type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  /** Whether a stale lock was taken over, so that remains of the last holder may still be about. */
  wasStale: boolean;
  release(): Promise<void>;
}

/** Two processes that take one stale lock over at once have sorted it out after this time. */
const SETTLE_MS = 100;

/** Takes the lock, or tells who holds it. `purpose` is what the holder does, for the message of those who come second. */
export async function acquireLock(file: string, purpose: string): Promise<{ lock: Lock } | { holder: Holder }> {
  const token = randomUUID();
  const own: Holder = { pid: process.pid, identity: (await identityOf(process.pid)) ?? "", purpose, token };
  const draft = `${file}.${token}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (let wasStale = false; ; wasStale = true) {
      // A hard link fails when the name exists, and the lock is never seen half written.
      if (await tryLink(draft, file)) {
        if (wasStale) await sleep(SETTLE_MS);
        if ((await readHolder(file))?.token === token) return { lock: { wasStale, release: () => release(file, token) } };
      }
      const holder = await readHolder(file);
      if (holder && (await isRunning(holder))) return { holder };
      await removeStale(file, draft);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves the lock away before looking at it once more, so that a new one of somebody quicker is put back and not lost. */
async function removeStale(file: string, draft: string): Promise<void> {
  const moved = `${draft}.stale`;
  try {
    await rename(file, moved);
  } catch {
    return; // Somebody else was quicker.
  }
  const holder = await readHolder(moved);
  if (holder && (await isRunning(holder))) await tryLink(moved, file);
  await rm(moved, { force: true });
}

async function release(file: string, token: string): Promise<void> {
  if ((await readHolder(file))?.token === token) await rm(file, { force: true });
}

/** Null when there is no lock, or one that was cut off in the middle by a power loss. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

const isRunning = async (holder: Holder) => (await identityOf(holder.pid)) === holder.identity;

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
