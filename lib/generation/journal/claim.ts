import { createHash } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { identityOf } from "../../processes.ts";
import { JOURNAL_SUFFIX } from "./journal.ts";
import { type JournalOwner, readOwner } from "./lines.ts";

// Journals whose worker is dead, and taking one over: by renaming it, which only one of several succeeds in. The new
// name says who has it and when it was first taken over, so that one whose taker died too is taken over again.

const CLAIMED = /^(?<worker>.+)\.(?<since>\d+)\.(?<pid>\d+)-(?<identity>[0-9a-f]{12})\.claimed$/;
/** Another machine's worker, which gives a sign of life every few seconds, is dead after this time without one. */
const SILENT_MS = 120_000;
const HEADER_BYTES = 4_096;

export interface ClaimedJournal {
  file: string;
  /** Until when, at the latest, its worker took calls: nothing taken after this is its. */
  takenUntil: Date;
}

/** An own take of the queue may be written this much after its last sign of life. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Takes over every journal in the folder whose worker, or taker, is dead.
 * @param now the database's time: the time of the first claim is compared with when jobs were taken
 */
export async function claimJournals(folder: string, now: Date): Promise<ClaimedJournal[]> {
  const names = await readdir(folder).catch(() => []);
  const own = await ownName();
  const claimed: ClaimedJournal[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const before = CLAIMED.exec(name)?.groups;
    if (before?.pid && before.identity ? await isRunning(before.pid, before.identity) : !(await isDeadJournal(file))) continue;
    const since = Number(before?.since ?? now.getTime());
    const worker = before?.worker ?? name.slice(0, -JOURNAL_SUFFIX.length);
    const target = join(folder, `${worker}.${since}.${own}.claimed`);
    try {
      await rename(file, target);
      claimed.push({ file: target, takenUntil: await lastTake(target, since) });
    } catch {
      // Somebody else was quicker.
    }
  }
  return claimed;
}

async function lastTake(file: string, since: number): Promise<Date> {
  const { mtimeMs } = await stat(file);
  return new Date(Math.min(since, mtimeMs + SIGN_OF_LIFE_MS));
}

async function isDeadJournal(file: string): Promise<boolean> {
  if (!file.endsWith(JOURNAL_SUFFIX)) {
    await removeOldDraft(file);
    return false;
  }
  const owner = await ownerOf(file);
  // Without an owner it says nothing of any call, or its first line was never whole.
  if (!owner || owner.host !== hostname()) return isSilent(file);
  return (await identityOf(owner.pid)) !== owner.identity;
}

const isSilent = async (file: string) => {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > SILENT_MS;
};

/** A worker that was killed while it wrote its journal anew leaves a draft; the journal itself is whole. */
async function removeOldDraft(file: string): Promise<void> {
  if (file.endsWith(`${JOURNAL_SUFFIX}.draft`) && (await isSilent(file))) await rm(file, { force: true });
}

async function ownerOf(file: string): Promise<JournalOwner | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return readOwner(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await handle.close();
  }
}

const digest = (identity: string) => createHash("sha256").update(`${hostname()}\n${identity}`).digest("hex").slice(0, 12);
const ownName = async () => `${process.pid}-${digest((await identityOf(process.pid)) ?? "")}`;
const isRunning = async (pid: string, identity: string) => digest((await identityOf(Number(pid))) ?? "gone") === identity;
