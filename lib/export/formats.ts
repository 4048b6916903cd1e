import { stringify } from "csv-stringify/sync";
import type { JsonValue } from "../json.ts";
import type { Column, ExportRow } from "./columns.ts";
import type { ToConversation } from "./conversations.ts";

/** Writes one file, a batch of rows in memory at a time. Nothing is whole before `end` was written. */
export interface FileWriter {
  /** What these rows add to the file. */
  add(rows: readonly ExportRow[]): Uint8Array | string;
  /** What ends the file. */
  end(): Uint8Array | string;
  /** Rows written so far. */
  readonly rows: number;
  /** Rows that have no place in the format: without a question or an answer. */
  readonly leftOut: number;
}

/** JSON as one list, or a line for each row. `toText` gives a row's JSON, or null for a row that has no place. */
function jsonWriter(list: boolean, toText: (row: ExportRow) => string | null): FileWriter {
  let rows = 0;
  let leftOut = 0;
  const head = () => (list && rows === 0 ? "[" : "");
  return {
    get rows() {
      return rows;
    },
    get leftOut() {
      return leftOut;
    },
    add(batch) {
      let text = "";
      for (const row of batch) {
        const json = toText(row);
        if (json === null) leftOut++;
        else text += list ? `${rows++ === 0 ? "[\n" : ",\n"}${json}` : `${json}\n`;
        if (json !== null && !list) rows++;
      }
      return text;
    },
    end: () => (list ? `${head()}${rows === 0 ? "" : "\n"}]\n` : ""),
  };
}

/** Rows with their columns, as JSON. */
export function jsonFields(columns: readonly Column[], list: boolean): FileWriter {
  // Written key by key: a field's name stays what it is, in its place.
  const keys = columns.map(({ name }, place) => `${place === 0 ? "{" : ","}${JSON.stringify(name)}:`);
  return jsonWriter(list, (row) => {
    let text = "";
    for (let place = 0; place < columns.length; place++) text += `${keys[place]}${JSON.stringify(columns[place]?.read(row) ?? null)}`;
    return `${text}}`;
  });
}

/** Conversations, as JSON. */
export function jsonConversations(toConversation: ToConversation, list: boolean): FileWriter {
  return jsonWriter(list, (row) => {
    const conversation = toConversation(row);
    return conversation && JSON.stringify(conversation);
  });
}

/** A table after RFC 4180: CRLF between records, and quotes wherever they are needed. */
export function csv(columns: readonly Column[]): FileWriter {
  const lines = (records: string[][]) => stringify(records, { record_delimiter: "windows", quoted_match: /[\r\n']/ });
  const head = lines([columns.map(({ name }) => name)]);
  let rows = 0;
  let begun = false;
  const begin = () => {
    const text = begun ? "" : head;
    begun = true;
    return text;
  };
  return {
    get rows() {
      return rows;
    },
    leftOut: 0,
    add(batch) {
      rows += batch.length;
      return begin() + lines(batch.map((row) => columns.map(({ read }) => neutralise(cellOf(read(row))))));
    },
    end: begin,
  };
}

export const CSV_NOTE =
  "In CSV, a cell that begins with =, +, -, @, a tab or a line break has an apostrophe put before it, so that spreadsheet programs do not run it as a formula. JSON and JSONL hold every text unchanged.";

/**
 * Takes from a cell what a spreadsheet would run as a formula: a leading `= + - @`, tab, carriage return or line feed gets an
 * apostrophe before it (OWASP, “CSV Injection”). White space before the sign is looked through, as spreadsheets do.
 */
export function neutralise(cell: string): string {
  return /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell) ? `'${cell}` : cell;
}

const cellOf = (value: JsonValue): string => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
