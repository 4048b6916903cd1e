import { CLIP_LENGTH, clip } from "@/components/ui/clip.ts";
import { PAIR_FIELDS } from "@/lib/generation/prompt.ts";
import type { RefusedRow } from "@/lib/generation/refused-rows.ts";
import type { StoredRow } from "@/lib/generation/rows.ts";
import type { FullRow, RowField, RowSummary } from "./types.ts";

/** A stored row as the table shows it: a page of long rows would be megabytes otherwise. */
export function summariseRow(row: StoredRow): RowSummary {
  const full = toFullRow(row);
  const fields = full.fields.map(({ name, text }) => ({ name, text: clip(text) }));
  return { ...full, fields, clipped: full.fields.some(({ text }) => text.length > CLIP_LENGTH) };
}

export function toFullRow({ id, seedId, createdAt, data }: StoredRow): FullRow {
  return { id, seedId, createdAt: createdAt.toISOString(), fields: fieldsOf(data) };
}

const DELETED = "(This pair was deleted since.)";

/** A refused row as the table shows it: its prompt beside the one that it resembles. */
export function summariseRefusedRow(row: RefusedRow): RowSummary {
  const promptOf = ({ data }: Pick<StoredRow, "data">) => clip(fieldsOf(data)[0]?.text ?? "");
  const { id, seedId, createdAt } = toFullRow(row);
  const fields = [
    { name: "refused", text: promptOf(row) },
    { name: "resembles", text: row.resembled ? promptOf(row.resembled) : DELETED },
  ];
  // There is more of it than its prompt.
  return { id, seedId, createdAt, fields, clipped: true, likeness: likenessOf(row) };
}

export function toFullRefusedRow(row: RefusedRow): FullRow {
  return { ...toFullRow(row), likeness: likenessOf(row), resembled: row.resembled && toFullRow(row.resembled) };
}

const likenessOf = ({ kind, similarity }: RefusedRow) => ({ kind, similarity });

/** Prompt and completion first; the database keeps fields in an order of its own. */
function fieldsOf(data: Record<string, string>): RowField[] {
  const known: string[] = PAIR_FIELDS.filter((name) => name in data);
  const others = Object.keys(data).filter((name) => !known.includes(name));
  return [...known, ...others].map((name) => ({ name, text: data[name] ?? "" }));
}
