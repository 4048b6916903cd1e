// Whether answers slow down because more are asked for at once. Vegas and Netflix's Gradient2 compare single answers
// with the fastest; here the geometric means of rounds are compared, with their standard errors, so that answers of very
// different length (lognormal with σ 0.8, say) are not taken for load. And every cut is a trial: as long as fewer at once get
// as much done, it goes further down; where they get less done, the knee lies between, and if they are not even faster,
// load was not the cause and the old level comes back with a new baseline. A level that is held is now and then tried higher and lower.

/** An answer this much slower than the baseline, or by more than answers differ anyway, does not speak for growth. */
const SLIGHTLY_SLOWER = 1.15;
/** A mean this much over the baseline's, beyond the errors of both, stops fast growth, … */
const SLOWER = 1.3;
/** … and this much is tried for saturation. */
const MUCH_SLOWER = 1.5;
/** A held level is this much over the knee: the endpoint is full, and nothing waits long. */
const TARGET = 1.1;
/** Below it there is room. */
const ROOM = 1.08;
/** Standard errors that a difference must exceed to be slower, or much slower. */
const ERRORS_TO_SLOW = 1;
const ERRORS_TO_CUT = 1.5;
/** Noise that is there however many are measured: of a busy machine, of a shared network. */
const LEAST_ERROR = 0.1;
/** What is left of the first-order effect of growth on the mean logarithm of latencies; found by simulation. */
const SHORT_FIRST = 0.6;
/** More in flight by this factor at a round's end than at its beginning is growth. */
const GROWING = 1.15;
/** A level that is this part of what is allowed, or of which less than this part is used, is held by something else. */
const BOUNDED = 0.9;
/** How much latencies spread before enough of them tell: a few may lie together by chance. */
const PRIOR_SPREAD = 0.15;
const PRIOR_COUNT = 4;
/** Standard error of a mean that is good enough to decide a trial. */
const GOOD_ERROR = 0.14;
/** The first cut goes to where the baseline says that the knee is, but not below this part; the next ones to so much each. */
const DEEPEST_CUT = 0.25;
const NEXT_CUT = 0.6;
/** A level is not saturated when the cut costs more than this part (of the logarithm) of what it could cost. */
const LOSS = 0.3;
/** A higher one is kept when it brings more than this part of what it could bring. */
const GAIN = 0.6;
/** With this part of the latency left after a cut, load was hardly the cause. */
const OPEN = 0.9;
/** Slow growth in a round, and slow retreat. */
const SLOW_GROWTH = 0.1;
const SLIGHTLY_LOWER = 0.9;
/** A held level is tried so much higher, then lower, after so many rounds; doubled each time it was for nothing. */
const HIGHER = 1.4;
const FIRST_HOLD = 6;
const LONGEST_HOLD = 48;
/** The most answers that the baseline stands for; older ones fade. */
const BASELINE_WEIGHT = 512;
/** Answers of a round, at the least. */
const FEWEST = 4;
/** After a change, what was in flight must have ended but for this part of the level: short answers come first, and would look fast. */
const LEFT_OVER = 0.2;
/** Rounds must have been slow for so long: a hiccup of this machine is not. One round is enough if it is plain. */
const LEAST_SLOW_MS = 1_000;
const PLAIN = 2;

export type Growth = "fast" | "slow" | "none";

interface Round {
  openedAt: number;
  /** In flight when it was opened. */
  inFlight: number;
  goal: number;
  count: number;
  /** Of logarithms of milliseconds. */
  sum: number;
  squares: number;
  loads: number;
}

interface Trial {
  /** The level before it. */
  level: number;
  mean: number;
  load: number;
  /** While a level grows fast, short answers come first: what was measured then is no measure. */
  isBiased: boolean;
}

interface Mean {
  /** Geometric, in milliseconds. */
  mean: number;
  /** Variance of the logarithms of single answers. */
  spread: number;
  count: number;
  load: number;
  /** Measured while more and more were sent. */
  isGrowing: boolean;
}

export class LatencyWatch {
  #round: Round;
  #base: Mean | null = null;
  #growth: Growth = "fast";
  #slowRounds = 0;
  #slowSince = 0;
  #trial: Trial | null = null;
  #saturated = false;
  #heldRounds = 0;
  #triesLower = true;
  #holdRounds = FIRST_HOLD;
  #fastestMs = Number.POSITIVE_INFINITY;
  #inFlight = 0;
  /** Something else than latency holds the level. */
  #isBounded = false;
  /** Requests in flight at the last cut that must end before the next round begins. */
  #leftOver = 0;
  /** Moving mean of all latencies; 0 before the first. */
  #latencyMs = 0;

  constructor(now: number, level: number) {
    this.#round = openRound(now, 0, level);
  }

