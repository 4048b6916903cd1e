import { z } from "zod";
import { REVIEW_STATES } from "./state.ts";

// Which rows of a dataset are meant: of a table, an export, an evaluation, a revision or a bulk change. It lives in the page's
// address, so that it can be shared; pages and routes read it by the same schema.

const rowId = z.string().regex(/^[1-9]\d{0,17}$/);
const score = z.coerce.number().min(1).max(5);
const length = z.coerce.number().int().min(0).max(10_000_000);

export const TEXT_SEARCH_LENGTH = 200;

export const rowFilterSchema = z.object({
  /** A seed's or a source's id. */
  seed: rowId.optional(),
  /** An upload's id: rows that were made of it. */
  file: z.uuid().optional(),
  /** Left out: all but deleted ones. */
  state: z.enum(REVIEW_STATES).optional(),
  /** Only rows whose text a person has changed. */
  edited: z.literal(true).optional(),
  /** The evaluation that `minScore`, `maxScore` and `judged` are about. */
  evaluation: z.uuid().optional(),
  minScore: score.optional(),
  maxScore: score.optional(),
  /** Only rows whose judgement failed (or was given up). */
  judged: z.literal("failed").optional(),
  /** A part of a field's text, in upper or lower case. */
  text: z.string().trim().min(1).max(TEXT_SEARCH_LENGTH).optional(),
  /** Characters of all fields together. */
  minLength: length.optional(),
  maxLength: length.optional(),
});

export type RowFilter = z.infer<typeof rowFilterSchema>;

const FILTER_KEYS = rowFilterSchema.keyof().options;

/** Reads a filter out of an address; what is unknown or malformed counts as not set. */
export function parseRowFilter(parameters: { get(name: string): string | null }): RowFilter {
  const entries = FILTER_KEYS.flatMap((key): [string, unknown][] => {
    const value = parameters.get(key);
    if (value === null || value === "") return [];
    const parsed = rowFilterSchema.shape[key].safeParse(key === "edited" ? value === "true" || value : value);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  return rowFilterSchema.parse(Object.fromEntries(entries));
}

/** The filter as an address's parameters, in a fixed order. */
export function filterParameters(filter: RowFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const key of FILTER_KEYS) {
    const value = filter[key];
    if (value !== undefined) parameters.set(key, String(value));
  }
  return parameters;
}

export const isEmptyFilter = (filter: RowFilter): boolean => FILTER_KEYS.every((key) => filter[key] === undefined);
