import { isUuid } from "../../accounts/uuid.ts";
import { database } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { openSource } from "../source.ts";
import { splitRows } from "../split/split-rows.ts";
import { storedSettings } from "./record.ts";
import { fail, REPORT_MS, writeExport } from "./write-export.ts";

/**
 * Prepares an export that has a split: finds near copies among its rows, divides them, and writes and stores the file. It
 * may run again from the beginning, whatever an earlier run came to. One that was deleted meanwhile is left alone.
 * @throws what is no fault of the export; then it is to run again
 */
export async function prepareExport(id: string, { signal }: { signal: AbortSignal }): Promise<void> {
  const found = isUuid(id)
    ? await database().export.findUnique({ where: { id }, include: { generation: { select: { ownerId: true } } } })
    : null;
  if (!found || found.status === "ready" || found.status === "failed") return;
  const { split, expectedRows, ...settings } = storedSettings.parse(found.settings);
  if (!split) return;
  const own = new AbortController();
  const stop = AbortSignal.any([signal, own.signal]);
  let rows = 0;
  const reporting = setInterval(() => {
    void database()
      .export.updateMany({ where: { id }, data: { rows, finishedAt: new Date() } })
      .then(({ count }) => count === 0 && own.abort())
      .catch(() => {});
  }, REPORT_MS);
  try {
    await database().export.updateMany({ where: { id }, data: { status: "preparing", rows: 0, finishedAt: new Date() } });
    const source = await openSource(found.generationId, { ...settings, split });
    const onProgress = (read: number) => {
      rows = read;
    };
    const assignment = await splitRows(source, split, { signal: stop, onProgress });
    clearInterval(reporting);
    await database().export.updateMany({ where: { id }, data: { status: "writing", rows: 0, finishedAt: new Date() } });
    const begun = { id, ownerId: found.generation.ownerId, expectedRows, prepared: true };
    for await (const _ of writeExport(begun, source, assignment)) stop.throwIfAborted();
  } catch (error) {
    if (own.signal.aborted) return;
    if (!(error instanceof AppError)) throw error;
    await fail(id, error.message);
  } finally {
    clearInterval(reporting);
  }
}

/** Ends the tries for an export whose preparing fails for no fault of its own. */
export const giveUpExport = (id: string): Promise<void> =>
  fail(id, "It could not be prepared, several times in a row. Look at the worker's log, then export again.");
