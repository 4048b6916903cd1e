import type { RowShape } from "../generation/fields/row-shape.ts";
import type { FieldType } from "../generation/output-fields.ts";
import type { JsonValue } from "../json.ts";
import type { ReviewState } from "../review/state.ts";
import type { ExportSettings } from "./settings.ts";

// The columns of a file that holds rows as they are. Browser-safe.

/** A row on its way into a file. */
export interface ExportRow {
  data: Readonly<Record<string, JsonValue>>;
  state: ReviewState;
  score: number | null;
  attributes: Readonly<Record<string, string>> | null;
  /** The seed that it was made of, or where its source stands; empty where that was not asked for. */
  seed: string;
}

export interface Column {
  /** Its name in the file. */
  name: string;
  type: FieldType;
  read(row: ExportRow): JsonValue;
}

/** The rows' own fields under the names chosen for them, then what else is known of each row and was asked for. */
export function columnsOf(
  shape: Pick<RowShape, "fields">,
  settings: Pick<ExportSettings, "fields" | "columns">,
  attributes: readonly string[],
): Column[] {
  const chosen = new Map(settings.fields.map((field) => [field.name, field]));
  const columns = shape.fields.flatMap(({ name, type }): Column[] => {
    const choice = chosen.get(name);
    return choice?.leftOut ? [] : [{ name: choice?.as.trim() || name, type, read: ({ data }) => data[name] ?? null }];
  });
  const { seed, score, state, attributes: withAttributes } = settings.columns;
  const others: Column[] = [
    ...(seed ? [{ name: "seed", type: "string", read: (row) => row.seed } satisfies Column] : []),
    ...(score ? [{ name: "score", type: "number", read: (row) => row.score } satisfies Column] : []),
    ...(state ? [{ name: "review", type: "string", read: (row) => row.state } satisfies Column] : []),
    ...(withAttributes ? attributes.map((name): Column => ({ name, type: "string", read: (row) => row.attributes?.[name] ?? null })) : []),
  ];
  for (const column of others) columns.push({ ...column, name: freeName(column.name, columns) });
  return columns;
}

/** A field may be called “score” too. */
function freeName(name: string, taken: readonly Column[]): string {
  let free = name;
  while (taken.some((column) => column.name === free)) free = `row_${free}`;
  return free;
}

/** What is wrong with the names chosen for fields, in a sentence; null when nothing is. */
export function whyNotNamed(shape: Pick<RowShape, "names">, fields: ExportSettings["fields"]): string | null {
  const chosen = new Map(fields.map((field) => [field.name, field]));
  const names = shape.names.flatMap((name) => (chosen.get(name)?.leftOut ? [] : [chosen.get(name)?.as.trim() || name]));
  if (names.length === 0) return "Every field is left out. Keep at least one.";
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) return `Two fields would be called “${twice}”. Give one of them another name.`;
  const unfit = names.find((name) => /[\p{Cc}\ud800-\udfff]/u.test(name) || name === "__proto__");
  return unfit === undefined ? null : `A field cannot be called ${JSON.stringify(unfit)}. Take letters, digits and blanks.`;
}
