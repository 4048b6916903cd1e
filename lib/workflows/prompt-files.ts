import { parse as parseCsv } from "csv-parse/sync";
import { AppError } from "../errors.ts";
import { LIMITS, normaliseSeed } from "../generation/config.ts";
import { type GenerateBody, WORKFLOW_LIMITS } from "./forms.ts";

// The prompts of a task, each with its number of rows: from a list, and from CSV files. Nothing is left out silently.

export interface AskedPrompt {
  text: string;
  rows: number;
}

/** A prompt and where it stands, for messages; its number where it has one. */
interface GivenPrompt {
  text: string;
  rows: number | null;
  place: string;
}

type Given = Pick<GenerateBody, "prompts" | "files" | "example_per_prompt"> & {
  /** Rows in all, for prompts without numbers. */ total: number;
};

/**
 * Each prompt with its number: its own, else `example_per_prompt`, else an equal share of what is left of the total.
 * @returns an empty list where no prompts are given
 * @throws AppError `bad-input:prompts` naming the prompt, or the file and the line: it is empty, too long, or there already
 */
export function readPrompts({ prompts, files, example_per_prompt, total }: Given): AskedPrompt[] {
  const listed = prompts.map((prompt, index): GivenPrompt => {
    const place = `Prompt ${index + 1}`;
    return typeof prompt === "string"
      ? { text: prompt, rows: null, place }
      : { text: prompt.prompt, rows: prompt.example_per_prompt ?? null, place };
  });
  const given = [...listed, ...files.flatMap(readFile)].map((prompt) => ({ ...prompt, text: prompt.text.trim() }));
  check(given);
  return shareOut(given, example_per_prompt ?? null, total);
}

function readFile({ name, text }: GenerateBody["files"][number]): GivenPrompt[] {
  const table: { record: string[]; line: number }[] = [];
  try {
    parseCsv(text.replace(/^\uFEFF/, ""), {
      ...{ relax_column_count: true, skip_empty_lines: true, delimiter: [",", ";", "\t"] },
      on_record: (record: string[], { lines }) => {
        table.push({ record, line: lines });
        return null;
      },
    });
  } catch (cause) {
    throw bad(`“${name}” cannot be read as CSV: ${cause instanceof Error ? cause.message : "unknown reason"}.`, cause);
  }
  const head = table[0]?.record.map((cell) => cell.trim().toLowerCase()) ?? [];
  const column = head.findIndex((cell) => cell === "prompts" || cell === "prompt");
  const numbers = head.findIndex((cell) => cell === "example_per_prompt" || cell === "examples_per_prompt");
  if (column < 0)
    throw bad(`“${name}” has no column named prompts. Its first line names: ${head.filter(Boolean).slice(0, 10).join(", ") || "nothing"}.`);
  if (table.length < 2) throw bad(`“${name}” has no prompts below its first line.`);
  return table.slice(1).map(({ record, line }) => {
    const place = `“${name}”, line ${line}`;
    return { place, text: record[column] ?? "", rows: readNumber(numbers < 0 ? "" : (record[numbers] ?? ""), place) };
  });
}

function readNumber(cell: string, place: string): number | null {
  const text = cell.trim();
  if (text === "") return null;
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 1 || rows > LIMITS.rowsPerSeed)
    throw bad(
      `${place}: example_per_prompt is “${text.slice(0, 40)}”; it must be a whole number from 1 to ${LIMITS.rowsPerSeed.toLocaleString("en")}.`,
    );
  return rows;
}

function check(prompts: readonly GivenPrompt[]): void {
  if (prompts.length > WORKFLOW_LIMITS.prompts)
    throw bad(`At most ${WORKFLOW_LIMITS.prompts.toLocaleString("en")} prompts; these are ${prompts.length.toLocaleString("en")}.`);
  const places = new Map<string, string>();
  for (const { text, place } of prompts) {
    if (text === "") throw bad(`${place}: the prompt is empty.`);
    if (text.length > WORKFLOW_LIMITS.promptLength)
      throw bad(`${place}: the prompt is longer than ${WORKFLOW_LIMITS.promptLength.toLocaleString("en")} characters.`);
    const key = normaliseSeed(text);
    const before = places.get(key);
    if (before !== undefined) throw bad(`${place}: the same prompt stands at ${before.replace(/^P/, "p")} already.`);
    places.set(key, place);
  }
}

function shareOut(prompts: readonly GivenPrompt[], usual: number | null, total: number): AskedPrompt[] {
  const numbered = prompts.map(({ text, rows }) => ({ text, rows: rows ?? usual }));
  const open = numbered.filter(({ rows }) => rows === null).length;
  if (open === 0) return numbered.map(({ text, rows }) => ({ text, rows: rows ?? 1 }));
  const left = total - numbered.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  if (left < open)
    throw bad(
      `${open.toLocaleString("en")} prompts have no number of their own, and ${left <= 0 ? "nothing is" : `only ${left} rows are`} left of ${total.toLocaleString("en")} in all. Raise total_examples, or say example_per_prompt.`,
    );
  const share = Math.floor(left / open);
  if (Math.ceil(left / open) > LIMITS.rowsPerSeed)
    throw bad(
      `That would be more than ${LIMITS.rowsPerSeed.toLocaleString("en")} rows for one prompt: give more prompts, or ask for fewer rows.`,
    );
  let larger = left % open;
  return numbered.map(({ text, rows }) => ({ text, rows: rows ?? share + (larger-- > 0 ? 1 : 0) }));
}

const bad = (message: string, cause?: unknown) => new AppError("bad-input:prompts", message, { field: "prompts", cause });
