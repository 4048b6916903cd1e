import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { countRows } from "../review/select-rows.ts";
import { planArchive } from "./archive.ts";
import type { ExportSettings } from "./settings.ts";
import { openSource } from "./source.ts";
import { splitRows } from "./split/split-rows.ts";

export interface HubFolder {
  /** Of each file its path within the folder, with slashes. */
  files: { path: string; sizeBytes: number }[];
  /** Rows in all data files. */
  rows: number;
}

/**
 * Writes a dataset as a Hugging Face folder on this machine's disk: `data/`, README.md (the dataset card) and metadata.json.
 * With a split, near copies are found first. What lies in the folder under the same names is replaced; after an error it
 * holds what was written until then. Who may is not checked here.
 * @param settings whatever their format is, the folder is a Hugging Face one
 * @param folder an absolute path; made when it is not there
 * @throws AppError `not-found:generation`, `bad-input:export`
 */
export async function writeHubFolder(
  generationId: string,
  settings: ExportSettings,
  folder: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<HubFolder> {
  const source = await openSource(generationId, { ...settings, format: "huggingface" });
  const assignment = settings.split ? await splitRows(source, settings.split, { signal }) : null;
  const rows = assignment ? 0 : await countRows(generationId, source.filter);
  const archive = planArchive(source, rows, assignment);
  const files: HubFolder["files"] = [];
  for (const { path, content } of archive.files) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    let sizeBytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        sizeBytes += chunk.length;
        next(null, chunk);
      },
    });
    await pipeline(Readable.from(content()), count, createWriteStream(place, { mode: 0o600 }), { ...(signal && { signal }) });
    files.push({ path, sizeBytes });
  }
  return { files, rows: archive.written.reduce((total, part) => total + part.rows, 0) };
}
