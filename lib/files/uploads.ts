import { randomUUID } from "node:crypto";
import { type DataStore, type KvStore, MemoryLocker, Server, Upload } from "@tus/server";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError, statusOf, toPublicError } from "../errors.ts";
import { sendReading } from "../jobs/queue.ts";
import { logger } from "../log.ts";
import { fileStorage } from "../storage.ts";
import { requireFile, UPLOADS_PREFIX } from "./files.ts";
import { cleanName, formatOf, MAX_FILE_BYTES, refuseUpload } from "./formats.ts";

// Resumable uploads by the protocol of https://tus.io, so that a break of the connection or a reload costs nothing. An
// upload is a row of `files` with the status `uploading`; how far it is says the storage.

export const UPLOADS_PATH = "/api/files/uploads";
/** More than anybody needs, and too few to fill a disk with forgotten ones unseen. */
const MAX_UNFINISHED = 100;

/** The rows of `files` as tus's own notes, so that nothing is known twice. */
const records: KvStore<Upload> = {
  async get(id) {
    const file = await database().file.findFirst({ where: { id, kind: "upload" } });
    if (!file) return undefined;
    const metadata = { filename: file.name };
    return new Upload({ id, size: Number(file.sizeBytes), offset: 0, metadata, creation_date: file.createdAt.toISOString() });
  },
  async set() {},
  async delete() {},
};

const locker = new MemoryLocker();
let opened: Promise<DataStore> | undefined;

function uploads(): Promise<DataStore> {
  opened ??= fileStorage()
    .openUploads(UPLOADS_PREFIX, records)
    .catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

/** Begins an upload of this person's: a tus `POST`. The answer's `Location` is where it goes on. */
export function beginUpload(actor: Actor, request: Request): Promise<Response> {
  return serve(actor, request);
}

/**
 * Goes on with an upload (tus `PATCH`), or says how far it is (`HEAD`). One that is whole thereby is given to the worker.
 * @throws AppError `not-found:file` when it is not there or another's
 */
export async function continueUpload(actor: Actor, id: string, request: Request): Promise<Response> {
  await requireFile(actor, id);
  try {
    return await serve(actor, request);
  } finally {
    // Also after a connection that broke, and when the last part arrived but not what followed from it.
    await noteOffset(id);
  }
}

async function serve(actor: Actor, request: Request): Promise<Response> {
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: await uploads(),
    locker,
    relativeLocation: true,
    maxSize: MAX_FILE_BYTES,
    // Nobody: without it, tus allows every site.
    allowedOrigins: [],
    namingFunction: (asked, metadata) => createUpload(actor, metadata?.filename ?? "", asked.headers.get("upload-length")),
    onResponseError(_request, error) {
      if (!(error instanceof Error)) return undefined;
      if (!(error instanceof AppError)) logger().error({ err: error }, "an upload failed");
      const shown = toPublicError(error);
      return { status_code: statusOf(shown.code), body: JSON.stringify({ error: shown }) };
    },
  });
  return server.handleWeb(request);
}

/** Notes a new upload and returns its id. @throws AppError `bad-input:file`, `too-many:file` */
async function createUpload(actor: Actor, givenName: string, length: string | null): Promise<string> {
  const name = cleanName(givenName);
  const format = formatOf(name);
  const sizeBytes = length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
  if (sizeBytes === null) throw new AppError("bad-input:file", "An upload must say its size beforehand.");
  const refusal = refuseUpload(name, sizeBytes);
  if (refusal !== null || format === null) throw new AppError("bad-input:file", refusal ?? "This kind of file is not read here.");
  const unfinished = await database().file.count({ where: { ownerId: actor.id, kind: "upload", status: "uploading" } });
  if (unfinished >= MAX_UNFINISHED)
    throw new AppError("too-many:file", `${MAX_UNFINISHED} of your uploads are unfinished. Finish or discard some of them first.`);
  const id = randomUUID();
  await database().file.create({
    data: {
      id,
      ownerId: actor.id,
      kind: "upload",
      key: `${UPLOADS_PREFIX}/${id}`,
      name,
      format,
      sizeBytes: BigInt(sizeBytes),
      status: "uploading",
    },
  });
  return id;
}

/** Notes how far an upload is; at its end the worker is asked to read it. */
async function noteOffset(id: string): Promise<void> {
  const upload = await (await uploads()).getUpload(id).catch(() => null);
  if (!upload) return;
  const where = { id, status: "uploading" };
  const uploadedBytes = BigInt(upload.offset);
  if (upload.offset !== upload.size) {
    await database().file.updateMany({ where, data: { uploadedBytes } });
    return;
  }
  await transact(async (transaction) => {
    const { count } = await transaction.file.updateMany({ where, data: { status: "queued", uploadedBytes } });
    if (count > 0) await sendReading(transaction, id);
  });
}
