import { parse as parseCsv } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { isJsonObject, jsonSchema } from "../json.ts";
import type { Example } from "./config.ts";
import { checkExample } from "./fields/check-examples.ts";
import type { OutputField } from "./output-fields.ts";

// Seeds and examples from a file that a person picked. Nothing is left out silently: what cannot be read is named with its line.

const SEED_KEYS = ["seed", "seeds", "topic", "topics", "text", "name"];
const PROMPT_KEYS = ["prompt", "question", "input", "instruction", "user"];
const COMPLETION_KEYS = ["completion", "solution", "answer", "output", "response", "assistant", "sql"];

/** Where a record came from, for messages. */
type Place = string;
type Entry = { place: Place; value: unknown };

/**
 * Reads seeds from JSON (an array of texts or of objects with a `seed`, `topic` or `text`), CSV (the column of such a name,
 * else the first), or plain text (one a line). The file's name tells which it is.
 * @throws AppError `bad-input:file` naming what is wrong and where.
 */
export function parseSeedsFile(text: string, fileName: string): string[] {
  const content = withoutMark(text);
  const seeds = isPlain(fileName)
    ? content.split(/\r\n|\r|\n/)
    : readRecords(content, fileName, SEED_KEYS).map(({ place, value }) => {
        if (typeof value === "string") return value;
        const seed = pick(value, SEED_KEYS) ?? (Array.isArray(value) ? value[0] : undefined);
        if (typeof seed !== "string") throw bad(`${place} is not a text and has no field named seed, topic or text.`);
        return seed;
      });
  const filled = seeds.map((seed) => seed.trim()).filter(Boolean);
  if (filled.length === 0) throw bad(`${fileName} holds no seeds.`);
  return filled;
}

/**
 * Reads examples from JSON (an array of objects), JSON lines, or CSV with a header. Of pairs the fields may be called prompt
 * and completion, question and solution or answer, input and output, instruction and response. Other rows have their fields
 * under their own names; in CSV a list or an object is JSON in its cell.
 * @param fields of a row; null for pairs
 * @throws AppError `bad-input:file` naming what is wrong and where.
 */
export function parseExamplesFile(text: string, fileName: string, fields: readonly OutputField[] | null = null): Example[] {
  const columns = fields ? fields.map(({ name }) => name.toLowerCase()) : [...PROMPT_KEYS, ...COMPLETION_KEYS];
  const read = fields ? (entry: Entry) => toRow(entry, fields, /\.csv$/i.test(fileName)) : toPair;
  const examples = readRecords(withoutMark(text), fileName, columns).map(read);
  if (examples.length === 0) throw bad(`${fileName} holds no examples.`);
  return examples;
}

function toPair({ place, value }: Entry): Example {
  const fields = Array.isArray(value) ? { prompt: value[0], completion: value[1] } : value;
  const prompt = pick(fields, PROMPT_KEYS);
  const completion = pick(fields, COMPLETION_KEYS);
  if (typeof prompt !== "string" || !prompt.trim())
    throw bad(`${place} has no prompt (a field named prompt, question, input or instruction).`);
  if (typeof completion !== "string" || !completion.trim())
    throw bad(`${place} has no completion (a field named completion, solution, answer, output or response).`);
  return { prompt: prompt.trim(), completion: completion.trim() };
}

function toRow({ place, value }: Entry, fields: readonly OutputField[], isCsv: boolean): Example {
  const named = Array.isArray(value) ? Object.fromEntries(fields.map(({ name }, index) => [name, value[index]])) : value;
  const read = z.record(z.string(), jsonSchema).safeParse(
    Object.fromEntries(
      fields.flatMap((field) => {
        const found = pick(named, [field.name.toLowerCase()]);
        const known = isCsv && typeof found === "string" ? cellValue(field, found) : found;
        return known === undefined || known === "" ? [] : [[field.name, known]];
      }),
    ),
  );
  if (!read.success || !isJsonObject(named))
    throw bad(`${place} is not a row with the fields ${fields.map(({ name }) => name).join(", ")}.`);
  const [issue] = checkExample(fields, read.data);
  if (issue) throw bad(`${place}: ${issue.message}`);
  return read.data;
}

/** A cell of a table is text: of other fields it is JSON. */
function cellValue({ type }: OutputField, cell: string): unknown {
  if (type === "string" || cell.trim() === "") return cell.trim();
  try {
    return JSON.parse(type === "boolean" ? cell.toLowerCase() : cell);
  } catch {
    return cell;
  }
}

function readRecords(content: string, fileName: string, columns: readonly string[]): Entry[] {
  if (/\.csv$/i.test(fileName)) return readCsv(content, columns);
  if (/\.(jsonl|ndjson)$/i.test(fileName)) return readJsonLines(content);
  if (/\.json$/i.test(fileName)) return readJson(content);
  throw bad(`${fileName} is not a file that can be read here: use JSON or CSV.`);
}

function readJson(content: string): Entry[] {
  const value = parseJson(content, "The file");
  const list = Array.isArray(value)
    ? value
    : typeof value === "object" && value !== null
      ? Object.values(value).find(Array.isArray)
      : undefined;
  if (!list) throw bad("The file's JSON is not a list: it must begin with [ and end with ].");
  return list.map((item: unknown, index: number) => ({ place: `Item ${index + 1}`, value: item }));
}

function readJsonLines(content: string): Entry[] {
  return content.split(/\r?\n/).flatMap((line, index) => {
    const place = `Line ${index + 1}`;
    return line.trim() ? [{ place, value: parseJson(line, place) }] : [];
  });
}

function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw bad(`${place} is not correct JSON: ${cause instanceof Error ? cause.message : "it cannot be read"}.`, cause);
  }
}

function readCsv(content: string, columns: readonly string[]): Entry[] {
  const table: { record: string[]; line: number }[] = [];
  try {
    parseCsv(content, {
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: [",", ";", "\t"],
      on_record: (record: string[], { lines }) => {
        table.push({ record, line: lines });
        return null;
      },
    });
  } catch (cause) {
    throw bad(`The CSV cannot be read: ${cause instanceof Error ? cause.message : "unknown reason"}.`, cause);
  }
  const first = table[0]?.record.map((cell) => cell.trim().toLowerCase()) ?? [];
  const hasHeader = first.some((cell) => columns.includes(cell));
  return table.slice(hasHeader ? 1 : 0).map(({ record, line }) => {
    const value = hasHeader ? Object.fromEntries(record.map((cell, index) => [first[index] ?? "", cell])) : record;
    return { place: `Line ${line}`, value };
  });
}

/** The first of these fields that an object has, in any letter case. */
function pick(value: unknown, keys: readonly string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.trim().toLowerCase(), field]));
  const key = keys.find((name) => fields.has(name));
  return key === undefined ? undefined : fields.get(key);
}

const isPlain = (fileName: string) => !/\.(json|jsonl|ndjson|csv)$/i.test(fileName);
const withoutMark = (text: string) => text.replace(/^\uFEFF/, "");
const bad = (message: string, cause?: unknown) => new AppError("bad-input:file", message, { cause });
