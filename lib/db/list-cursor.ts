import { z } from "zod";
import { AppError } from "../errors.ts";

// Lists are paged by key: a page begins behind the last line of the one before it, whatever was added or deleted meanwhile.

/** Where a page of a list ended: the value that it is ordered by, and the id that parts equal values. */
const place = z.object({ sort: z.string(), value: z.union([z.string(), z.number(), z.null()]), id: z.string() });

type Place = z.infer<typeof place>;

/** How a value of a column stands in a cursor. */
export type CursorValue = string | number | bigint | Date | null;

/** @param sort the order and its direction, such as `created desc` */
export function encodeCursor(sort: string, value: CursorValue, id: string): string {
  const plain = value instanceof Date ? value.toISOString() : typeof value === "bigint" ? String(value) : value;
  return Buffer.from(JSON.stringify({ sort, value: plain, id } satisfies Place)).toString("base64url");
}

/** @throws AppError `bad-input:cursor` for one that is damaged, or of another order */
export function decodeCursor(text: string, sort: string): Place {
  const read = place.safeParse(parse(text));
  if (!read.success || read.data.sort !== sort)
    throw new AppError("bad-input:cursor", "This cursor is not of this list in this order. Begin again without one.", { field: "cursor" });
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/**
 * The condition for what stands behind a place, in a list that is ordered by a column and then by id, both in one direction,
 * with lines that have no value at the end.
 * @param nullable whether there are such lines
 */
export function behind(column: string, direction: "asc" | "desc", value: CursorValue, id: string, nullable = false): object {
  const beyond = direction === "asc" ? "gt" : "lt";
  if (value === null) return { [column]: null, id: { [beyond]: id } };
  const withValue = [{ [column]: { [beyond]: value } }, { [column]: value, id: { [beyond]: id } }];
  return { OR: nullable ? [...withValue, { [column]: null }] : withValue };
}
