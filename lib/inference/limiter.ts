// How many requests may be in flight at once, for one model on one connection. The level finds itself as TCP's window
// does (RFC 5681: slow start, then one more a round, a cut when the other side is full), with three differences: a wait
// that the endpoint names is obeyed, the last good level is remembered and soon reached again, and growth stops under a level
// that was refused a short while ago, and where more at once no longer brings more done.

export type Outcome = "ok" | "busy" | "error";

export type LimiterReason =
  /** Growing fast from the first requests on. */
  | "starting"
  /** Growing by one a round. */
  | "growing"
  /** A person's cap is reached. */
  | "cap"
  /** The endpoint said that it is busy; nothing is sent until `waitingUntil`. */
  | "waiting"
  /** The endpoint was busy: fewer at once than before. */
  | "busy"
  /** More at once did not bring more done. */
  | "full"
  /** Requests failed one after the other. */
  | "errors";

interface LimiterState {
  /** Requests allowed in flight. */
  level: number;
  inFlight: number;
  reason: LimiterReason;
  /** Time of the clock until which nothing is sent, or null. */
  waitingUntil: number | null;
}

export interface Limiter {
  /** How many requests may be started now. */
  free(): number;
  /** A request is sent. */
  start(): void;
  /** A request has ended. Times in milliseconds; `latencyMs` is kept for callers that have it, throughput is measured by the clock. */
  settle(outcome: Outcome, details?: { latencyMs?: number; retryAfterMs?: number }): void;
  state(): LimiterState;
}

const INITIAL = 4;
const HIGHEST = 512;
const CUT = 0.7;
/** Pauses after "busy" without a named wait: doubled each time in a row. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** With this many more in flight … */
const MORE_IN_FLIGHT = 1.3;
/** … at least this part of it must come out as more done, else the endpoint is full. */
const LEAST_GAIN = 0.3;
/** A measurement, or a refusal, older than this says nothing about now. */
const REMEMBERED_MS = 60_000;
/** Answers in a round, at the least: fewer are noise. */
const LEAST_ROUND = 32;

/**
 * A pure state machine: it reads the time from `clock` (milliseconds) and does nothing by itself.
 * @param options.cap the most in flight that a person allows; at least 1
 * @param options.initial where the level starts
 */
export function createLimiter(options: { clock: () => number; cap?: number | null; initial?: number }): Limiter {
  return new AdaptiveLimiter(options.clock, Math.max(1, Math.min(options.cap ?? HIGHEST, HIGHEST)), options.initial ?? INITIAL);
}

class AdaptiveLimiter implements Limiter {
  readonly #clock: () => number;
  readonly #cap: number;
  #level: number;
  #reason: LimiterReason = "starting";
  #inFlight = 0;
  #waitingUntil = Number.NEGATIVE_INFINITY;
  /** Below it the level doubles a round, from it on it grows by one. */
  #lastGood = Number.POSITIVE_INFINITY;
  /** Requests that were in flight when the level was last cut: what they say is old news. */
  #stale = 0;
  #busyInARow = 0;
  #errorsInARow = 0;
  #okSinceCut = 0;
  /** The level that was last refused, and when. */
  #ceiling = { level: Number.POSITIVE_INFINITY, at: 0 };
  #round: Round | null = null;
  /** Rounds in a row in which more in flight did not bring more done. */
  #roundsForNothing = 0;
  /** The most done in a round so far, in requests a millisecond. */
  #best: { level: number; throughput: number; at: number } | null = null;

  constructor(clock: () => number, cap: number, initial: number) {
    this.#clock = clock;
    this.#cap = cap;
    this.#level = Math.min(cap, Math.max(1, initial));
  }

  free(): number {
    return this.#clock() < this.#waitingUntil ? 0 : Math.max(0, Math.floor(this.#level) - this.#inFlight);
  }

  start(): void {
    this.#inFlight += 1;
  }

  settle(outcome: Outcome, details: { latencyMs?: number; retryAfterMs?: number } = {}): void {
    const used = this.#inFlight;
    this.#inFlight = Math.max(0, used - 1);
    const isStale = this.#stale > 0;
    if (isStale) this.#stale -= 1;
    if (outcome === "busy") this.#settleBusy(isStale, used, details.retryAfterMs);
    else if (outcome === "error") this.#settleError(used);
    else this.#settleOk(isStale, used);
  }

