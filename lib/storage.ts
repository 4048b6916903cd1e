import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DataStore, KvStore, Upload } from "@tus/server";
import { environment } from "./env.ts";
import { AppError } from "./errors.ts";

/** Where files lie. Narrow enough for a folder and for an S3 bucket alike. */
export interface FileStorage {
  /** Stores a stream under a key, in place of what was there. The file appears when it is whole, or not at all. */
  write(key: string, content: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>): Promise<{ sizeBytes: number }>;
  /** The whole file, or the bytes from `start` to `end`, both included. @throws AppError `not-found:file` */
  read(key: string, range?: { start: number; end?: number }): Promise<Readable>;
  /** Removes the file; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /** Where the file lies, in words for the user: an absolute path. */
  locate(key: string): string;
  /**
   * The file as one on this machine, for a program that can only read those; `release` ends the use.
   * @throws AppError `not-found:file`
   */
  openLocal(key: string): Promise<{ path: string; sizeBytes: number; release(): Promise<void> }>;
  /**
   * Where resumable uploads (https://tus.io) are written part by part, the one with the id `x` straight to the key
   * `<prefix>/x`. What is known of each upload is kept in `records`. For a bucket there is @tus/s3-store.
   */
  openUploads(prefix: string, records: KvStore<Upload>): Promise<DataStore>;
  /** Where all of it lies, in words for the user, and what is free there, in bytes; null where nobody knows. */
  describe(): Promise<{ place: string; freeBytes: number | null }>;
}

const MAX_KEY_LENGTH = 500;
// No segment begins with a dot, so that no key leads out of the folder or into the drafts.
const KEY = /^[a-z0-9_-][a-z0-9_.-]*(\/[a-z0-9_-][a-z0-9_.-]*)*$/;
const DRAFTS = ".drafts";

/** This studio's files: DATA_DIR/files. */
export function fileStorage(): FileStorage {
  return folderStorage(join(environment().DATA_DIR, "files"));
}

/** Files in a folder. A key is a path of lower-case letters, digits and `_ . -`; anything else is refused. */
export function folderStorage(folder: string): FileStorage {
  return {
    async write(key, content) {
      const path = pathOf(folder, key);
      const draft = join(folder, DRAFTS, randomUUID());
      await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
      try {
        const sizeBytes = await writeDurably(draft, content);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        return { sizeBytes };
      } finally {
        await rm(draft, { force: true });
      }
    },
    async read(key, range) {
      const file = await open(pathOf(folder, key)).catch(gone(key));
      return file.createReadStream(range);
    },
    async remove(key) {
      await rm(pathOf(folder, key), { force: true });
    },
    locate: (key) => pathOf(folder, key),
    async openLocal(key) {
      const path = pathOf(folder, key);
      const { size } = await stat(path).catch(gone(key));
      return { path, sizeBytes: size, release: async () => {} };
    },
    async openUploads(prefix, records) {
      const directory = pathOf(folder, prefix);
      // Before the store does it, with a mode of its own and no way to hear of a failure.
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const { FileStore } = await import("@tus/file-store");
      return new FileStore({ directory, configstore: records });
    },
    async describe() {
      // Before the first file there is no folder.
      const found = await statfs(folder).catch(() => statfs(dirname(folder)).catch(() => null));
      return { place: folder, freeBytes: found && found.bavail * found.bsize };
    },
  };
}

/** A stored text, decoded. @throws AppError `not-found:file` */
export async function openText(key: string): Promise<Readable> {
  return (await fileStorage().read(key)).setEncoding("utf8");
}

const gone = (key: string) => (cause: unknown) => {
  throw new AppError("not-found:file", `The file ${key} is not there any more.`, { cause });
};

/** Removes what writers that were killed left behind. Only for the one process that starts an instance. */
export async function removeDrafts(dataDir: string): Promise<void> {
  await rm(join(dataDir, "files", DRAFTS), { recursive: true, force: true });
}

function pathOf(folder: string, key: string): string {
  if (key.length > MAX_KEY_LENGTH || !KEY.test(key))
    throw new AppError("bad-input:file", `The file name ${JSON.stringify(key)} is not allowed.`);
  return join(folder, key);
}

/** Returns the number of bytes. They are on the disk when it resolves, so that the rename cannot come before them. */
async function writeDurably(path: string, content: Parameters<FileStorage["write"]>[1]): Promise<number> {
  let sizeBytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      sizeBytes += chunk.length;
      next(null, chunk);
    },
  });
  await pipeline(Readable.from(content), count, createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  return sizeBytes;
}
