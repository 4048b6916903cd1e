import type { LaneLimits } from "./lane-limits.ts";
import { type KnownCeiling, SAME_REFUSAL_MS } from "./limiter/ceiling.ts";
import { divide } from "./limiter/divide.ts";
import { type KnownRate, WINDOW_MS } from "./limiter/rate.ts";
import type { LaneFindings, LaneNews } from "./limiter.ts";

// How the workers of one connection divide its places. Each keeps one row for each model, and looks at all rows about once a
// second, one worker after the other (a lock sees to that). Nobody takes what another still holds, so that all grants
// together never pass a person's cap. Times are the database's.

/** A worker that has been silent for so long has lost its places. */
export const SILENT_MS = 5_000;
/** Rows are kept for as long as what they count is in anybody's minute. */
export const KEPT_MS = WINDOW_MS + SILENT_MS;
/** Grants of a person's cap are worth something for so long: less than the silence after which others take them. */
export const VALID_MS = 4_000;
/** Limits of a minute found so close together are one and the same; the highest count is the whole one. */
const SAME_MS = 3_000;
/** For so long a refusal is set against what the others had in flight. */
const FRESH_MS = 1_500;
/** The level is noted again when it differs by so much, or is so old. */
const LEVEL_CHANGE = 0.1;
const LEVEL_TTL_MS = 60_000;
/** Instead of infinity, in a column of 32 bits. */
const NO_LIMIT = 2_147_483_647;

/** One worker's row. */
export interface ShareRow {
  workerId: string;
  modelId: string;
  inFlight: number;
  /** The most in flight since its last exchange. */
  peak: number;
  /** Requests that it could have in flight if it were let. */
  wanted: number;
  /** Requests that it may have in flight; `NO_LIMIT` where nothing is divided. */
  granted: number;
  /** Requests a minute that it may start. */
  rateGranted: number;
  /** Requests started in the last minute: when, and how many. */
  started: [at: number, count: number][];
  updatedAt: number;
}

/** Everything that is stored of a connection and one of its models. */
export interface StoredLane {
  now: number;
  /** A person's cap on the connection; null for none. */
  cap: number | null;
  /** Of all models of the connection. */
  rows: readonly ShareRow[];
  limits: LaneLimits;
}

/** What one worker brings. */
export interface Mine {
  workerId: string;
  modelId: string;
  findings: LaneFindings;
  /** What its limiter keeps to until it hears of something else. */
  obeys: { grant: number; rate: number };
}

export interface Share {
  row: ShareRow;
  limits: LaneLimits;
  /** Whether `limits` differ from what is stored. */
  isNews: boolean;
  news: Omit<LaneNews, "validUntil">;
}