  state(): LimiterState {
    const waiting = this.#clock() < this.#waitingUntil;
    const reason = waiting ? "waiting" : this.#level >= this.#cap && this.#reason !== "busy" ? "cap" : this.#reason;
    return { level: Math.floor(this.#level), inFlight: this.#inFlight, reason, waitingUntil: waiting ? this.#waitingUntil : null };
  }

  #settleBusy(isStale: boolean, used: number, retryAfterMs: number | undefined): void {
    if (!isStale) {
      const tried = Math.min(this.#level, used);
      // Busy after a good while says that this level is too high. Busy at once after a cut says that the endpoint is
      // out of order or its rate is spent: the good level is then given up slowly, to be back there soon.
      const isNewEpisode = this.#busyInARow === 0 || this.#okSinceCut >= this.#level / 2;
      this.#lastGood = isNewEpisode ? Math.max(1, tried * CUT) : Math.max(1, this.#lastGood * 0.9);
      if (isNewEpisode) this.#ceiling = { level: tried, at: this.#clock() };
      this.#busyInARow = isNewEpisode ? 1 : this.#busyInARow + 1;
      this.#cut(tried * CUT, "busy");
    }
    const pause = retryAfterMs ?? (isStale ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#busyInARow - 1)));
    this.#waitingUntil = Math.max(this.#waitingUntil, this.#clock() + pause);
  }

  /** Errors say nothing about load, unless nothing else comes. */
  #settleError(used: number): void {
    this.#errorsInARow += 1;
    if (this.#errorsInARow < Math.max(3, this.#level)) return;
    this.#errorsInARow = 0;
    this.#lastGood = Math.min(this.#lastGood, this.#level);
    this.#cut(Math.min(this.#level, used) / 2, "errors");
  }

  #settleOk(isStale: boolean, used: number): void {
    this.#errorsInARow = 0;
    if (isStale) return;
    this.#okSinceCut += 1;
    // A level that is not used proves nothing.
    if (used < Math.floor(this.#level) * 0.8) {
      this.#round = null;
      return;
    }
    this.#grow();
    this.#measure(used);
  }

  #grow(): void {
    const isFast = this.#level < this.#lastGood;
    const isRefused = this.#level + 1 >= this.#ceiling.level && this.#clock() - this.#ceiling.at < REMEMBERED_MS;
    if (isRefused && !isFast) return;
    this.#level = Math.min(this.#cap, this.#level + (isFast ? 1 : 1 / this.#level));
    this.#reason = isFast ? "starting" : "growing";
  }

  #measure(used: number): void {
    const now = this.#clock();
    // The answer that opens a round is not counted in it: answers come in bursts, and half a burst would look fast.
    if (this.#round === null) {
      this.#round = openRound(now, this.#level);
      return;
    }
    const round = this.#round;
    round.answers += 1;
    round.used += used;
    if (round.answers < round.goal || now === round.openedAt) return;
    this.#round = openRound(now, this.#level);
    this.#compare(round.used / round.answers, round.answers / (now - round.openedAt), now);
  }

  #compare(level: number, throughput: number, now: number): void {
    const best = this.#best;
    if (best === null || throughput > best.throughput * (1 + LEAST_GAIN * Math.max(0, level / best.level - 1))) {
      this.#best = { level, throughput, at: now };
      this.#roundsForNothing = 0;
    } else if (now - best.at > REMEMBERED_MS) {
      // Measured anew a little below what was best, so that the level cannot creep up.
      this.#best = null;
      this.#stopAt(best.level * 0.8);
    } else if (level > best.level * MORE_IN_FLIGHT) {
      this.#roundsForNothing += 1;
      if (this.#roundsForNothing >= 2) this.#stopAt(best.level);
    }
  }

  #stopAt(level: number): void {
    this.#roundsForNothing = 0;
    this.#lastGood = Math.max(1, level);
    if (level < this.#level) this.#cut(level, "full");
  }

  #cut(level: number, reason: LimiterReason): void {
    this.#level = Math.min(this.#cap, Math.max(1, level));
    this.#reason = reason;
    this.#stale = this.#inFlight;
    this.#okSinceCut = 0;
    this.#round = null;
  }
}

interface Round {
  answers: number;
  /** Sum of what was in flight with each answer. */
  used: number;
  openedAt: number;
  /** Answers that close it. */
  goal: number;
}

/** Twice what is in flight at the start: a goal that grew with the level would never be reached while it doubles. */
const openRound = (now: number, level: number): Round => ({ answers: 0, used: 0, openedAt: now, goal: Math.max(LEAST_ROUND, 2 * level) });
