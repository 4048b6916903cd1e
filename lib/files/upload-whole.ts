import { randomUUID } from "node:crypto";
import type { Actor } from "../accounts/actor.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { sendReading } from "../jobs/queue.ts";
import { fileStorage } from "../storage.ts";
import { UPLOADS_PREFIX } from "./files.ts";
import { cleanName, formatOf, MAX_FILE_BYTES, MAX_FILE_SIZE, refuseUpload } from "./formats.ts";

export interface WholeUpload {
  /** Its ending says the format. */
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Bytes that were announced; null where nothing was said. */
  sizeBytes: number | null;
}

/**
 * Stores a file that comes in one piece, and asks a worker to read it. One that is broken off, or too large, leaves nothing.
 * @param most bytes that it may have; only tests set it
 * @throws AppError `bad-input:file` for a name without a known ending, an empty file, or one that broke off; `too-large:file`
 */
export async function uploadWhole(
  actor: Actor,
  { name: given, content, sizeBytes }: WholeUpload,
  most = MAX_FILE_BYTES,
): Promise<{ id: string }> {
  const name = cleanName(given);
  const format = formatOf(name);
  if (sizeBytes !== null && sizeBytes > most) throw tooLarge(name);
  // Its size is not known yet: any that is not refused will do.
  const refusal = refuseUpload(name, sizeBytes ?? 1);
  if (refusal !== null || format === null)
    throw new AppError("bad-input:file", refusal ?? "This kind of file is not read here.", { field: "name" });
  const id = randomUUID();
  const key = `${UPLOADS_PREFIX}/${id}`;
  const stored = await fileStorage().write(key, checked(name, content, sizeBytes, most));
  const bytes = BigInt(stored.sizeBytes);
  try {
    await transact(async (transaction) => {
      await transaction.file.create({
        data: { id, ownerId: actor.id, kind: "upload", key, name, format, sizeBytes: bytes, uploadedBytes: bytes, status: "queued" },
      });
      await sendReading(transaction, id);
    });
  } catch (error) {
    await fileStorage().remove(key);
    throw error;
  }
  return { id };
}

const tooLarge = (name: string) =>
  new AppError("too-large:file", `“${name}” is larger than ${MAX_FILE_SIZE}. Split it into smaller files and upload those.`);

/** The bytes as they come; an error, for which the storage keeps nothing, in place of the end of what is not whole. */
async function* checked(
  name: string,
  content: AsyncIterable<Uint8Array>,
  announced: number | null,
  most: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of untilBroken(content)) {
    size += part.length;
    if (size > most) throw tooLarge(name);
    yield part;
  }
  if (announced !== null && size !== announced) throw brokenOff();
  const refusal = refuseUpload(name, size);
  if (refusal !== null) throw new AppError("bad-input:file", refusal);
}

async function* untilBroken(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = content[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await parts.next().catch((cause: unknown) => {
        throw brokenOff(cause);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await parts.return?.().catch(() => {});
  }
}

const brokenOff = (cause?: unknown) =>
  new AppError("bad-input:file", "The upload broke off before it was whole, so nothing was kept. Send it again.", { cause });
