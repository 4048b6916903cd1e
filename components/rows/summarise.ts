import { CLIP_LENGTH, clip } from "@/components/ui/clip.ts";
import { PAIR_FIELDS } from "@/lib/generation/prompt.ts";
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

/** Prompt and completion first; the database keeps fields in an order of its own. */
function fieldsOf(data: Record<string, string>): RowField[] {
  const known: string[] = PAIR_FIELDS.filter((name) => name in data);
  const others = Object.keys(data).filter((name) => !known.includes(name));
  return [...known, ...others].map((name) => ({ name, text: data[name] ?? "" }));
}
