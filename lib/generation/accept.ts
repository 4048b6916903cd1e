import { promptHash } from "./hash.ts";
import { splitRows } from "./plan.ts";

// What becomes of a call's rows, and of the rows that it did not bring.

export type RowData = Record<string, string>;

export interface OfferedRow {
  data: RowData;
  /** SHA-256 of the normalised prompt, in hexadecimal. */
  hash: string;
}

/** A model that writes one row over and over has its repeats counted so far; what else it wrote is ignored. */
const MAX_REPEATS = 100;

/**
 * The rows of one answer that are offered to the dataset, and its repeats of these. What goes beyond `count` different
 * rows is left out, for a call never brings more than it was asked for. The first field tells rows apart.
 */
export function offerRows(
  rows: readonly RowData[],
  fields: readonly string[],
  count: number,
): { offered: OfferedRow[]; repeats: OfferedRow[] } {
  const key = fields[0] ?? "prompt";
  const seen = new Map<string, OfferedRow>();
  const repeats: OfferedRow[] = [];
  for (const data of rows) {
    const hash = promptHash(data[key] ?? "");
    if (!seen.has(hash)) {
      if (seen.size < count) seen.set(hash, { data, hash });
    } else if (repeats.length < MAX_REPEATS) repeats.push({ data, hash });
  }
  return { offered: [...seen.values()], repeats };
}

/** Calls in a row without (almost) a new row after which a seed is given up. */
export const MAX_BARREN_CALLS = 5;
/** A call that brings less than this share of what it was asked for counts as barren. */
const BARREN_YIELD = 0.1;

/** What kept a call from bringing all its rows. */
export type ShortfallCause = "duplicates" | "invalid" | "cut" | "few";

export interface CallOutcome {
  asked: number;
  accepted: number;
  /** Refused because the dataset has the row, or one much like it, already; or because the answer itself repeats it. */
  duplicates: number;
  invalid: number;
  finishReason: string;
}

export interface FollowUp {
  /** The seed's barren calls in a row, after this one. */
  barrenCalls: number;
  /** Rows of each new call. */
  again: number[];
  /** Rows that are given up. */
  missing: number;
  /** Why, in words for the user; empty when none is given up. */
  reason: string;
}

/**
 * Decides what becomes of the rows that a call did not bring: they are asked for again, in smaller calls where the answer
 * was cut at the token limit, until the seed's yield shows that they cannot be had.
 */
export function decideFollowUp(outcome: CallOutcome, barrenCallsBefore: number): FollowUp {
  const shortfall = outcome.asked - outcome.accepted;
  const barren = outcome.accepted === 0 || outcome.accepted < outcome.asked * BARREN_YIELD;
  const barrenCalls = barren ? barrenCallsBefore + 1 : 0;
  if (shortfall <= 0) return { barrenCalls, again: [], missing: 0, reason: "" };
  if (barrenCalls >= MAX_BARREN_CALLS) return { barrenCalls, again: [], missing: shortfall, reason: describeCause(causeOf(outcome)) };
  const perCall = causeOf(outcome) === "cut" ? Math.max(outcome.accepted, Math.floor(outcome.asked / 2), 1) : shortfall;
  return { barrenCalls, again: splitRows(shortfall, perCall), missing: 0, reason: "" };
}

/** What kept a call from bringing all its rows, the strongest cause first. */
export function causeOf(outcome: CallOutcome): ShortfallCause {
  if (outcome.finishReason === "length") return "cut";
  if (outcome.duplicates >= outcome.invalid && outcome.duplicates > 0) return "duplicates";
  return outcome.invalid > 0 ? "invalid" : "few";
}

function describeCause(cause: ShortfallCause): string {
  const times = `${MAX_BARREN_CALLS} calls in a row`;
  switch (cause) {
    case "cut":
      return `The answers of ${times} were cut at the token limit before a pair was whole. Allow more tokens, or ask for fewer pairs a call.`;
    case "duplicates":
      return `The model repeated prompts that the dataset has already, or wrote near copies of them, in ${times}. Ask for fewer pairs per seed, add seeds, or raise the temperature.`;
    case "invalid":
      return `The answers of ${times} were not pairs with a prompt and a completion. Try another model, or a clearer prompt.`;
    case "few":
      return `The answers of ${times} held no pairs. The model may refuse this topic; try another wording or another model.`;
  }
}
