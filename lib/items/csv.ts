import { Readable } from "node:stream";
import { detect } from "chardet";
import { CsvError, parse } from "csv-parse";
import { ItemsError } from "./items-error.ts";
import { MOST_ITEM_BYTES } from "./limits.ts";

/** So much of a file says how it was saved. */
const JUDGED_BYTES = 64 * 1024;

/**
 * The records of a CSV file as objects; its first line names the columns. Separated by commas, semicolons or tabs,
 * whichever the first line has most of. UTF-8, or what a spreadsheet program saved it as.
 * @throws ItemsError that names the line
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const texts = decode(withLongFirst(chunks));
  const first = await texts.next();
  if (first.done || first.value.trim() === "") throw new ItemsError("empty", "The file is empty.");
  const source = Readable.from(withFirst(first.value, texts));
  const parser = source.pipe(
    parse({
      bom: true,
      columns: nameColumns,
      delimiter: delimiterOf(first.value),
      max_record_size: MOST_ITEM_BYTES,
      skip_empty_lines: true,
      relax_column_count_less: true,
    }),
  );
  source.once("error", (error) => parser.destroy(error));
  try {
    yield* parser;
  } catch (cause) {
    if (cause instanceof CsvError) throw new ItemsError("damaged", describe(cause), { cause });
    throw cause;
  } finally {
    source.destroy();
  }
}

/** The first piece is as long as what is judged by it, or as the whole file. */
async function* withLongFirst(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (first === null) yield chunk;
    else {
      first = Buffer.concat([first, chunk]);
      if (first.length < JUDGED_BYTES) continue;
      yield first;
      first = null;
    }
  }
  if (first !== null && first.length > 0) yield first;
}

async function* withFirst(first: string, rest: AsyncIterable<string>) {
  yield first;
  yield* rest;
}

function describe(error: CsvError): string {
  const line = typeof error.lines === "number" ? `Line ${error.lines}` : "The file";
  if (error.code === "CSV_RECORD_INCONSISTENT_COLUMNS" || error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH")
    return `${line} has more columns than the first line names. Put texts that hold the separator between quotation marks.`;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return "A quotation mark is opened and never closed, so the last item has no end.";
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return `${line} is larger than ${MOST_ITEM_BYTES / 1024 / 1024} MB. Is a quotation mark missing?`;
  return `${line} cannot be read as CSV: ${error.message}`;
}

/** Columns without a name are called by their number, and a name that comes twice gets one too. */
function nameColumns(header: string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`;
    const unique = seen.has(name) ? `${name} (${index + 1})` : name;
    seen.add(unique);
    return unique;
  });
}

function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0]?.replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const count = (sign: string) => line.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The bytes as text. What the first of them are decides for the whole file. */
async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    try {
      yield decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new ItemsError("damaged", "The file holds bytes that are no text. Save it as CSV in UTF-8 and upload it again.", { cause });
    }
  }
}

function encodingOf(first: Uint8Array): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(first, { stream: true });
    return "utf-8";
  } catch {
    const found = detect(first) ?? "windows-1252";
    // What ISO-8859-1 leaves empty, Windows has letters in; browsers read the one as the other.
    return found.startsWith("UTF-16") ? found.toLowerCase() : "windows-1252";
  }
}
