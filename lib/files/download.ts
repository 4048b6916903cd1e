import type { Readable } from "node:stream";
import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import { contentDisposition } from "../export/filename.ts";
import { fileStorage } from "../storage.ts";
import { requireFile } from "./files.ts";

/**
 * An upload as it came, streamed.
 * @throws AppError `not-found:file`; `conflict:file` while it is not whole
 */
export async function downloadFile(
  actor: Actor,
  id: string,
): Promise<{ content: Readable; sizeBytes: number; contentDisposition: string }> {
  const file = await requireFile(actor, id);
  if (file.status === "uploading") throw new AppError("conflict:file", "This file is not uploaded in full yet.");
  const ending = /\.[^.]+$/.exec(file.name)?.[0] ?? "";
  return {
    content: await fileStorage().read(file.key),
    sizeBytes: Number(file.sizeBytes),
    contentDisposition: contentDisposition(file.name.slice(0, file.name.length - ending.length), ending),
  };
}

/**
 * All of the text that was taken out of an upload, streamed: markdown in UTF-8.
 * @throws AppError `not-found:file`; `conflict:file` when it was not read (yet), and for data, which has no text of its own
 */
export async function downloadText(actor: Actor, id: string): Promise<Readable> {
  const { textKey } = await requireFile(actor, id);
  if (!textKey)
    throw new AppError("conflict:file", "No text was read from this file: it is still to be read, could not be, or holds data.");
  return fileStorage().read(textKey);
}
