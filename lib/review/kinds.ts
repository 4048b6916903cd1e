import { z } from "zod";
import { cleanText } from "../generation/row-text.ts";
import type { ReviewState } from "./state.ts";

/** What a person does to rows. `accept`: takes over what a model rewrote. `revert`: back to what the model wrote at first. */
const REVIEW_KINDS = ["approve", "reject", "unreview", "delete", "restore", "edit", "note", "revert", "accept"] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** The database holds nothing else: every action is written by this folder. */
export const toReviewKind = (kind: string): ReviewKind => kind as ReviewKind;

/** Those that can be done to many rows at once: they set the state only. */
export const STATE_KINDS = ["approve", "reject", "unreview", "delete", "restore"] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** The state that rows have afterwards; null for the one that each had before it was deleted. */
export const STATE_AFTER: Readonly<Record<StateKind, ReviewState | null>> = {
  ...{ approve: "approved", reject: "rejected", unreview: "unreviewed", delete: "deleted", restore: null },
};

export const NOTE_LENGTH = 2_000;

/** What a person writes about a row: plain text. */
export const noteSchema = z
  .string()
  .max(NOTE_LENGTH, `A note has at most ${NOTE_LENGTH.toLocaleString("en")} characters.`)
  .transform((text) => cleanText(text).trim());
