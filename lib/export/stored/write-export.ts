import { database } from "../../db/client.ts";
import { transact } from "../../db/transaction.ts";
import { toPublicError } from "../../errors.ts";
import { plural } from "../../format.ts";
import { logger } from "../../log.ts";
import { fileStorage } from "../../storage.ts";
import { planArchive } from "../archive.ts";
import { endingOf, isArchive } from "../catalogue.ts";
import { slugOf } from "../filename.ts";
import { type ExportSource, readExportRows } from "../source.ts";
import type { Assignment } from "../split/split-rows.ts";
import { type Chunk, gzip, openWriter, writeFile } from "../write-file.ts";
import { zip } from "../zip.ts";
import { exportNotFound } from "./record.ts";
import { type StoredContent, tee } from "./tee.ts";

/** How often a line says how far its export is, which is also its sign of life. */
export const REPORT_MS = 2_000;

interface Begun {
  id: string;
  ownerId: string;
  expectedRows: number;
  /** By a worker, who says itself whether it has failed, and may try again. */
  prepared: boolean;
}

/**
 * The bytes of an export, which are stored and recorded beside. One that fails, or whose reader goes away, leaves no file
 * and is recorded as failed.
 */
export async function* writeExport(begun: Begun, source: ExportSource, assignment: Assignment | null): AsyncGenerator<Chunk> {
  const { id } = begun;
  const { content, count } = openContent(source, begun.expectedRows, assignment);
  const name = slugOf(source.name) + endingOf(source.settings);
  const key = `exports/${id}/${name}`;
  const reporting = setInterval(() => void report(id, count().rows), REPORT_MS);
  let outcome = BROKEN_OFF;
  try {
    yield* tee(key, content, (stored) => record(begun, { source, key, name, ...count() }, stored));
    outcome = "";
  } catch (error) {
    // Readers that go away may say so by this error.
    if (!(error instanceof Error && error.name === "AbortError")) outcome = toPublicError(error).message;
    throw error;
  } finally {
    clearInterval(reporting);
    if (outcome !== "" && !begun.prepared) await fail(id, outcome);
  }
}

const BROKEN_OFF = "The download was broken off before it was whole, so nothing was kept. Export again.";

/** Notes that an export has failed, unless it is whole or gone. */
export async function fail(id: string, reason: string): Promise<void> {
  await database()
    .export.updateMany({
      where: { id, status: { not: "ready" } },
      data: { status: "failed", statusReason: reason, finishedAt: new Date() },
    })
    .catch((error: unknown) => logger().warn({ err: error, export: id }, "a failed export could not be recorded"));
}

async function report(id: string, rows: number): Promise<void> {
  // While it is written, `finishedAt` is when it last was at it.
  await database()
    .export.updateMany({ where: { id, status: "writing" }, data: { rows, finishedAt: new Date() } })
    .catch(() => {});
}

interface Content {
  content: AsyncGenerator<Chunk>;
  /** Rows written so far, and those that had no place in the format. */
  count(): { rows: number; leftOut: number };
}

function openContent(source: ExportSource, rows: number, assignment: Assignment | null): Content {
  const { settings } = source;
  if (isArchive(settings)) {
    const { files, count } = planArchive(source, rows, assignment);
    return { content: zip(files, new Date()), count };
  }
  const writer = openWriter(source);
  const plain = writeFile(writer, readExportRows(source));
  return { content: settings.compress && endingOf(settings).endsWith(".gz") ? gzip(plain) : plain, count: () => writer };
}

interface Written {
  source: ExportSource;
  key: string;
  name: string;
  rows: number;
  leftOut: number;
}

async function record({ id, ownerId }: Begun, { source, key, name, rows, leftOut }: Written, { sizeBytes, sha256 }: StoredContent) {
  const statusReason =
    leftOut === 0 ? "" : `${plural(leftOut, "row")} without a question or an answer ${leftOut === 1 ? "is" : "are"} not in it.`;
  const generationId = source.id;
  try {
    await transact(async (transaction) => {
      const file = await transaction.file.create({
        data: { ownerId, generationId, kind: "export", key, name, sizeBytes: BigInt(sizeBytes) },
      });
      const data = { status: "ready", statusReason, rows, sha256, fileId: file.id, finishedAt: new Date() };
      const { count } = await transaction.export.updateMany({ where: { id }, data });
      // Deleted while it was written.
      if (count === 0) throw exportNotFound();
    });
  } catch (error) {
    await fileStorage().remove(key);
    throw error;
  }
}
