import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { database } from "../db/client.ts";
import { environment } from "../env.ts";

// What is sent is written below DATA_DIR/pushes/<export> first, and removed after each try.

const parent = () => join(environment().DATA_DIR, "pushes");

/** An empty folder for one try; what an earlier try of the same push has left is removed. */
export async function makePushFolder(exportId: string): Promise<string> {
  const own = join(parent(), exportId);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true, mode: 0o700 });
  return mkdtemp(join(own, "try-"));
}

export async function removePushFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  // The push's own folder stays as long as another try has one in it.
  await rmdir(dirname(folder)).catch(() => {});
}

/** Removes what workers that were killed have left of pushes that have ended. What is under way is left alone. */
export async function removePushLeftovers(): Promise<void> {
  const names = await readdir(parent()).catch(() => []);
  for (const name of names) {
    const busy =
      /^[0-9a-f-]{36}$/.test(name) && (await database().export.count({ where: { id: name, status: { in: ["preparing", "writing"] } } }));
    if (!busy) await rm(join(parent(), name), { recursive: true, force: true });
  }
}

/**
 * One SHA-256, in hexadecimal, for a folder: that of the text which `sha256sum` prints for its files in the order of their
 * paths, such as `<sha256>  data/train.parquet\n`.
 */
export async function hashFolder(folder: string, paths: readonly string[]): Promise<string> {
  const whole = createHash("sha256");
  for (const path of [...paths].sort()) {
    const one = createHash("sha256");
    for await (const piece of createReadStream(join(folder, path))) one.update(piece);
    whole.update(`${one.digest("hex")}  ${path}\n`);
  }
  return whole.digest("hex");
}
