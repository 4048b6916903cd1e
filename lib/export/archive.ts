import { FORMAT_FACTS } from "./catalogue.ts";
import type { ExportRow } from "./columns.ts";
import { buildCard } from "./dataset-card.ts";
import type { FileWriter } from "./formats.ts";
import { buildMetadata } from "./metadata.ts";
import { SPLITS, type Split } from "./settings.ts";
import { type ExportSource, readExportRows } from "./source.ts";
import type { Assignment } from "./split/split-rows.ts";
import { type Chunk, openWriter, writeFile } from "./write-file.ts";

/** A file of a folder or a ZIP, written when its turn comes. */
export interface ArchiveFile {
  path: string;
  /** Whether a ZIP makes it smaller: Parquet is compressed inside. */
  compress: boolean;
  content(): AsyncGenerator<Chunk>;
}

/** What was written of one part of the data. */
export interface WrittenPart {
  split: Split;
  path: string;
  rows: number;
  leftOut: number;
  sizeBytes: number;
}

export interface Archive {
  /** In the order in which they are to be written: data first, then what says how they came about. */
  files: ArchiveFile[];
  /** Filled while the files are written. */
  written: WrittenPart[];
  /** Rows written so far, and those that had no place in the format. */
  count(): { rows: number; leftOut: number };
}

/** The Hub shows and loads files of this size well. */
const ROWS_PER_FILE = 500_000;

/**
 * The files of an export that has several: of a split, one for each part, with the metadata sheet; of a Hugging Face
 * folder, the data files, the dataset card and the sheet. Without a split all rows are for training.
 * @param rows how many rows there are without a split
 */
export function planArchive(source: ExportSource, rows: number, assignment: Assignment | null): Archive {
  const { settings } = source;
  const asFolder = settings.format === "huggingface";
  const ending = asFolder ? `.${settings.hub.dataFormat}` : FORMAT_FACTS[settings.format].ending;
  const written: WrittenPart[] = [];
  const open: FileWriter[] = [];
  const data = SPLITS.flatMap((split): ArchiveFile[] => {
    const count = assignment ? assignment.counts[split] : rows;
    // Somebody who asked for a share gets its file, be it empty; nobody gets parts that were not asked for.
    const wanted = settings.split ? settings.split[split] > 0 : split === "train";
    if (!wanted) return [];
    const batches = readExportRows(source, assignment ? (id) => assignment.splitOf(id) === split : undefined);
    const rest = cutRows(batches);
    const files = asFolder ? Math.max(1, Math.ceil(count / ROWS_PER_FILE)) : 1;
    return Array.from({ length: files }, (_, place) => {
      const path = asFolder ? `data/${split}-${number(place)}-of-${number(files)}${ending}` : `${split}${ending}`;
      const isLast = place === files - 1;
      return {
        path,
        compress: ending !== ".parquet",
        content: () => writePart(source, rest(isLast ? Number.POSITIVE_INFINITY : ROWS_PER_FILE), { split, path }, { written, open }),
      };
    });
  });
  const card: ArchiveFile[] = asFolder
    ? [{ path: "README.md", compress: true, content: () => once(() => buildCard(source, written)) }]
    : [];
  const sheet: ArchiveFile = {
    ...{ path: "metadata.json", compress: true },
    content: () => once(async () => `${JSON.stringify(await buildSheet(source, written), null, 2)}\n`),
  };
  const count = () => ({ rows: sum(open, "rows"), leftOut: sum(open, "leftOut") });
  return { files: [...data, ...card, sheet], written, count };
}

async function* writePart(
  source: ExportSource,
  batches: AsyncIterable<ExportRow[]>,
  part: Pick<WrittenPart, "split" | "path">,
  { written, open }: { written: WrittenPart[]; open: FileWriter[] },
): AsyncGenerator<Chunk> {
  const writer = openWriter(source);
  open.push(writer);
  let sizeBytes = 0;
  for await (const chunk of writeFile(writer, batches)) {
    sizeBytes += chunk.length;
    yield chunk;
  }
  written.push({ ...part, rows: writer.rows, leftOut: writer.leftOut, sizeBytes });
}

async function* once(text: () => Promise<string>): AsyncGenerator<Chunk> {
  yield Buffer.from(await text());
}

/** How the dataset was made, and what of it this export holds. */
async function buildSheet(source: ExportSource, written: readonly WrittenPart[]) {
  return {
    ...(await buildMetadata(source.id)),
    export: {
      settings: source.settings,
      evaluation: source.evaluation,
      files: written.map(({ path, split, rows, leftOut, sizeBytes }) => ({
        path,
        split,
        rows,
        ...(leftOut > 0 && { leftOut }),
        sizeBytes,
      })),
    },
  };
}

/** Gives the rows of one reading in several portions, each of at most so many rows, one after the other. */
function cutRows(batches: AsyncGenerator<ExportRow[]>): (most: number) => AsyncGenerator<ExportRow[]> {
  let rest: ExportRow[] = [];
  return async function* (most) {
    for (let left = most; left > 0; ) {
      if (rest.length === 0) {
        const next = await batches.next();
        if (next.done) return;
        rest = next.value;
      }
      const portion = rest.slice(0, left);
      rest = rest.slice(portion.length);
      left -= portion.length;
      yield portion;
    }
  };
}

const number = (place: number) => String(place).padStart(5, "0");

const sum = (writers: readonly FileWriter[], what: "rows" | "leftOut") => writers.reduce((total, writer) => total + writer[what], 0);
