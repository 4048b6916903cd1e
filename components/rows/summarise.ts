import { CLIP_LENGTH, clip } from "@/components/ui/clip.ts";
import { PAIR_FIELDS } from "@/lib/generation/prompt.ts";
import type { RefusedRow } from "@/lib/generation/refused-rows.ts";
import type { StoredRow } from "@/lib/generation/rows.ts";
import { describeSource } from "@/lib/sources/origin.ts";
import type { FullRow, RowField, RowSummary } from "./types.ts";

/** A stored row as the table shows it: a page of long rows would be megabytes otherwise. */
export function summariseRow(row: StoredRow, names?: readonly string[]): RowSummary {
  const { sourceText, ...full } = toFullRow(row, names);
  const fields = full.fields.map(({ name, text }) => ({ name, text: clip(text) }));
  return { ...full, fields, clipped: sourceText !== undefined || full.fields.some(({ text }) => text.length > CLIP_LENGTH) };
}

/** @param names of its fields, in the order in which they are shown */
export function toFullRow({ id, seedId, seed, source, createdAt, data }: StoredRow, names: readonly string[] = PAIR_FIELDS): FullRow {
  return {
    ...{ id, seedId, createdAt: createdAt.toISOString(), fields: fieldsOf(data, names) },
    ...(source && { source: describeSource(source) }),
    // An item's input is a field of its row.
    ...(source?.kind === "chunk" && { sourceText: seed }),
  };
}

const DELETED = "(This pair was deleted since.)";

/** A refused row as the table shows it: its prompt beside the one that it resembles. */
export function summariseRefusedRow(row: RefusedRow): RowSummary {
  const promptOf = ({ data }: Pick<StoredRow, "data">) => clip(fieldsOf(data, PAIR_FIELDS)[0]?.text ?? "");
  const { id, seedId, createdAt, source } = toFullRow(row);
  const fields = [
    { name: "refused", text: promptOf(row) },
    { name: "resembles", text: row.resembled ? promptOf(row.resembled) : DELETED },
  ];
  // There is more of it than its prompt.
  return { id, seedId, createdAt, ...(source && { source }), fields, clipped: true, likeness: likenessOf(row) };
}

export function toFullRefusedRow(row: RefusedRow): FullRow {
  return { ...toFullRow(row), likeness: likenessOf(row), resembled: row.resembled && toFullRow(row.resembled) };
}

const likenessOf = ({ kind, similarity }: RefusedRow) => ({ kind, similarity });

/** The named ones first; the database keeps fields in an order of its own. */
function fieldsOf(data: Record<string, string>, names: readonly string[]): RowField[] {
  const known: string[] = names.filter((name) => name in data);
  const others = Object.keys(data).filter((name) => !known.includes(name));
  return [...known, ...others].map((name) => ({ name, text: data[name] ?? "" }));
}
