import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { writeHubFolder } from "../export/hub-folder.ts";
import { openHubAccount } from "./account.ts";
import { beginAttempt, type PushAttempt, PushGone } from "./attempt.ts";
import { HubError } from "./hub-error.ts";
import { openHubSession } from "./hub-session.ts";
import { listPaths, prepareRepository } from "./prepare-repository.ts";
import { watchProgress } from "./progress.ts";
import { hashFolder, makePushFolder, removePushFolder } from "./push-folder.ts";
import { readPushState } from "./push-state.ts";
import { findCommit, sendFiles } from "./send-files.ts";

export interface PushOptions {
  /** Aborted when the worker stops: the push is then put back. */
  signal: AbortSignal;
  /** The wait before a request's second try, in milliseconds. */
  retryMs?: number;
  /** What writes the folder; in tests another. */
  writeFolder?: typeof writeHubFolder;
}

/**
 * Sends a dataset to the hub: writes its folder, makes the dataset there, uploads, commits. May be repeated at any time,
 * such as after a crash; one that has ended, or was stopped, is left alone. What a person must change ends it as failed.
 * @throws what may pass by itself (the network, a limit, a full disk): to be tried again
 */
export async function pushDataset(exportId: string, options: PushOptions): Promise<void> {
  const attempt = await beginAttempt(exportId);
  if (!attempt) return;
  try {
    await run(attempt, options);
  } catch (error) {
    if (error instanceof PushGone) return;
    options.signal.throwIfAborted();
    const final = error instanceof HubError ? !error.temporary : error instanceof AppError;
    const words = error instanceof HubError || error instanceof AppError ? error.message : "";
    const noted = final
      ? attempt.note({}, { status: "failed", statusReason: words })
      : attempt.note({
          note: words ? `${words} It is tried again in a moment.` : "Something went wrong in the studio; it is tried again in a moment.",
        });
    await noted.catch(ignoreGone);
    if (!final) throw error;
  }
}

/** Ends a push that has failed too often. */
export async function giveUpPush(exportId: string, error: unknown): Promise<void> {
  const words = error instanceof HubError ? error.message : "Something went wrong in the studio; the worker’s log says what it was.";
  const attempt = await beginAttempt(exportId);
  await attempt?.note({}, { status: "failed", statusReason: `${words} It was tried several times: push again later.` }).catch(ignoreGone);
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof PushGone)) throw error;
}

async function run(attempt: PushAttempt, { signal: stopping, retryMs, writeFolder = writeHubFolder }: PushOptions): Promise<void> {
  const token = await tokenOf(attempt);
  const folder = await makePushFolder(attempt.exportId);
  const progress = watchProgress(attempt);
  const signal = AbortSignal.any([stopping, progress.gone]);
  const { hub, repository, message, committing } = attempt.state();
  const session = openHubSession({ hub, token, repository, signal, onSent: progress.sent, retryMs });
  const mark = `Seedloom export ${attempt.exportId}`;

  async function send(): Promise<string> {
    await attempt.note({ step: "writing" });
    const { files, rows } = await writeFolder(attempt.generationId, attempt.settings, folder, { signal });
    if (rows === 0) throw new AppError("bad-input:push", "There is nothing to send: no row passes the filter.");
    const paths = files.map(({ path }) => path);
    const sha256 = await hashFolder(folder, paths);
    await progress.begin(files);
    await prepareRepository(session, attempt);
    const obsolete = await obsoletePaths(attempt, new Set(paths), () => listPaths(session));
    await attempt.note({ step: "uploading" });
    return sendFiles(session, {
      ...{ folder, paths, obsolete, message, mark, signal, onDone: progress.done },
      onCommit: () => attempt.note({ step: "committing", committing: true }, { rows, sha256 }),
    });
  }

  try {
    const commit = (committing ? await findCommit(session, mark) : null) ?? (await send());
    await attempt.note({ step: "done", commit, ...progress.all() }, { status: "ready" });
  } catch (error) {
    // A push that was stopped fails in many ways; this is the true one.
    if (progress.gone.aborted) throw new PushGone();
    throw error;
  } finally {
    progress.stop();
    await session.close();
    await removePushFolder(folder);
  }
}

/** @throws AppError `not-found:hub`, `conflict:hub` when the account has gone, or is at another hub by now */
async function tokenOf(attempt: PushAttempt): Promise<string> {
  const { hub } = attempt.state();
  if (attempt.userId === null) throw new AppError("not-found:hub", "The account of the person who pushed it has been removed.");
  const { account, token } = await openHubAccount(attempt.userId);
  if (account.address !== hub)
    throw new AppError("conflict:hub", `The account in Settings is at ${account.address} by now, and no longer at ${hub}: push again.`);
  return token;
}

/** What earlier pushes to the same dataset have put there, and this one has not: left, it would be read as rows of this one. */
async function obsoletePaths(attempt: PushAttempt, paths: ReadonlySet<string>, list: () => Promise<string[]>): Promise<string[]> {
  const earlier = await database().export.findMany({
    where: { target: attempt.target, status: "ready", id: { not: attempt.exportId } },
    select: { settings: true },
  });
  const known = new Set(earlier.flatMap(({ settings }) => readPushState(settings)?.paths ?? []).filter((path) => !paths.has(path)));
  return known.size === 0 ? [] : (await list()).filter((path) => known.has(path));
}
