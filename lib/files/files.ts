import { type Actor, isVisibleTo, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import type { File, Prisma } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { toStatus as toGenerationStatus } from "../generation/access.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { sendReading } from "../jobs/queue.ts";
import { fileStorage } from "../storage.ts";
import { type FileDetails, readDetails } from "./details.ts";
import { FILE_FORMATS, type FileFormat } from "./formats.ts";
import type { FileSort } from "./sorts.ts";
import { FILE_STATUSES, type FileStatus } from "./status.ts";

// The file library: uploads that datasets are made from.

export interface UserFile {
  id: string;
  name: string;
  format: FileFormat;
  sizeBytes: number;
  status: FileStatus;
  /** Why it failed, in a sentence for the user; empty otherwise. */
  statusReason: string;
  uploadedBytes: number;
  /** Null where the format has no pages, or it was not read yet; so are `words` and, for documents, `items`. */
  pages: number | null;
  words: number | null;
  items: number | null;
  createdAt: Date;
  updatedAt: Date;
  owner: { id: string; name: string; email: string };
  /** The drafts and datasets made from it that the actor may see. */
  usedIn: { id: string; name: string; status: GenerationStatus }[];
  /** How many others are made from it. */
  usedElsewhere: number;
}

export interface FileView extends UserFile {
  details: FileDetails;
  /** The storage key of its text; null before it was read. */
  textKey: string | null;
}

export interface FileQuery {
  /** Part of the name. */
  search?: string | undefined;
  formats?: readonly FileFormat[] | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
  sort?: FileSort | undefined;
  direction?: "asc" | "desc" | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1 to 100. */
  pageSize?: number | undefined;
}

const NOT_FOUND = "This file does not exist, or it belongs to someone else.";
const fileNotFound = () => new AppError("not-found:file", NOT_FOUND);
/** Where uploads lie in the file storage: `<prefix>/<id>`. */
export const UPLOADS_PREFIX = "uploads";
export const SHOWN = { owner: { select: { id: true, name: true, email: true } } } as const;

/** One page of the uploads that the actor may see and that are whole, and how many there are in all. */
export async function listFiles(actor: Actor, query: FileQuery = {}): Promise<{ items: UserFile[]; total: number }> {
  const { page = 1, pageSize = 25 } = query;
  const take = Math.max(1, Math.min(100, pageSize));
  const where = conditionFor(actor, query);
  const [found, total] = await Promise.all([
    database().file.findMany({ where, include: SHOWN, orderBy: orderFor(query), skip: (Math.max(1, page) - 1) * take, take }),
    database().file.count({ where }),
  ]);
  return { items: await withUsage(actor, found), total };
}

/** The actor's own uploads that are not whole yet, newest first. */
export async function listUnfinished(actor: Actor): Promise<UserFile[]> {
  const where = { kind: "upload", status: "uploading", ownerId: actor.id };
  return withUsage(actor, await database().file.findMany({ where, include: SHOWN, orderBy: { createdAt: "desc" }, take: 100 }));
}

/** @throws AppError `not-found:file` */
export async function getFile(actor: Actor, id: string): Promise<FileView> {
  const file = await requireFile(actor, id);
  const [view] = await withUsage(actor, [file]);
  if (!view) throw fileNotFound();
  return { ...view, details: readDetails(file.details), textKey: file.textKey };
}

/** An upload that is there and the actor's to see and change, as it is stored. @throws AppError `not-found:file` */
export async function requireFile(actor: Actor, id: string, transaction: Transaction = database()) {
  if (!isUuid(id)) throw fileNotFound();
  const file = await transaction.file.findFirst({ where: { id, kind: "upload", ...visibleTo(actor) }, include: SHOWN });
  if (!file) throw fileNotFound();
  return file;
}

/** Has a file that could not be read be read again. @throws AppError `not-found:file`, `conflict:file` */
export async function readFileAgain(actor: Actor, id: string): Promise<void> {
  await transact(async (transaction) => {
    await requireFile(actor, id, transaction);
    const { count } = await transaction.file.updateMany({ where: { id, status: "failed" }, data: { status: "queued", statusReason: "" } });
    if (count === 0) throw new AppError("conflict:file", "This file is being read, or was read, already.");
    await sendReading(transaction, id);
  });
}

const AT_WORK = ["queued", "running", "paused"];
/** A draft that is started or saved in this moment waits for us, or we for it. */
const LOCK_USERS = `
  select g.id from generations g join generation_files u on u.generation_id = g.id
  where u.file_id = $1::uuid order by g.id for no key update of g`;

/**
 * Deletes an upload, whole or not, with its text. Drafts lose it; finished datasets keep their rows.
 * @throws AppError `not-found:file`; `conflict:file` while a dataset that has not ended is made from it
 */
export async function deleteFile(actor: Actor, id: string): Promise<void> {
  const keys = await transact(async (transaction) => {
    const { key, textKey, name } = await requireFile(actor, id, transaction);
    await transaction.$queryRawUnsafe(LOCK_USERS, id);
    const uses = await transaction.generationFile.findMany({
      where: { fileId: id },
      select: { generation: { select: { id: true, name: true, status: true, config: true } } },
    });
    const busy = uses.find(({ generation }) => AT_WORK.includes(generation.status))?.generation;
    if (busy)
      throw new AppError(
        "conflict:file",
        `The dataset “${busy.name}” is being made from this file. Wait until it has ended, or cancel it.`,
      );
    for (const { generation } of uses.filter((use) => use.generation.status === "draft")) {
      const draft = readStoredDraft(generation.config);
      const fileIds = draft.configure.fileIds.filter((fileId) => fileId !== id);
      // A draft that is open in the wizard must not write the file back.
      await transaction.generation.update({
        where: { id: generation.id },
        data: { config: { ...draft, configure: { ...draft.configure, fileIds } }, revision: { increment: 1 } },
      });
    }
    await transaction.file.delete({ where: { id } });
    await recordEvent(actor, { action: "file-deleted", subject: { type: "file", id, name } }, transaction);
    return [key, textKey];
  });
  // After the row: a file without a row is waste, a row without a file is an error.
  for (const key of keys) if (key) await fileStorage().remove(key);
}

/** Discards an upload that is under way. @throws AppError `not-found:file`; `conflict:file` when it is whole */
export async function discardUpload(actor: Actor, id: string): Promise<void> {
  const { status } = await requireFile(actor, id);
  if (status !== "uploading") throw new AppError("conflict:file", "This file is uploaded already. Delete it in the list of files.");
  await deleteFile(actor, id);
}

export function conditionFor(actor: Actor, { search, formats, ids }: FileQuery): Prisma.FileWhereInput {
  // Prisma hands the text to LIKE as it is: what is typed stands for itself.
  const text = search?.trim().replace(/[\\%_]/g, "\\$&");
  return {
    AND: [
      { kind: "upload", status: { not: "uploading" } },
      visibleTo(actor),
      formats ? { format: { in: [...formats] } } : {},
      ids ? { id: { in: ids.filter(isUuid) } } : {},
      text ? { name: { contains: text, mode: "insensitive" } } : {},
    ],
  };
}

/** Ties are ordered by id, so that no file stands on two pages. */
function orderFor({ sort = "created", direction = "desc" }: FileQuery): Prisma.FileOrderByWithRelationInput[] {
  const first: Record<FileSort, Prisma.FileOrderByWithRelationInput> = {
    name: { name: direction },
    format: { format: direction },
    size: { sizeBytes: direction },
    length: { words: { sort: direction, nulls: "last" } },
    status: { status: direction },
    owner: { owner: { name: direction } },
    created: { createdAt: direction },
  };
  return [first[sort], { id: direction }];
}

type Found = File & { owner: UserFile["owner"] };

export async function withUsage(actor: Actor, files: readonly Found[]): Promise<UserFile[]> {
  const ids = files.map(({ id }) => id);
  const uses = await database().generationFile.findMany({
    where: { fileId: { in: ids } },
    select: { fileId: true, generation: { select: { id: true, name: true, status: true, owner: { select: { id: true, teamId: true } } } } },
    orderBy: { generation: { createdAt: "desc" } },
  });
  return files.map((file) => {
    const own = uses.filter(({ fileId }) => fileId === file.id).map(({ generation }) => generation);
    const visible = own.filter(({ owner }) => isVisibleTo(actor, owner));
    return {
      ...{ id: file.id, name: file.name, format: toFormat(file.format), status: toStatus(file.status), statusReason: file.statusReason },
      ...{ sizeBytes: Number(file.sizeBytes), uploadedBytes: Number(file.uploadedBytes) },
      ...{ pages: file.pages, words: file.words, items: file.items, createdAt: file.createdAt, updatedAt: file.updatedAt },
      owner: file.owner,
      usedIn: visible.map(({ id, name, status }) => ({ id, name, status: toGenerationStatus(status) })),
      usedElsewhere: own.length - visible.length,
    };
  });
}

/** The database holds nothing else for uploads: this folder writes them. */
export const toFormat = (format: string): FileFormat => FILE_FORMATS.find((one) => one === format) ?? "txt";
const toStatus = (status: string): FileStatus => FILE_STATUSES.find((one) => one === status) ?? "failed";
