import { Readable } from "node:stream";
import type { Actor } from "../accounts/actor.ts";
import { recordEvent } from "../audit/record-event.ts";
import { requireDataset } from "../generation/access.ts";
import { FORMAT_FACTS } from "./catalogue.ts";
import { contentDisposition } from "./filename.ts";
import { buildMetadata } from "./metadata.ts";
import { openPlain, type QuickFormat } from "./plain.ts";
import { contentTypeOf } from "./write-file.ts";

export interface Download {
  contentType: string;
  contentDisposition: string;
  content: Readable;
}

/**
 * A dataset's rows as they are now, but deleted ones, streamed; or its metadata sheet.
 * @throws AppError `not-found:generation`; `bad-input:export` when its rows do not fit the format
 */
export async function downloadGeneration(actor: Actor, id: string, format: QuickFormat | "metadata"): Promise<Download> {
  const { name } = await requireDataset(actor, id);
  if (format === "metadata") {
    const sheet = JSON.stringify(await buildMetadata(id), null, 2);
    return {
      contentType: contentTypeOf(".json"),
      contentDisposition: contentDisposition(name, ".metadata.json"),
      content: Readable.from([`${sheet}\n`]),
    };
  }
  const { ending } = FORMAT_FACTS[format];
  const rows = await openPlain(id, format);
  await recordEvent(actor, { action: "dataset-downloaded", subject: { type: "generation", id, name }, details: { format } });
  return {
    contentType: contentTypeOf(ending),
    contentDisposition: contentDisposition(name, format === "openai" ? `.chat${ending}` : ending),
    content: Readable.from(rows),
  };
}
