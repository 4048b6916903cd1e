import { z } from "zod";
import { isUuid } from "../accounts/uuid.ts";
import { AppError } from "../errors.ts";

// Lists are paged by key: a page begins behind the last line of the one before it, whatever was added or deleted meanwhile.

/** What a list can be ordered by. Values of a `nullable` column that are missing stand at the end in either direction. */
export interface CursorColumn {
  name: string;
  kind: "time" | "text" | "number" | "bigint";
  nullable?: boolean;
}

/** How a value of a column stands in the database. */
export type CursorValue = string | number | bigint | Date | null;

/** Where a page of a list ended: the value that it is ordered by, and the id that parts equal values. */
const place = z.object({ order: z.string(), value: z.union([z.string(), z.number(), z.null()]), id: z.string().refine(isUuid) });

type Place = z.infer<typeof place>;

/** @param order what the list is ordered by and its direction, such as `created desc` */
export function encodeCursor(order: string, value: CursorValue, id: string): string {
  const plain = value instanceof Date ? value.toISOString() : typeof value === "bigint" ? String(value) : value;
  return Buffer.from(JSON.stringify({ order, value: plain, id } satisfies Place)).toString("base64url");
}

/**
 * The place that a cursor names, its value as the column has it: whatever somebody has made of it, the database takes it.
 * @throws AppError `bad-input:cursor` for one that is damaged, or of another order
 */
export function decodeCursor(text: string, order: string, column: CursorColumn): { value: CursorValue; id: string } {
  const read = place.safeParse(parse(text));
  const value = read.success && read.data.order === order ? toColumn(read.data.value, column) : undefined;
  if (!read.success || value === undefined) throw wrongCursor();
  return { value, id: read.data.id };
}

export const wrongCursor = () =>
  new AppError("bad-input:cursor", "This cursor is not of this list in this order. Begin again without one.", { field: "cursor" });

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** Undefined for what is no value of this column. */
function toColumn(value: Place["value"], { kind, nullable = false }: CursorColumn): CursorValue | undefined {
  if (value === null) return nullable ? null : undefined;
  if (kind === "number") return typeof value === "number" ? value : undefined;
  if (typeof value !== "string") return undefined;
  if (kind === "bigint") return /^\d{1,18}$/.test(value) ? BigInt(value) : undefined;
  if (kind === "text") return value.includes("\0") || !value.isWellFormed() ? undefined : value;
  return z.iso.datetime().safeParse(value).success ? new Date(value) : undefined;
}

/** The condition for what stands behind a place, in a list that is ordered by a column and then by id, both in one direction. */
export function behind(
  { name, nullable = false }: CursorColumn,
  direction: "asc" | "desc",
  { value, id }: { value: CursorValue; id: string },
) {
  const beyond = direction === "asc" ? "gt" : "lt";
  if (value === null) return { [name]: null, id: { [beyond]: id } };
  return { OR: [{ [name]: { [beyond]: value } }, { [name]: value, id: { [beyond]: id } }, ...(nullable ? [{ [name]: null }] : [])] };
}
