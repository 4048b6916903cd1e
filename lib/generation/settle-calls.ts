import type { CallJobData } from "../jobs/queue.ts";
import { decideFollowUp, type FollowUp } from "./accept.ts";
import { type Attributes, attributesKey } from "./attributes.ts";
import type { FinishedCall } from "./engine-types.ts";
import type { GenerationKind } from "./kinds.ts";
import { splitRows } from "./plan.ts";

// What a number of stored calls of one generation changes: pure arithmetic, so that it can be checked for
// asked = accepted + pending + missing, for the generation and for each seed.

/** A finished call with what the database made of its rows. */
export interface SettledCall extends FinishedCall {
  accepted: number;
  /** Refused because the dataset has them, or rows much like them, already; or repeated within the answer. */
  duplicates: number;
}

export interface SeedProgress {
  id: string;
  barrenCalls: number;
  /** Calls planned so far: the number of the next one. */
  planned: number;
}

/** Added to a seed's columns of the same names, except `barren_calls` and a reason, which replace them. */
interface SeedChange {
  id: string;
  accepted: number;
  missing: number;
  duplicates: number;
  barren_calls: number;
  planned: number;
  missing_reason: string;
}

/** Added to a generation's columns of the same names. */
export interface TotalsChange {
  accepted: number;
  pending: number;
  missing: number;
  duplicates: number;
  invalid: number;
  lost_calls: number;
  input_tokens: number;
  output_tokens: number;
  /** Null when no call's cost is known. */
  cost_usd: number | null;
}

export interface SettledCalls {
  seeds: SeedChange[];
  totals: TotalsChange;
  followUps: CallJobData[];
}

/**
 * @param calls of one generation, those that are in the ledger for the first time
 * @param seeds all seeds of these calls
 * @param kind what the generation is: a run asks less often for the same row
 * @param cancelled whether the generation was cancelled: then all its rows were given up before, and what came in time is kept
 */
export function settleCalls(
  calls: readonly SettledCall[],
  seeds: readonly SeedProgress[],
  cancelled: boolean,
  kind: GenerationKind = "dataset",
): SettledCalls {
  const settled: SettledCalls = {
    seeds: [],
    totals: {
      ...{ accepted: 0, pending: 0, missing: 0, duplicates: 0, invalid: 0, lost_calls: 0 },
      ...{ input_tokens: 0, output_tokens: 0, cost_usd: null },
    },
    followUps: [],
  };
  // A lost request reserves nothing and brings nothing: only its cost counts.
  const bySeed = Map.groupBy(
    calls.filter((call) => call.status !== "lost"),
    (call) => call.job.seedId,
  );
  for (const seed of seeds) settleSeed(settled, seed, bySeed.get(seed.id) ?? [], cancelled, kind);
  // In the order in which rows are locked, whoever commits.
  settled.seeds.sort((left, right) => Number(left.id) - Number(right.id));
  for (const call of calls) addCosts(settled.totals, call);
  return settled;
}

function settleSeed(
  settled: SettledCalls,
  seed: SeedProgress,
  calls: readonly SettledCall[],
  cancelled: boolean,
  kind: GenerationKind,
): void {
  const change: SeedChange = {
    ...{ id: seed.id, accepted: 0, missing: 0, duplicates: 0, barren_calls: seed.barrenCalls, planned: 0, missing_reason: "" },
  };
  const shortfalls = new Map<string, Shortfall>();
  for (const call of calls) {
    change.accepted += call.accepted;
    change.duplicates += call.duplicates;
    if (cancelled) change.missing -= call.accepted;
    else if (call.status === "failed") change.missing += call.job.count - call.accepted;
    else {
      const followUp = decideFollowUp({ ...call, asked: call.job.count }, change.barren_calls, kind);
      change.barren_calls = followUp.barrenCalls;
      change.missing += followUp.missing;
      change.missing_reason = followUp.reason || change.missing_reason;
      if (followUp.again.length > 0) addShortfall(shortfalls, call.job.attributes, followUp);
    }
  }
  const perCall = Math.max(1, ...calls.map((call) => call.job.count));
  const batches = calls[0]?.job.batches ?? 1;
  let askedAgain = 0;
  for (const { attributes, again, small } of shortfalls.values())
    for (const count of [...splitRows(again, perCall), ...small]) {
      const batch = seed.planned + change.planned;
      settled.followUps.push({ seedId: seed.id, count, batch, batches, ...(attributes && { attributes }) });
      change.planned += 1;
      askedAgain += count;
    }
  settled.seeds.push(change);
  settled.totals.accepted += change.accepted;
  settled.totals.missing += change.missing;
  settled.totals.duplicates += change.duplicates;
  const reserved = cancelled ? 0 : calls.reduce((sum, call) => sum + call.job.count, 0);
  settled.totals.pending += askedAgain - reserved;
}

/** What a seed is short of in one combination of attributes: rows to ask for in full calls, and calls that must be as small as they are. */
interface Shortfall {
  attributes: Attributes | undefined;
  again: number;
  small: number[];
}

function addShortfall(shortfalls: Map<string, Shortfall>, attributes: Attributes | undefined, { again, small }: FollowUp): void {
  const key = attributesKey(attributes);
  const own = shortfalls.get(key) ?? { attributes, again: 0, small: [] };
  shortfalls.set(key, own);
  if (small) own.small.push(...again);
  else own.again += again.reduce((sum, count) => sum + count, 0);
}

function addCosts(totals: TotalsChange, call: SettledCall): void {
  if (call.status === "lost") totals.lost_calls += 1;
  totals.invalid += call.invalid;
  totals.input_tokens += call.inputTokens;
  totals.output_tokens += call.outputTokens;
  if (call.costUsd !== null) totals.cost_usd = (totals.cost_usd ?? 0) + call.costUsd;
}
