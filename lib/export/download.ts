import { Readable } from "node:stream";
import type { Actor } from "../accounts/actor.ts";
import { requireGeneration } from "../generation/access.ts";
import { readRowShape } from "../generation/fields/stored-fields.ts";
import { contentDisposition } from "./filename.ts";
import { type ExportFormat, FORMATS } from "./formats.ts";
import { buildMetadata } from "./metadata.ts";
import { writeRows } from "./rows.ts";

export interface Download {
  contentType: string;
  contentDisposition: string;
  content: Readable;
}

/**
 * A generation's rows as they are now, streamed; or its metadata sheet.
 * @throws AppError `not-found:generation`
 */
export async function downloadGeneration(actor: Actor, id: string, format: ExportFormat | "metadata"): Promise<Download> {
  const { name } = await requireGeneration(actor, id);
  if (format === "metadata") {
    const sheet = JSON.stringify(await buildMetadata(id), null, 2);
    return {
      contentType: FORMATS.json.contentType,
      contentDisposition: contentDisposition(name, ".metadata.json"),
      content: Readable.from([`${sheet}\n`]),
    };
  }
  return {
    contentType: FORMATS[format].contentType,
    contentDisposition: contentDisposition(name, `.${format}`),
    content: Readable.from(writeRows(id, format, await readRowShape(id))),
  };
}
