import { Readable } from "node:stream";
import type { Actor } from "../../accounts/actor.ts";
import { recordEvent } from "../../audit/record-event.ts";
import { database } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { fileStorage } from "../../storage.ts";
import { endingOf } from "../catalogue.ts";
import { contentDisposition } from "../filename.ts";
import { openSource } from "../source.ts";
import { contentTypeOf } from "../write-file.ts";
import { requireExport } from "./record.ts";
import { fail, writeExport } from "./write-export.ts";

export interface Delivery {
  contentType: string;
  contentDisposition: string;
  /** Of a file that is whole and stored; null for one that is written while it is sent. */
  stored: { sizeBytes: number; sha256: string; createdAt: Date; read(range?: { start: number; end: number }): Promise<Readable> } | null;
  /** The bytes of one that is written while it is sent. */
  live: Readable | null;
}

/**
 * The file of an export: as it is stored, or, the first time, written and stored while it is sent. One that was broken off
 * is written anew.
 * @throws AppError `not-found:export`; `conflict:export` while it is prepared or written; `bad-input:export`
 */
export async function deliverExport(actor: Actor, id: string): Promise<Delivery> {
  const { file, settings, status, sha256, generation, generationId } = await requireExport(actor, id);
  const ending = endingOf(settings);
  const shared = { contentType: contentTypeOf(ending), contentDisposition: contentDisposition(generation.name, ending) };
  if (status === "ready") {
    if (!file) throw new AppError("not-found:export", "The file of this export was deleted. Export again.");
    const { key, sizeBytes, createdAt } = file;
    // Every download of the stored file; the first one, which is being written, was noted when the export was begun.
    const subject = { type: "generation", id: generationId, name: generation.name } as const;
    await recordEvent(actor, { action: "dataset-downloaded", subject, details: { format: settings.format } });
    return {
      ...shared,
      stored: { sizeBytes: Number(sizeBytes), sha256, createdAt, read: (range) => fileStorage().read(key, range) },
      live: null,
    };
  }
  if (settings.split) throw new AppError("conflict:export", "This export is being prepared. It can be downloaded when it is ready.");
  const claim = {
    where: { id, target: "", status: { in: ["waiting", "failed"] } },
    data: { status: "writing", statusReason: "", rows: 0, finishedAt: new Date() },
  };
  const { count } = await database().export.updateMany(claim);
  if (count === 0)
    throw new AppError("conflict:export", "This export is being downloaded already. It can be had again when that has ended.");
  try {
    const source = await openSource(generationId, settings);
    const begun = { id, ownerId: generation.ownerId, expectedRows: settings.expectedRows, prepared: false };
    return { ...shared, stored: null, live: Readable.from(writeExport(begun, source, null)) };
  } catch (error) {
    await fail(id, error instanceof AppError ? error.message : "It could not be begun. Export again.");
    throw error;
  }
}
