import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ArchiveFile } from "./archive.ts";
import type { Chunk } from "./write-file.ts";

/** A ZIP of files, each written when its turn comes, in constant memory. What ends it is not written when a file fails. */
export async function* zip(files: readonly ArchiveFile[], now: Date): AsyncGenerator<Chunk> {
  const archive = new ZipFile();
  const output = archive.outputStream.pipe(new PassThrough());
  let current: Readable | undefined;
  archive.on("error", (error: Error) => output.destroy(error));
  for (const { path, compress, content } of files)
    archive.addReadStreamLazy(path, { mtime: now, compress }, (give) => {
      current = Readable.from(content(), { objectMode: false });
      give(null, current);
    });
  archive.end();
  try {
    for await (const chunk of output) yield chunk;
  } finally {
    current?.destroy();
    output.destroy();
  }
}
