import { CLIP_LENGTH, clip } from "@/components/ui/clip.ts";
import type { RowData } from "@/lib/generation/fields/row-shape.ts";
import type { RefusedRow } from "@/lib/generation/refused-rows.ts";
import type { StoredRow } from "@/lib/generation/rows.ts";
import type { JsonValue } from "@/lib/json.ts";
import { describeSource } from "@/lib/sources/origin.ts";
import type { FullRow, RowField, RowSummary } from "./types.ts";

/** A stored row as the table shows it: a page of long rows would be megabytes otherwise. */
export function summariseRow(row: StoredRow): RowSummary {
  const { sourceText, ...full } = toFullRow(row);
  const fields = full.fields.map(({ name, text }) => ({ name, text: clip(text) }));
  return { ...full, fields, clipped: sourceText !== undefined || full.fields.some(({ text }) => text.length > CLIP_LENGTH) };
}

export function toFullRow({ id, seedId, seed, source, createdAt, data, attributes }: StoredRow): FullRow {
  return {
    ...{ id, seedId, createdAt: createdAt.toISOString(), fields: fieldsOf(data) },
    ...(attributes && { attributes }),
    ...(source && { source: describeSource(source) }),
    // An item's input is a field of its row.
    ...(source?.kind === "chunk" && { sourceText: seed }),
  };
}

const DELETED = "(This pair was deleted since.)";

/** A refused row as the table shows it: its first text beside that of the row that it resembles. */
export function summariseRefusedRow(row: RefusedRow): RowSummary {
  // A value that the whole call has says little.
  const shown = fieldsOf(row.data).find(({ name, text }) => text !== "" && !(name in (row.attributes ?? {})))?.name ?? "";
  const promptOf = ({ data }: Pick<StoredRow, "data">) => clip(textOfValue(data[shown] ?? null));
  const { id, seedId, createdAt, source } = toFullRow(row);
  const fields = [
    { name: "refused", text: promptOf(row) },
    { name: "resembles", text: row.resembled ? promptOf(row.resembled) : DELETED },
  ];
  // There is more of it than its prompt.
  return { id, seedId, createdAt, ...(source && { source }), fields, clipped: true, likeness: likenessOf(row) };
}

export function toFullRefusedRow(row: RefusedRow): FullRow {
  const { resembled, resembledIn } = row;
  return {
    ...{ ...toFullRow(row), likeness: likenessOf(row), resembled: resembled && toFullRow(resembled) },
    ...(resembledIn !== null && { resembledIn }),
  };
}

const likenessOf = ({ kind, similarity }: RefusedRow) => ({ kind, similarity });

const fieldsOf = (data: RowData): RowField[] => Object.entries(data).map(([name, value]) => ({ name, text: textOfValue(value) }));

/** A field's value as text: nothing for null, a list or an object as JSON on lines of its own. */
export function textOfValue(value: JsonValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}
