import { stringify } from "csv-stringify/sync";

export const EXPORT_FORMATS = ["json", "jsonl", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A row's named fields. */
export type Fields = Record<string, unknown>;

/** How a format is written, row by row, so that an export of any size needs the memory of one batch. */
interface FormatWriter {
  contentType: string;
  head(fields: readonly string[]): string;
  row(row: Fields, index: number, fields: readonly string[]): string;
  tail(count: number): string;
}

export const FORMATS: Record<ExportFormat, FormatWriter> = {
  json: {
    contentType: "application/json; charset=utf-8",
    head: () => "[",
    row: (row, index, fields) => `${index === 0 ? "\n" : ",\n"}${JSON.stringify(inOrder(row, fields))}`,
    tail: (count) => (count === 0 ? "]\n" : "\n]\n"),
  },
  jsonl: {
    contentType: "application/x-ndjson; charset=utf-8",
    head: () => "",
    row: (row, _, fields) => `${JSON.stringify(inOrder(row, fields))}\n`,
    tail: () => "",
  },
  csv: {
    contentType: "text/csv; charset=utf-8",
    head: (fields) => line(fields),
    row: (row, _, fields) => line(fields.map((field) => neutralise(textOf(row[field])))),
    tail: () => "",
  },
};

export const CSV_NOTE =
  "In CSV, a cell that begins with =, +, -, @, a tab or a line break has an apostrophe put before it, so that spreadsheet programs do not run it as a formula. JSON and JSONL hold every text unchanged.";

/**
 * Takes from a cell what a spreadsheet would run as a formula: a leading `= + - @`, tab, carriage return or line feed gets an
 * apostrophe before it (OWASP, “CSV Injection”). White space before the sign is looked through, as spreadsheets do.
 */
export function neutralise(cell: string): string {
  return /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? `'${cell}` : cell;
}

// RFC 4180: CRLF between records, and quotes wherever they are needed.
const line = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: "windows", quoted_match: /[\r\n']/ });

const inOrder = (row: Fields, fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
