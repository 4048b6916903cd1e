import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { detectEncoding, readText } from "./encoding.ts";
import { DocumentError } from "./errors.ts";
import type { TextWriter } from "./text-writer.ts";

/** One record may be this long, in characters: what is longer is an open quotation mark that swallows the file. */
const MAX_RECORD = 10_000_000;

/**
 * Each row as a paragraph of lines `column: value`, so that a chunk ends between rows; empty cells are left out. The
 * first row names the columns. Delimiter: the one of comma, semicolon and tab that the first line holds most of. Streamed.
 * @throws DocumentError `damaged`, with the line
 */
export async function extractCsv(path: string, writer: TextWriter): Promise<void> {
  const text = readText(path, await detectEncoding(path));
  const first = await text.next();
  if (first.done) return;
  const parser = parse({
    bom: true,
    delimiter: likelyDelimiter(first.value),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
  });
  Readable.from(startingWith(first.value, text)).pipe(parser);
  let columns: string[] | undefined;
  try {
    for await (const record of parser) {
      const cells = toCells(record);
      if (columns) await writer.write(describeRow(columns, cells));
      else columns = cells;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DocumentError(
      "damaged",
      `This CSV table cannot be read at line ${error.lines ?? "?"}: a quotation mark is not closed there. Correct the line and upload the file again.`,
      error,
    );
  }
  // Of a table with one row alone, that row is all there is.
  if (columns && writer.words === 0) await writer.write(`${columns.join("\n")}\n`);
}

async function* startingWith(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function toCells(record: unknown): string[] {
  return Array.isArray(record) ? record.map((cell) => String(cell).trim()) : [];
}

function likelyDelimiter(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  const count = (delimiter: string) => line.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function describeRow(columns: string[], cells: string[]): string {
  // In a table of one column the name says nothing that the text does not.
  if (columns.length === 1 && cells.length === 1) return `${cells[0]}\n\n`;
  const lines = cells.flatMap((cell, index) => (cell === "" ? [] : [columns[index] ? `${columns[index]}: ${cell}` : cell]));
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}
