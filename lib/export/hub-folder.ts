import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { database } from "../db/client.ts";
import type { ExportSettings } from "./settings.ts";

export interface HubFolder {
  files: { path: string; sizeBytes: number }[];
  rows: number;
}

export async function writeHubFolder(generationId: string, _settings: ExportSettings, folder: string): Promise<HubFolder> {
  const rows = await database().row.findMany({ where: { generationId }, orderBy: { id: "asc" }, select: { data: true } });
  const data = rows.map((row) => JSON.stringify(row.data));
  const parquet = Buffer.from(parquetWriteBuffer({ columnData: [{ name: "data", data, type: "STRING" }] }));
  const contents = { "README.md": Buffer.from("---\nlicense: other\n---\n\n# Dataset\n"), "data/train.parquet": parquet };
  for (const [path, content] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const files = Object.keys(contents).map(async (path) => ({ path, sizeBytes: (await stat(join(folder, path))).size }));
  return { files: await Promise.all(files), rows: rows.length };
}
