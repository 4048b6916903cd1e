import { randomUUID } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../lib/errors.ts";
import { acquireLock, type Lock } from "./instance-lock.ts";
import { codeOf } from "./run.ts";

const REASONS: Record<string, string> = {
  EACCES: "this user has no right to write there",
  EPERM: "this user has no right to write there",
  EROFS: "it lies on a read-only disk",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "there is a file of this name",
  ENOSPC: "the disk is full",
  ENOENT: "it cannot be made there",
};

/**
 * Makes the data folder where there is none, and checks that it can be written to.
 * @throws AppError `unavailable:data-folder`
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await makeFolder(folder);
    await writeFile(probe, "x");
    await rm(probe);
  } catch (cause) {
    const reason = REASONS[codeOf(cause)] ?? codeOf(cause);
    throw new AppError(
      "unavailable:data-folder",
      `The data folder ${folder} cannot be written to (${reason}): set DATA_DIR to a folder that this user may write to.`,
      { cause },
    );
  }
}

/** Node's own recursive `mkdir` never returns where the system says ENOENT below a folder that exists, as /proc does. */
async function makeFolder(folder: string, mayMakeParent = true): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (codeOf(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || !mayMakeParent || parent === folder) throw error;
    await makeFolder(parent);
    await makeFolder(folder, false);
  }
}

/** Takes the data folder's lock, or returns null when a running instance holds it. */
export async function tryLockDataFolder(folder: string, purpose: string): Promise<Lock | null> {
  const result = await acquireLock(lockFile(folder), purpose);
  return "lock" in result ? result.lock : null;
}

/** @throws AppError `conflict:data-folder` when a running instance uses the folder. */
export async function lockDataFolder(folder: string, purpose: string): Promise<Lock> {
  const result = await acquireLock(lockFile(folder), purpose);
  if ("lock" in result) return result.lock;
  const { purpose: other, pid } = result.holder;
  throw new AppError(
    "conflict:data-folder",
    `The data folder ${folder} is in use by \`${other}\` (process ${pid}): stop that first, or set DATA_DIR to another folder.`,
  );
}

const lockFile = (folder: string) => join(folder, "instance.lock");
