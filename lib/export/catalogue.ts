// The formats of an export, in the words of the page. Browser-safe.

export const EXPORT_TYPES = [
  "openai",
  "jsonl",
  "csv",
  "parquet",
  "json",
  "huggingface",
  "sharegpt",
  "alpaca",
  "bedrock",
  "bedrock-conversation",
] as const;

type ExportType = (typeof EXPORT_TYPES)[number];

/**
 * `fields`: each row with its fields as they are, in columns. `chat`: a question and an answer, under names that a training
 * tool demands.
 */
type Layout = "fields" | "chat";

interface FormatFacts {
  label: string;
  /** What it is for, in plain words. */
  purpose: string;
  layout: Layout;
  /** Whether it has a place for a system message. */
  takesSystem: boolean;
  /** How a file of it ends. */
  ending: string;
}

export const FORMAT_FACTS: Record<ExportType, FormatFacts> = {
  openai: {
    label: "OpenAI chat",
    purpose: "Fine-tuning at OpenAI, and most tools that train chat models: Axolotl, Unsloth, TRL.",
    ...{ layout: "chat", takesSystem: true, ending: ".jsonl" },
  },
  jsonl: {
    label: "JSON Lines",
    purpose: "One row a line with its fields as they are; for scripts and training tools.",
    ...{ layout: "fields", takesSystem: false, ending: ".jsonl" },
  },
  csv: {
    label: "CSV",
    purpose: "For spreadsheets; texts that begin like a formula (= + - @) get an apostrophe in front.",
    ...{ layout: "fields", takesSystem: false, ending: ".csv" },
  },
  parquet: {
    label: "Parquet",
    purpose: "Small and fast, with typed columns; for DuckDB, pandas, Spark and data teams.",
    ...{ layout: "fields", takesSystem: false, ending: ".parquet" },
  },
  json: {
    label: "JSON",
    purpose: "One list of all rows; for programs, and small datasets.",
    ...{ layout: "fields", takesSystem: false, ending: ".json" },
  },
  huggingface: {
    label: "Hugging Face folder",
    purpose: "Data files and a dataset card in a ZIP, ready for load_dataset or the Hub.",
    ...{ layout: "fields", takesSystem: false, ending: ".zip" },
  },
  sharegpt: {
    label: "ShareGPT",
    purpose: "Conversations from “human” to “gpt”; for LLaMA-Factory, FastChat and older tools.",
    ...{ layout: "chat", takesSystem: true, ending: ".jsonl" },
  },
  alpaca: {
    label: "Alpaca",
    purpose: "Instruction, input and output; for tools that follow Stanford’s Alpaca.",
    ...{ layout: "chat", takesSystem: false, ending: ".json" },
  },
  bedrock: {
    label: "Bedrock, prompt and completion",
    purpose: "Fine-tuning of Titan and other text models on Amazon Bedrock.",
    ...{ layout: "chat", takesSystem: false, ending: ".jsonl" },
  },
  "bedrock-conversation": {
    label: "Bedrock conversation",
    purpose: "Fine-tuning of Nova and other chat models on Amazon Bedrock (bedrock-conversation-2024).",
    ...{ layout: "chat", takesSystem: true, ending: ".jsonl" },
  },
};

/** Whether the file is a ZIP of several: a folder, or one file for each part of a split. */
export const isArchive = ({ format, split }: { format: ExportType; split: unknown }): boolean => format === "huggingface" || split !== null;

/** Whether gzip around it is offered: a ZIP and Parquet are compressed inside. */
export const takesGzip = (settings: { format: ExportType; split: unknown }): boolean =>
  !isArchive(settings) && settings.format !== "parquet";

/** How the exported file's name ends, such as `.jsonl.gz`. */
export function endingOf(settings: { format: ExportType; split: unknown; compress: boolean }): string {
  if (isArchive(settings)) return ".zip";
  return FORMAT_FACTS[settings.format].ending + (settings.compress && takesGzip(settings) ? ".gz" : "");
}
