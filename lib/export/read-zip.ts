import type { Readable } from "node:stream";
import { type Entry, open, type ZipFile } from "yauzl";

/** One file of a ZIP. */
export interface ZipEntry {
  sizeBytes: number;
  /** Its bytes, unpacked as they are read; the archive is closed with it. Read it, or destroy it. */
  content: Readable;
}

/** A file of a ZIP on this machine, without reading the others; null when it has none of this name. */
export async function openZipEntry(path: string, name: string): Promise<ZipEntry | null> {
  const archive = await new Promise<ZipFile>((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  try {
    const entry = await findEntry(archive, name);
    if (!entry) {
      archive.close();
      return null;
    }
    const content = await new Promise<Readable>((resolve, reject) =>
      archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    );
    content.once("close", () => archive.close());
    return { sizeBytes: entry.uncompressedSize, content };
  } catch (error) {
    archive.close();
    throw error;
  }
}

function findEntry(archive: ZipFile, name: string): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    archive.on("error", reject);
    archive.on("end", () => resolve(null));
    archive.on("entry", (entry: Entry) => (entry.fileName === name ? resolve(entry) : archive.readEntry()));
    archive.readEntry();
  });
}
