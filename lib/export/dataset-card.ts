import { stringify } from "yaml";
import { formatExact } from "../format.ts";
import type { FieldType } from "../generation/output-fields.ts";
import { balancedField, type OutputField } from "../generation/output-fields.ts";
import { DEMO_NOTICE } from "../inference/demo/notice.ts";
import type { WrittenPart } from "./archive.ts";
import type { Column } from "./columns.ts";
import { describeSelection } from "./describe.ts";
import { buildMetadata } from "./metadata.ts";
import { SPLITS } from "./settings.ts";
import type { ExportSource } from "./source.ts";

// The card of a dataset on the Hugging Face Hub: a YAML header that the Hub reads, then how the dataset was made.
// https://huggingface.co/docs/hub/datasets-cards

/** The README.md of a folder whose data files are these. */
export async function buildCard(source: ExportSource, written: readonly WrittenPart[]): Promise<string> {
  return `---\n${stringify(cardHeader(source, written), { lineWidth: 0 })}---\n\n${cardText(source, written, await buildMetadata(source.id))}`;
}

/** What the Hub reads: licence, tasks, size, where each split lies, and what the columns hold. */
function cardHeader({ name, settings, columns, draft }: ExportSource, written: readonly WrittenPart[]) {
  const { license, language, dataFormat } = settings.hub;
  const parts = SPLITS.flatMap((split) => {
    const files = written.filter((part) => part.split === split);
    return files.length === 0 ? [] : [{ split, rows: sum(files.map(({ rows }) => rows)) }];
  });
  const isTyped = dataFormat === "parquet" || columns.every(({ type }) => type !== "object" && type !== "array");
  return {
    pretty_name: name,
    ...(license !== "" && { license: license.toLowerCase() }),
    ...(language !== "" && { language: [language.toLowerCase()] }),
    task_categories: [balancedField(draft.prompt.outputFields) ? "text-classification" : "text-generation"],
    size_categories: [sizeCategory(sum(parts.map(({ rows }) => rows)))],
    tags: ["synthetic", "seedloom"],
    configs: [{ config_name: "default", data_files: parts.map(({ split }) => ({ split, path: `data/${split}-*` })) }],
    dataset_info: {
      ...(isTyped && { features: columns.map((column) => ({ name: column.name, dtype: dtypeOf(column) })) }),
      splits: parts.map(({ split, rows }) => ({ name: split, num_examples: rows })),
      download_size: sum(written.map(({ sizeBytes }) => sizeBytes)),
    },
  };
}

type Sheet = Awaited<ReturnType<typeof buildMetadata>>;

function cardText(
  { name, settings, shape, columns, evaluation, filter }: ExportSource,
  written: readonly WrittenPart[],
  sheet: Sheet,
): string {
  const rows = sum(written.map((part) => part.rows));
  const { model, parameters, prompt } = sheet;
  const meanings = new Map(shape.fields.map((field: OutputField) => [field.name, field.description]));
  const original = new Map(settings.fields.map((field) => [field.as.trim() || field.name, field.name]));
  const selection = describeSelection({ ...settings, filter });
  return [
    `# ${inline(name)}`,
    `${formatExact(rows)} rows of synthetic data, made by a language model with Seedloom.`,
    ...("notice" in sheet ? [`> ${DEMO_NOTICE}`] : []),
    "## What is in it",
    table(
      ["Split", "Rows"],
      SPLITS.flatMap((split) => {
        const parts = written.filter((part) => part.split === split);
        return parts.length === 0 ? [] : [[split, formatExact(sum(parts.map((part) => part.rows)))]];
      }),
    ),
    table(
      ["Column", "Type", "Meaning"],
      columns.map((column) => [column.name, column.type, meanings.get(original.get(column.name) ?? column.name) ?? ""]),
    ),
    ...(settings.split
      ? [
          `Rows that are near copies of one another are in the same split, and each seed’s rows are divided in the same shares (seed ${settings.split.seed}).`,
        ]
      : []),
    ...(selection.length > 0 ? [`Not every row that was made is in it, but only: ${selection.map(inline).join("; ")}.`] : []),
    "## How it was made",
    table(
      ["", ""],
      [
        ["Model", `${model.id} (${model.provider})`],
        ["Template", String(sheet.template)],
        ["Temperature", String(parameters.temperature)],
        ["Top-p, top-k", `${parameters.topP ?? "not sent"}, ${parameters.topK ?? "not sent"}`],
        ...("seeds" in sheet && sheet.seeds ? [["Seeds", formatExact(sheet.seeds.length)]] : []),
        ...("sources" in sheet && sheet.sources ? [["Made from", sheet.sources.files.map((file) => file.name).join(", ")]] : []),
        ["Refused as duplicates", formatExact(sheet.counts.duplicatesRefused)],
        ...(evaluation ? [["Judged by", evaluation.name]] : []),
        ["Finished", sheet.finishedAt?.toISOString().slice(0, 10) ?? "not finished"],
      ],
    ),
    "The prompt:",
    fence(prompt.text),
    "All of it, with every seed and the counts, is in `metadata.json`.",
    "## Limits",
    "The texts were written by a model. They may be wrong, and may repeat what the model was trained on. Read a sample before you train with them, and keep to the terms of the model’s provider.",
    "",
  ].join("\n\n");
}

const DTYPES: Record<FieldType, string> = {
  ...{ string: "string", number: "float64", integer: "int64", boolean: "bool", object: "string", array: "string" },
};

const dtypeOf = ({ type }: Column) => DTYPES[type];

/** The Hub's own words for how many rows there are. */
export function sizeCategory(rows: number): string {
  if (rows < 1_000) return "n<1K";
  const bounds = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];
  const names = ["1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B"];
  const at = bounds.findIndex((bound, place) => rows < (bounds[place + 1] ?? Number.POSITIVE_INFINITY) && rows >= bound);
  return at === names.length - 1 ? "n>10B" : `${names[at]}<n<${names[at + 1]}`;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, next) => total + next, 0);

/** A text in one line, in which markdown means nothing. */
const inline = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|]/g, "\\$&");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A text as it is, between more backticks than it has in a row. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}
