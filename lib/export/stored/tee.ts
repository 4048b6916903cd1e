import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { fileStorage } from "../../storage.ts";
import type { Chunk } from "../write-file.ts";

export interface StoredContent {
  sizeBytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/**
 * Gives a file's bytes on as they come, and stores them under a key beside it, no faster than both take them. The file
 * appears when it is whole and `whenWhole` has noted it, and only then is the last piece given on: who has all of it can
 * have it again. When the content fails, or the reader stops reading, nothing is stored.
 */
export async function* tee(
  key: string,
  content: AsyncIterable<Chunk>,
  whenWhole: (stored: StoredContent) => Promise<void>,
): AsyncGenerator<Chunk> {
  const hash = createHash("sha256");
  const pipe = new PassThrough();
  // What goes wrong with it is what `stored` rejects with.
  pipe.on("error", () => {});
  const stored = fileStorage().write(key, pipe);
  stored.catch(() => {});
  let last: Chunk | undefined;
  try {
    for await (const chunk of content) {
      if (last) yield last;
      last = chunk;
      hash.update(chunk);
      if (!pipe.write(chunk)) await Promise.race([once(pipe, "drain"), stored]);
    }
    pipe.end();
    const { sizeBytes } = await stored;
    await whenWhole({ sizeBytes, sha256: hash.digest("hex") });
    if (last) yield last;
  } finally {
    // Nothing, where it is whole.
    pipe.destroy(new Error("the export was broken off"));
    await stored.catch(() => {});
  }
}
