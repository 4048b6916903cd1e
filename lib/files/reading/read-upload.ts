import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { database } from "../../db/client.ts";
import { environment } from "../../env.ts";
import { logger } from "../../log.ts";
import { fileStorage } from "../../storage.ts";
import type { FileDetails } from "../details.ts";
import { toFormat } from "../files.ts";
import { type Limits, READING_LIMITS } from "./limits.ts";
import { describeProblem } from "./problems.ts";
import type { Answer, Facts } from "./protocol.ts";
import { runChild } from "./run-child.ts";

const READER = pathToFileURL(join(import.meta.dirname, "read-document.ts")).href;
/** Far longer than any reading takes. */
const LEFT_BEHIND_MS = 2 * 60 * 60_000;

const READING_FAILED = "Something went wrong in the studio while it was read. Try again; if it stays, the worker's log says what it was.";

export interface ReadingOptions {
  signal: AbortSignal;
  limits?: Limits;
  /** Address of the module that reads, for tests. */
  reader?: string;
}

/**
 * Reads an upload in a child process, stores its text, and notes what was found, or why it cannot be read. May be repeated
 * at any time, such as after a crash; an upload that was read, or deleted, is left alone.
 * @throws what is no fault of the file's (a full disk, a database that is away): to be tried again
 */
export async function readUpload(fileId: string, options: ReadingOptions): Promise<void> {
  const { signal, limits = READING_LIMITS, reader = READER } = options;
  const { count } = await database().file.updateMany({ where: waiting(fileId), data: { status: "reading" } });
  if (count === 0) return;
  const file = await database().file.findUnique({ where: { id: fileId } });
  if (!file) return;
  const folder = await makeFolder();
  const original = await fileStorage().openLocal(file.key);
  try {
    if (original.sizeBytes !== Number(file.sizeBytes)) return await fail(fileId, "damaged", "A part of it was lost after the upload.");
    const textPath = join(folder, "text");
    // The child may write to it, not make it.
    await writeFile(textPath, "");
    const task = { path: original.path, format: toFormat(file.format), textPath, reader, limits };
    const { answer, errors } = await runChild(task, signal);
    if (answer.kind !== "facts") logger().info({ file: fileId, answer, errors }, "a file could not be read");
    await note(fileId, answer, textPath, limits);
  } finally {
    await original.release();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Notes that a file could not be read for a reason that is not the file's. */
export async function giveUpReading(fileId: string): Promise<void> {
  await fail(fileId, "server", READING_FAILED);
}

const waiting = (id: string) => ({ id, status: { in: ["queued", "reading"] } });

async function note(fileId: string, answer: Answer, textPath: string, limits: Limits): Promise<void> {
  if (answer.kind === "refused") return fail(fileId, answer.code, answer.message);
  if (answer.kind === "stopped") return fail(fileId, answer.problem, describeProblem(answer.problem, limits));
  // The watchdog looks now and then; what came in its last moment is found here.
  if ((await stat(textPath)).size > limits.textBytes) return fail(fileId, "text-size", describeProblem("text-size", limits));
  await finish(fileId, answer.facts, textPath);
}

async function finish(fileId: string, { keys, first, gaps = [], gapsComplete = false, ...facts }: Facts, textPath: string): Promise<void> {
  const textKey = `texts/${fileId}.md`;
  await fileStorage().write(textKey, createReadStream(textPath));
  const details: FileDetails = { keys, first, gaps, gapsComplete, problem: "" };
  const { count } = await database().file.updateMany({
    where: waiting(fileId),
    // What came through JSON is a JSON value.
    data: { ...facts, textKey, status: "ready", statusReason: "", details: JSON.parse(JSON.stringify(details)) },
  });
  // Deleted meanwhile, unless another worker was faster.
  if (count === 0 && (await database().file.count({ where: { id: fileId } })) === 0) await fileStorage().remove(textKey);
}

async function fail(fileId: string, problem: string, reason: string): Promise<void> {
  const details: FileDetails = { keys: [], first: [], gaps: [], gapsComplete: false, problem };
  const data = { status: "failed", statusReason: reason, details: JSON.parse(JSON.stringify(details)) };
  await database().file.updateMany({ where: waiting(fileId), data });
}

/** A folder for one reading. What a worker that was killed has left is removed by and by. */
async function makeFolder(): Promise<string> {
  const parent = join(environment().DATA_DIR, "reading");
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true });
  }
  return mkdtemp(join(parent, "file-"));
}