/** Pure: what a worker may do from now on, and what it leaves for the others. */
export function takeShare(stored: StoredLane, { workerId, modelId, findings, obeys }: Mine): Share {
  const { now, cap } = stored;
  const isMine = (row: ShareRow) => row.workerId === workerId && row.modelId === modelId;
  const others = stored.rows.filter((row) => !isMine(row) && row.updatedAt > now - SILENT_MS);
  const peers = others.filter((row) => row.modelId === modelId);
  const before = stored.rows.find((row) => isMine(row) && row.updatedAt > now - SILENT_MS);
  const limits = mergeLimits(stored.limits, findings, peers, now);

  const mine: ShareRow = {
    ...{ workerId, modelId, inFlight: findings.inFlight, peak: findings.peak, wanted: findings.wanted },
    ...{ granted: before?.granted ?? 0, rateGranted: before?.rateGranted ?? 0 },
    ...{ started: findings.started, updatedAt: now },
  };
  // Always the same order, so that all divide alike.
  const inOrder = (rows: readonly ShareRow[]) => [mine, ...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const lane = inOrder(peers);
  const leader =
    lane.find((row) => row.wanted > 0 && (row.wanted >= row.granted || row.granted === NO_LIMIT)) ??
    lane.find((row) => row.wanted > 0) ??
    mine;

  const byCeiling = partOf(mine, lane, limits.ceiling?.bound ?? Number.POSITIVE_INFINITY);
  const byCap = cap === null ? Number.POSITIVE_INFINITY : partOf(mine, inOrder(others), cap);
  const grant = Math.min(byCeiling, byCap, free(cap, others), free(limits.ceiling?.bound ?? null, peers));

  const rate = limits.rate?.limit ?? null;
  const rateFree =
    rate === null ? NO_LIMIT : Math.max(0, rate - sum(peers.map((row) => (row.rateGranted === NO_LIMIT ? 0 : row.rateGranted))));
  const rateGrant = rate === null ? NO_LIMIT : Math.min(rateFree, divide(rate, lane.map(isHungry))[lane.indexOf(mine)] ?? 0);

  return {
    // A place is free for others only when it is kept to that it is given up: one exchange later.
    row: {
      ...mine,
      granted: toColumn(Math.max(grant, Math.min(obeys.grant, before?.granted ?? 0))),
      rateGranted: toColumn(Math.max(rateGrant, Math.min(obeys.rate, before?.rateGranted ?? 0))),
    },
    limits,
    isNews: JSON.stringify(limits) !== JSON.stringify(stored.limits),
    news: {
      grant,
      leads: leader === mine,
      ratePart: rate === null ? 1 : rateGrant / rate,
      others: {
        workers: peers.filter((row) => row.wanted > 0 || row.inFlight > 0).length,
        inFlight: sum(peers.map(loadOf)),
        started: stored.rows.filter((row) => !isMine(row) && row.modelId === modelId).flatMap((row) => row.started),
      },
      waitingUntil: limits.busyUntil,
      ceiling: limits.ceiling,
      rate: limits.rate,
    },
  };
}

const keyOf = ({ workerId, modelId }: ShareRow) => `${workerId} ${modelId}`;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const toColumn = (value: number) => Math.min(NO_LIMIT, Math.floor(value));
/** What a worker has in flight, or will have again a moment after a wait. */
const loadOf = ({ inFlight, granted, wanted }: ShareRow) =>
  granted === NO_LIMIT ? inFlight : Math.max(inFlight, Math.min(granted, wanted));
/** Everybody who has work wants as much of a minute as there is. */
const isHungry = (row: ShareRow) => (row.wanted > 0 ? Number.POSITIVE_INFINITY : 0);

function partOf(mine: ShareRow, rows: readonly ShareRow[], total: number): number {
  if (total === Number.POSITIVE_INFINITY) return total;
  const parts = divide(
    total,
    rows.map((row) => Math.max(row.wanted, row.inFlight)),
  );
  // What nobody wants now is at hand for who wants it next.
  const rest = divide(
    total - sum(parts),
    rows.map(() => Number.POSITIVE_INFINITY),
  );
  const place = rows.indexOf(mine);
  return (parts[place] ?? 0) + (rest[place] ?? 0);
}

/** What the others leave of a total: what they hold, or still have in flight, is theirs. */
function free(total: number | null, others: readonly ShareRow[]): number {
  if (total === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, total - sum(others.map((row) => Math.max(row.granted === NO_LIMIT ? 0 : row.granted, row.inFlight))));
}

function mergeLimits(stored: LaneLimits, findings: LaneFindings, peers: readonly ShareRow[], now: number): LaneLimits {
  const ceiling = mergeCeilings(stored.ceiling, ceilingOfAll(findings, peers, now));
  const waits = [stored.busyUntil, findings.waitingUntil].filter((until) => until !== null && until > now);
  return {
    busyUntil: waits.length > 0 ? Math.max(...waits.map(Number)) : null,
    ceiling,
    rate: mergeRates(stored.rate, findings.rate),
    level: mergeLevel(stored.level, ceiling, findings, sum(peers.map((row) => row.inFlight)) + findings.inFlight, now),
  };
}

/** A refusal says how many all had in flight together: what this one had, and what the others say that they had lately. */
function ceilingOfAll({ ceiling, refusal }: LaneFindings, peers: readonly ShareRow[], now: number): KnownCeiling | null {
  if (ceiling === null || refusal === null || peers.length === 0 || refusal.at < now - FRESH_MS) return ceiling;
  const proved = Math.max(1, refusal.own + sum(peers.map((row) => row.peak)));
  return { ...ceiling, proved, bound: proved, at: refusal.at };
}

function mergeCeilings(one: KnownCeiling | null, other: KnownCeiling | null): KnownCeiling | null {
  if (one === null || other === null) return one ?? other;
  if (Math.abs(one.at - other.at) > SAME_REFUSAL_MS) return one.at > other.at ? one : other;
  const [low, high] = one.proved < other.proved ? [one, other] : [other, one];
  return {
    proved: high.proved,
    bound: Math.max(low.bound, high.bound),
    at: Math.max(low.at, high.at),
    dueAt: Math.min(low.dueAt, high.dueAt),
  };
}

function mergeRates(one: KnownRate | null, other: KnownRate | null): KnownRate | null {
  if (one === null || other === null) return one ?? other;
  const isSame = one.source === "learnt" && other.source === "learnt" && Math.abs(one.at - other.at) < SAME_MS;
  if (isSame) return one.limit > other.limit ? one : other;
  return one.at > other.at ? one : other;
}

/** The last good level: the capacity where it is known, else what is in flight when nothing waits. */
function mergeLevel(
  stored: LaneLimits["level"],
  ceiling: KnownCeiling | null,
  { isStarting, baseMs, waitingUntil }: LaneFindings,
  inFlight: number,
  now: number,
): LaneLimits["level"] {
  const good = ceiling?.proved ?? inFlight;
  if (waitingUntil !== null || good === 0) return stored;
  const isOld = stored === null || stored.at < now - LEVEL_TTL_MS;
  const isSame = stored !== null && Math.abs(good - stored.inFlight) <= LEVEL_CHANGE * stored.inFlight;
  if (!isOld && (isSame || (good < stored.inFlight && ceiling === null))) return stored;
  return { inFlight: good, isStarting: isStarting && ceiling === null, baseMs: baseMs ?? stored?.baseMs ?? null, at: now };
}
