import { type BasicType, ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { AppError } from "../errors.ts";
import type { FieldType } from "../generation/output-fields.ts";
import type { JsonValue } from "../json.ts";
import type { Column } from "./columns.ts";
import type { FileWriter } from "./formats.ts";

/** A row group is written as soon as it has so many rows, or about so many characters: the memory that an export needs. */
const GROUP_ROWS = 50_000;
const GROUP_CHARACTERS = 4_000_000;

/** Objects and lists stand as JSON text, for which Parquet has a type. */
const TYPES: Record<FieldType, BasicType> = {
  ...{ string: "STRING", number: "DOUBLE", integer: "INT64", boolean: "BOOLEAN", object: "JSON", array: "JSON" },
};

/** Writes Parquet, compressed by Snappy inside, a row group at a time. Every column may be null. */
export function parquet(columns: readonly Column[]): FileWriter {
  // Its bytes are taken out after each row group; `offset` goes on counting.
  const bytes = new ByteWriter();
  const take = () => {
    const part = bytes.getBytes().slice();
    bytes.index = 0;
    return part;
  };
  const sources = (): ColumnSource[] => columns.map(({ name, type }) => ({ name, data: [], type: TYPES[type] }));
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: sources() }),
    codec: "SNAPPY",
    createdBy: "Seedloom",
  });
  let group: ParquetValue[][] = columns.map(() => []);
  let characters = 0;
  let rows = 0;
  const flush = () => {
    const count = group[0]?.length ?? 0;
    if (count > 0)
      writer.write({
        columnData: columns.map(({ name, type }, place) => ({ name, type: TYPES[type], data: group[place] ?? [] })),
        rowGroupSize: count,
      });
    group = columns.map(() => []);
    characters = 0;
  };
  return {
    get rows() {
      return rows;
    },
    leftOut: 0,
    add(batch) {
      for (const row of batch) {
        rows++;
        for (let place = 0; place < columns.length; place++) {
          const column = columns[place];
          if (!column) continue;
          const value = column.read(row);
          characters += typeof value === "string" ? value.length : 16;
          group[place]?.push(toParquet(column, value, rows));
        }
        if (characters >= GROUP_CHARACTERS || (group[0]?.length ?? 0) >= GROUP_ROWS) flush();
      }
      return take();
    },
    end() {
      flush();
      writer.finish();
      return take();
    },
  };
}

type ParquetValue = JsonValue | bigint;

/** @throws AppError `bad-input:export` for a value that is not of its column's type: a person may have changed it */
function toParquet({ name, type }: Column, value: JsonValue, row: number): ParquetValue {
  if (value === null) return null;
  if (type === "integer" && Number.isSafeInteger(value)) return BigInt(Number(value));
  if (type === "object" || type === "array" || (type !== "integer" && typeof value === type)) return value;
  throw new AppError(
    "bad-input:export",
    `Row ${row.toLocaleString("en")} has ${JSON.stringify(value).slice(0, 60)} as “${name}”, which is no ${type}. Mend it in Review, or export as JSON Lines.`,
  );
}
