import { z } from "zod";
import type { PublicError } from "../errors.ts";
import { jsonSchema } from "../json.ts";
import { rowFilterSchema } from "./filter.ts";
import { noteSchema, STATE_KINDS } from "./kinds.ts";

// What the review page sends, and what it is told meanwhile.

/** Rows that may be chosen one by one; more are changed by a filter. */
export const MOST_CHOSEN = 10_000;

const seenRow = z.object({ rowId: z.string().regex(/^[1-9]\d{0,17}$/), revision: z.int().min(0) });

const rowsAction = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum([...STATE_KINDS, "revert"]) }),
  z.object({ kind: z.literal("edit"), data: z.record(z.string(), jsonSchema) }),
  z.object({ kind: z.literal("note"), note: noteSchema }),
]);

export const changeRequest = z.object({ rows: z.array(seenRow).min(1).max(MOST_CHOSEN), action: rowsAction });

export const allRequest = z.union([
  z.object({ kind: z.enum(STATE_KINDS), filter: rowFilterSchema }),
  /** An action's id. */
  z.object({ undo: z.uuid() }),
]);

export type AllRequest = z.infer<typeof allRequest>;

/** A line of the answer: rows so far, the action that they are, and at the end how many an undo left alone. */
export type AllProgress = { done: number; actionId?: string | null; left?: number; ended?: true } | { error: PublicError };