  /** What an earlier run has found out. `isOpen`: nothing had shown an end of growth. */
  remember(baseMs: number | null, isOpen: boolean): void {
    if (baseMs !== null) this.#base = { mean: baseMs, spread: 1, count: 64, load: 1, isGrowing: false };
    if (!isOpen) this.#growth = "slow";
  }

  /** How the level may grow. */
  get growth(): Growth {
    return this.#growth;
  }

  /** What an answer adds to the level in slow growth. */
  slowStep(level: number): number {
    return (SLOW_GROWTH * level) / Math.max(level, this.#round.goal);
  }

  /** Whether the level was cut because the endpoint slows down. */
  get saturated(): boolean {
    return this.#saturated;
  }

  get latencyMs(): number {
    return this.#latencyMs;
  }

  /** How long an answer takes when little is asked for, in milliseconds; null as long as it is not known. */
  get baseMs(): number | null {
    return this.#base?.mean ?? null;
  }

  /**
   * Counts an answer.
   * @param load in flight while it was worked on, as a mean
   * @param inFlight requests of this worker that are left
   * @param most the highest level that anything else allows now
   * @returns the level to go to, or null to stay
   */
  answered(
    answer: { startedAt: number; latencyMs: number; load: number },
    now: number,
    level: number,
    inFlight: number,
    most: number,
  ): number | null {
    const { startedAt, latencyMs, load } = answer;
    this.#fastestMs = Math.min(this.#fastestMs, latencyMs);
    this.#latencyMs = this.#latencyMs === 0 ? latencyMs : this.#latencyMs + 0.05 * (latencyMs - this.#latencyMs);
    this.#inFlight = inFlight;
    if (this.#leftOver > 0 && startedAt < this.#round.openedAt) this.#leftOver -= 1;
    if (this.#leftOver > 0 || startedAt < this.#round.openedAt) return null;
    const round = this.#round;
    const logarithm = Math.log(Math.max(1, latencyMs));
    round.count += 1;
    round.sum += logarithm;
    round.squares += logarithm * logarithm;
    round.loads += load;
    if (round.count < round.goal) return null;
    this.#isBounded = level >= BOUNDED * most || inFlight < BOUNDED * level;
    const next = this.#judge(meanOf(round, now, inFlight), now, level);
    this.#open(now, next ?? level, next === null ? 0 : inFlight);
    return next;
  }

  /** Whether an answer is no slower than with few in flight, so that it speaks for growth. */
  isFast(latencyMs: number): boolean {
    if (this.#base === null) return latencyMs < SLOWER * this.#fastestMs;
    return latencyMs < this.#base.mean * Math.max(SLIGHTLY_SLOWER, Math.exp(Math.sqrt(this.#base.spread)));
  }

  /** The level was changed for another reason: what is being measured is of no use. */
  restart(now: number, level: number, inFlight: number): void {
    this.#open(now, level, inFlight);
    this.#slowRounds = 0;
    this.#trial = null;
    if (!this.#saturated && this.#base?.isGrowing) this.#base = null;
  }

  #judge(round: Mean, now: number, level: number): number | null {
    // What was measured in growth, short answers first, is no measure for a level that something else holds.
    if (this.#isBounded && !round.isGrowing && this.#base?.isGrowing) this.#base = round;
    if (this.#trial !== null) return this.#judgeTrial(this.#trial, round, level);
    if (this.#base === null || !this.#isSlower(round, SLOWER, ERRORS_TO_SLOW)) return this.#judgeGood(round, level);
    this.#growth = this.#saturated ? "none" : "slow";
    if (!this.#isSlower(round, MUCH_SLOWER, ERRORS_TO_CUT) || level <= 1) {
      this.#slowRounds = 0;
      return this.#saturated ? level * SLIGHTLY_LOWER : null;
    }
    if (this.#slowRounds === 0) this.#slowSince = this.#round.openedAt;
    this.#slowRounds += 1;
    const enough = this.#isSlower(round, PLAIN, ERRORS_TO_CUT) ? 1 : 2;
    if (this.#slowRounds < enough || now - this.#slowSince < LEAST_SLOW_MS) return null;
    this.#slowRounds = 0;
    const isBiased = !this.#saturated;
    return this.#try(round, level, isBiased, Math.min(NEXT_CUT, Math.max(DEEPEST_CUT, (TARGET * this.#base.mean) / round.mean)));
  }

  /** As fast as with few in flight. */
  #judgeGood(round: Mean, level: number): number | null {
    this.#slowRounds = 0;
    if (!this.#saturated) {
      this.#base = pool(this.#base, round);
      this.#growth = "fast";
      return null;
    }
    // Near saturation a level is held: its rounds are no baseline, unless they are faster.
    const ratio = this.#base === null ? 1 : round.mean / this.#base.mean;
    if (ratio < 1) this.#base = pool(this.#base, round);
    this.#growth = ratio < ROOM ? "slow" : "none";
    this.#heldRounds += 1;
    if (this.#heldRounds < this.#holdRounds || this.#isBounded) return null;
    this.#triesLower = !this.#triesLower;
    return this.#try(round, level, false, this.#triesLower ? NEXT_CUT : HIGHER);
  }

  #try(round: Mean, level: number, isBiased: boolean, part: number): number {
    const used = Math.min(level, round.load);
    this.#trial = { level: used, mean: round.mean, load: round.load, isBiased };
    this.#growth = "none";
    this.#heldRounds = 0;
    return Math.max(1, used * part);
  }

  #judgeTrial(trial: Trial, round: Mean, level: number): number | null {
    this.#trial = null;
    if (trial.isBiased && level > 1) return this.#try(round, level, false, NEXT_CUT);
    const done = Math.log(round.load / round.mean) - Math.log(trial.load / trial.mean);
    if (round.load > trial.load) {
      const isBetter = done > GAIN * Math.log(round.load / trial.load);
      this.#holdRounds = isBetter ? 1 : Math.min(LONGEST_HOLD, Math.max(FIRST_HOLD, this.#holdRounds * 2));
      return isBetter ? null : trial.level;
    }
    // The same is done with fewer: the knee lies lower.
    if (done > LOSS * Math.log(round.load / trial.load)) {
      this.#saturated = true;
      this.#holdRounds = FIRST_HOLD;
      return level <= 1 ? null : this.#try(round, level, false, NEXT_CUT);
    }
    this.#base = this.#isAlike(round) ? pool(this.#base, round) : round;
    const knee = Math.min(1, round.mean / trial.mean);
    const isOpen = knee > OPEN;
    this.#saturated = true;
    this.#holdRounds = isOpen ? 1 : Math.min(LONGEST_HOLD, Math.max(FIRST_HOLD, this.#holdRounds * 2));
    this.#growth = isOpen ? "slow" : "none";
    return Math.max(level, trial.level * Math.min(1, TARGET * knee));
  }

  #open(now: number, level: number, inFlight: number): void {
    // While it grows fast, a judgement for each doubling or two; afterwards on enough for a good mean. Never before what was
    // sent at the last one has come back.
    const enough = this.#growth === "fast" || this.#base === null ? 0 : 2 * FEWEST + this.#base.spread / GOOD_ERROR ** 2;
    this.#leftOver = Math.ceil(inFlight - LEFT_OVER * Math.min(inFlight, level));
    this.#round = openRound(now, this.#inFlight, Math.max(level, enough));
  }

  /** Whether a round of a trial is another measure of the baseline, and not its end. */
  #isAlike(round: Mean): boolean {
    return this.#base !== null && !this.#base.isGrowing && Math.abs(Math.log(round.mean / this.#base.mean)) < Math.log(MUCH_SLOWER);
  }

  #isSlower(round: Mean, factor: number, errors: number): boolean {
    const base = this.#base;
    if (base === null) return false;
    const error = Math.max(LEAST_ERROR, Math.sqrt(round.spread / round.count + base.spread / base.count));
    return Math.log(round.mean / base.mean) > Math.log(factor) + errors * error;
  }
}

const openRound = (now: number, inFlight: number, goal: number): Round => ({
  ...{ openedAt: now, inFlight, count: 0, sum: 0, squares: 0, loads: 0 },
  goal: Math.max(FEWEST, Math.floor(goal)),
});

function meanOf({ count, sum, squares, loads, openedAt, inFlight: before }: Round, now: number, inFlight: number): Mean {
  const logarithm = sum / count;
  const variance = Math.max(0, squares / count - logarithm * logarithm);
  const spread = (count * variance + PRIOR_COUNT * PRIOR_SPREAD) / (count + PRIOR_COUNT);
  // While more and more are sent, short answers are over-represented: growth by e in the time of an answer weighs an answer of
  // twice that time with 1/e. To first order that takes growth × variance off the mean logarithm.
  const growth = (Math.log(Math.max(1, inFlight) / Math.max(1, before)) * Math.exp(logarithm)) / Math.max(1, now - openedAt);
  const missing = SHORT_FIRST * Math.max(0, Math.min(2, growth)) * variance;
  return { mean: Math.exp(logarithm + missing), spread, count, load: loads / count, isGrowing: inFlight > GROWING * before };
}

/** Both together, the older one with no more weight than lets it fade. */
function pool(base: Mean | null, round: Mean): Mean {
  if (base === null) return round;
  const weight = Math.min(base.count, BASELINE_WEIGHT - Math.min(round.count, BASELINE_WEIGHT / 2));
  const count = weight + round.count;
  const part = round.count / count;
  return {
    mean: base.mean * (round.mean / base.mean) ** part,
    spread: base.spread + part * (round.spread - base.spread),
    count,
    load: Math.max(base.load, round.load),
    isGrowing: base.isGrowing && round.isGrowing,
  };
}
