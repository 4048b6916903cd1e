import type { Actor } from "../accounts/actor.ts";
import { plural } from "../format.ts";
import { requireDataset } from "../generation/access.ts";
import { countRows } from "../review/select-rows.ts";
import { planArchive, type WrittenPart } from "./archive.ts";
import { isArchive } from "./catalogue.ts";
import type { ExportRow } from "./columns.ts";
import { buildCard } from "./dataset-card.ts";
import { rolesOf } from "./roles.ts";
import type { ExportSettings } from "./settings.ts";
import { SPLITS } from "./settings.ts";
import { type ExportSource, openSource, readExportRows } from "./source.ts";
import { openWriter } from "./write-file.ts";

export interface ExportPreview {
  /** Rows that the export will hold. */
  rows: number;
  /** What should be known before, a sentence each. */
  warnings: string[];
  /** The beginning of the file with its first rows, as it will be; null for a format that is no text. */
  text: string | null;
  /** Of a format that is no text: its columns and first rows. */
  table: { columns: { name: string; type: string }[]; rows: { number: number; cells: string[] }[] } | null;
  /** Of a ZIP: the files in it. */
  files: string[];
  /** Of a Hugging Face folder: the dataset card. */
  card: string | null;
}

const ROWS = 3;
/** Rows looked at by each query: under a filter that shows few, the first may stand far behind. */
const LOOKED_AT = 1_000;
/** More text than this is not looked at. */
const MOST_TEXT = 20_000;

/**
 * What an export with these settings would be, made of its first rows by the writer that the export uses.
 * @throws AppError `not-found:generation`; `bad-input:export` when the settings do not fit
 */
export async function previewExport(actor: Actor, generationId: string, settings: ExportSettings): Promise<ExportPreview> {
  await requireDataset(actor, generationId);
  const source = await openSource(generationId, settings);
  const rows = await countRows(generationId, source.filter);
  const first = rows === 0 ? [] : await readFirst(source);
  const isTable = settings.format === "parquet" || (settings.format === "huggingface" && settings.hub.dataFormat === "parquet");
  const files = isArchive(settings) ? planArchive(source, rows, null).files.map(({ path }) => path) : [];
  return {
    rows,
    warnings: await listWarnings(source, rows),
    text: isTable ? null : cut(textOf(source, first)),
    table: isTable ? tableOf(source, first) : null,
    files,
    card: settings.format === "huggingface" ? cut(await buildCard(source, expectedParts(settings, rows))) : null,
  };
}

async function readFirst(source: ExportSource): Promise<ExportRow[]> {
  const first: ExportRow[] = [];
  for await (const batch of readExportRows(source, undefined, LOOKED_AT)) {
    first.push(...batch.slice(0, ROWS - first.length));
    if (first.length >= ROWS) break;
  }
  return first;
}

function textOf(source: ExportSource, rows: readonly ExportRow[]): string {
  const writer = openWriter(source);
  return `${writer.add(rows)}${writer.end()}`;
}

const tableOf = ({ columns }: ExportSource, rows: readonly ExportRow[]) => ({
  columns: columns.map(({ name, type }) => ({ name, type })),
  rows: rows.map((row, place) => ({
    number: place + 1,
    cells: columns.map(({ read }) => {
      const value = read(row);
      return cut(typeof value === "string" ? value : JSON.stringify(value));
    }),
  })),
});

const cut = (text: string) => (text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}…`);

/** Near enough for a card that is only looked at. */
const expectedParts = ({ split }: ExportSettings, rows: number): WrittenPart[] =>
  SPLITS.flatMap((part) => {
    const share = split ? split[part] / 100 : part === "train" ? 1 : 0;
    return share === 0 ? [] : [{ split: part, path: "", rows: Math.round(rows * share), leftOut: 0, sizeBytes: 0 }];
  });

async function listWarnings({ id, settings, filter, evaluation, shape }: ExportSource, rows: number): Promise<string[]> {
  if (rows === 0) return ["No row is left under this filter and these options."];
  const warnings: string[] = [];
  if (filter.state === undefined) {
    const counts = await Promise.all(
      (["unreviewed", "rejected"] as const).map(async (state) => ({ state, count: await countRows(id, { ...filter, state }) })),
    );
    for (const { state, count } of counts)
      if (count > 0)
        warnings.push(
          `${plural(count, `${state} row`)} ${count === 1 ? "is" : "are"} in it. “Approved only” leaves ${count === 1 ? "it" : "them"} out.`,
        );
  }
  if (settings.columns.score && !evaluation) warnings.push("This dataset has not been judged, so the column of scores stays empty.");
  const isChat = !["json", "jsonl", "csv", "parquet", "huggingface"].includes(settings.format);
  const roles = isChat ? rolesOf(shape, settings.roles) : null;
  const optional = shape.fields.filter(({ name, required }) => !required && (name === roles?.user || name === roles?.assistant));
  for (const { name } of optional) warnings.push(`“${name}” may be empty. Rows without it are left out of this format, and counted.`);
  if (settings.split && rows < 30) warnings.push(`${plural(rows, "row")} are few for a split: some parts may be empty.`);
  return warnings;
}
