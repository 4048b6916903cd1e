import { describeCause, type ShortfallCause } from "./describe-cause.ts";
import { identityOf, type RowData, type RowShape } from "./fields/row-shape.ts";
import { promptHash } from "./hash.ts";
import type { GenerationKind } from "./kinds.ts";
import type { NoRows } from "./no-rows.ts";
import { splitRows } from "./plan.ts";

// What becomes of a call's rows, and of the rows that it did not bring.

export interface OfferedRow {
  data: RowData;
  /** SHA-256 of its normalised prompt, or of what tells it from others instead (`identityOf`), in hexadecimal. */
  hash: string;
}

/** A model that writes one row over and over has its repeats counted so far; what else it wrote is ignored. */
const MAX_REPEATS = 100;

/**
 * The rows of one answer that are offered to the dataset, and its repeats of these. What goes beyond `count` different
 * rows is left out, for a call never brings more than it was asked for.
 */
export function offerRows(rows: readonly RowData[], shape: RowShape, count: number): { offered: OfferedRow[]; repeats: OfferedRow[] } {
  const seen = new Map<string, OfferedRow>();
  const repeats: OfferedRow[] = [];
  for (const data of rows) {
    const hash = promptHash(identityOf(shape, data));
    if (!seen.has(hash)) {
      if (seen.size < count) seen.set(hash, { data, hash });
    } else if (repeats.length < MAX_REPEATS) repeats.push({ data, hash });
  }
  return { offered: [...seen.values()], repeats };
}

/** Calls in a row without (almost) a new row after which a seed is given up. */
export const MAX_BARREN_CALLS = 8;
/** The same for a run, whose calls ask for the very same row each time: what four answers do not bring, eight do not either. */
const MAX_BARREN_RUN_CALLS = 4;
/** A call that brings less than this share of what it was asked for counts as barren. */
const BARREN_YIELD = 0.1;

export interface CallOutcome {
  asked: number;
  accepted: number;
  /** Refused because the dataset has the row, or one much like it, already; or because the answer itself repeats it. */
  duplicates: number;
  invalid: number;
  finishReason: string;
  /** `NoRows` for an answer without anything like a row; anything else says nothing. */
  errorCode: string;
}

export interface FollowUp {
  /** The seed's barren calls in a row, after this one. */
  barrenCalls: number;
  /** Rows of each new call. */
  again: number[];
  /** The new calls must stay as small as they are. */
  small: boolean;
  /** Rows that are given up. */
  missing: number;
  /** Why, in words for the user; empty when none is given up. */
  reason: string;
}

/**
 * Decides what becomes of the rows that a call did not bring: they are asked for again, in smaller calls where less may be
 * answered better, until the seed's yield shows that they cannot be had.
 */
export function decideFollowUp(outcome: CallOutcome, barrenCallsBefore: number, kind: GenerationKind = "dataset"): FollowUp {
  const shortfall = outcome.asked - outcome.accepted;
  const barren = outcome.accepted === 0 || outcome.accepted < outcome.asked * BARREN_YIELD;
  const barrenCalls = barren ? barrenCallsBefore + 1 : 0;
  if (shortfall <= 0) return { barrenCalls, again: [], small: false, missing: 0, reason: "" };
  const cause = causeOf(outcome);
  const most = kind === "dataset" ? MAX_BARREN_CALLS : MAX_BARREN_RUN_CALLS;
  if (barrenCalls >= most)
    return { barrenCalls, again: [], small: false, missing: shortfall, reason: describeCause(cause, kind, `${most} calls in a row`) };
  const perCall = rowsThatFit(outcome, cause);
  return { barrenCalls, again: splitRows(shortfall, perCall ?? shortfall), small: perCall !== null, missing: 0, reason: "" };
}

/** Rows that the next answer may hold, or null when fewer would not help. */
function rowsThatFit({ asked, accepted }: CallOutcome, cause: ShortfallCause): number | null {
  const half = Math.max(1, Math.floor(asked / 2));
  if (cause === "cut" || cause === "thinking") return Math.max(accepted, half);
  // A model that loses the form over many rows often keeps it over few.
  return accepted === 0 && (cause === "invalid" || cause === "prose") ? half : null;
}

const NO_ROWS: readonly NoRows[] = ["refusal", "thinking", "prose"];

/** What kept a call from bringing all its rows, the strongest cause first. */
function causeOf(outcome: CallOutcome): ShortfallCause {
  const none = NO_ROWS.find((cause) => cause === outcome.errorCode);
  if (none === "thinking") return none;
  if (outcome.finishReason === "length") return "cut";
  if (none) return none;
  if (outcome.duplicates >= outcome.invalid && outcome.duplicates > 0) return "duplicates";
  return outcome.invalid > 0 ? "invalid" : "few";
}
