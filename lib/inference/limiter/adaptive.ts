import type {
  LaneFindings,
  LaneNews,
  Limiter,
  LimiterOptions,
  LimiterReason,
  LimiterState,
  Outcome,
  Remembered,
  Signs,
  Ticket,
} from "../limiter.ts";
import { Ceiling } from "./ceiling.ts";
import { LatencyWatch } from "./latency.ts";
import { Pace } from "./pace.ts";
import { Rate } from "./rate.ts";

/** What other workers know is waited for so long. */
const NEWS_WITHIN_MS = 3_000;
const INITIAL = 6;
/** More than any worker has in flight (see WORKER_CONCURRENCY): an end for the arithmetic, not a limit. */
const HIGHEST = 4_096;
/** So many more for each answer while nothing has shown an end: six times as many each round at first, … */
const FAST = 5;
/** … and two and a half times as many above this level, where going too far costs more. */
const FAST_BELOW = 32;
const FASTER = 1.5;
/** Requests that go out at once after a wait, up to the level, at the most. The others follow one by one. */
const MOST_RESUMED = 64;
/** Pauses after "busy" without a named wait: doubled each time that nothing was answered in between. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** What was sent with less than this part of what was answered well was not refused for its number. */
const PROVED = 0.9;
/** A level that is used less proves nothing; while it grows fast, one that is used less than a round ago allowed. */
const USED = 0.75;

export class AdaptiveLimiter implements Limiter {
  readonly #clock: () => number;
  readonly #shared: boolean;
  #cap: number | null;
  #level: number;
  #inFlight = 0;
  #peak = 0;
  #refusal: { at: number; own: number } | null = null;
  #wanted = HIGHEST;
  #askedAt = Number.NEGATIVE_INFINITY;
  #waitingUntil = Number.NEGATIVE_INFINITY;
  /** Refusals in a row of which each was the first request after the one before. */
  #busyInARow = 0;
  #busyAt = Number.NEGATIVE_INFINITY;
  #isOutOfOrder = false;
  /** Number of the first request that was sent after the last refusal was known. */
  #firstSinceBusy: number | null = -1;
  #answered = 0;
  #scouts = 0;
  /** The most in flight of which one was answered well, since the last refusal. */
  #mostAnswered = 0;
  #errorsInARow = 0;
  #cutByErrors = false;
  #beforeErrors = 0;
  /** When errors last lowered the level. */
  #cutAt = Number.NEGATIVE_INFINITY;
  #news: LaneNews | null = null;
  /** From then on it does without news, unless there is a cap. */
  readonly #aloneAt: number;
  readonly #pace: Pace;
  #rate = new Rate();
  #ceiling = new Ceiling();
  #latency: LatencyWatch;

  constructor({ clock, cap = null, initial, shared = false }: LimiterOptions) {
    this.#clock = clock;
    this.#cap = cap;
    this.#shared = shared;
    this.#aloneAt = clock() + NEWS_WITHIN_MS;
    this.#level = Math.max(1, Math.min(initial ?? this.#cap ?? INITIAL, this.#cap ?? HIGHEST));
    this.#pace = new Pace(clock(), Math.min(INITIAL, this.#level));
    this.#latency = new LatencyWatch(clock(), this.#level);
  }

  free(): number {
    const now = this.#clock();
    if (now < this.#waitingUntil || (this.#shared && this.#news === null && now < this.#aloneAt)) return 0;
    const room = Math.floor(this.#most(now)) - this.#inFlight;
    if (room <= 0) return 0;
    // Until one is answered, one alone finds out whether the endpoint takes any again.
    if (this.#busyInARow > 1) return Math.max(0, Math.min(1 - this.#scouts, this.#rate.room(now)));
    const inMinute = this.#cap === null && this.#rate.known === null ? this.#rate.inMinute(now) : null;
    return Math.max(0, Math.min(room, this.#pace.room(now, this.#inFlight, inMinute), this.#rate.room(now)));
  }

  start(): Ticket {
    const now = this.#clock();
    this.#inFlight += 1;
    this.#peak = Math.max(this.#peak, this.#inFlight);
    const isScout = this.#busyInARow > 1;
    if (isScout) this.#scouts += 1;
    const load = this.#inFlight + this.#othersInFlight();
    const ticket = { ...this.#rate.started(now), own: this.#inFlight, load, answered: this.#answered, isScout };
    this.#firstSinceBusy ??= ticket.sequence;
    this.#pace.started(this.#inFlight, this.#rate.inMinute(now));
    return ticket;
  }

  settle(ticket: Ticket, outcome: Outcome, signs: Signs = {}): void {
    const used = Math.max(ticket.own, this.#inFlight);
    const load = (ticket.load + this.#inFlight + this.#othersInFlight()) / 2;
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    if (ticket.isScout) this.#scouts = Math.max(0, this.#scouts - 1);
    if (outcome === "busy") this.#settleBusy(ticket, signs);
    else if (outcome === "error" || outcome === "timeout") this.#settleError(ticket, outcome === "timeout");
    else if (outcome === "aborted") this.#rate.failed(ticket);
    else this.#settleOk(ticket, used, load, signs);
  }

  want(count: number): void {
    this.#wanted = count;
    this.#askedAt = this.#clock();
  }

  askedAt(): number {
    return this.#askedAt;
  }

  setCap(cap: number | null): void {
    if (cap === this.#cap) return;
    if (cap !== null && this.#latency.growth === "fast") this.#level = cap;
    this.#cap = cap;
    this.#level = Math.max(1, Math.min(this.#level, cap ?? HIGHEST));
  }

  forget(): void {
    const now = this.#clock();
    this.#level = Math.max(1, this.#cap ?? INITIAL);
    this.#rate = new Rate();
    this.#ceiling = new Ceiling();
    this.#latency = new LatencyWatch(now, this.#level);
    this.#pace.reset(now, Math.min(INITIAL, this.#level));
    this.#waitingUntil = Number.NEGATIVE_INFINITY;
    this.#refusal = null;
    this.#busyInARow = 0;
    this.#errorsInARow = 0;
    this.#cutByErrors = false;
  }

  state(): LimiterState {
    const now = this.#clock();
    const isWaiting = now < this.#waitingUntil;
    const isRateFull = !isWaiting && this.#rate.isFull(now);
    const waitingUntil = isWaiting ? this.#waitingUntil : isRateFull ? this.#rate.nextAt(now) : now;
    return {
      level: Math.floor(this.#most(now)),
      inFlight: this.#inFlight,
      reason: this.#reason(now, isWaiting, isRateFull),
      waitingUntil: waitingUntil > now ? waitingUntil : null,
      ratePerMinute: this.#rate.known?.limit ?? null,
    };
  }

  findings(): LaneFindings {
    const now = this.#clock();
    const peak = Math.max(this.#peak, this.#inFlight);
    this.#peak = this.#inFlight;
    // Held by what others have, it may want more than it has come to.
    const isHeld = this.#level >= Math.floor(this.#allowed(now));
    return {
      inFlight: this.#inFlight,
      wanted: Math.max(this.#inFlight, isHeld ? this.#wanted : Math.min(this.#wanted, Math.floor(this.#level))),
      waitingUntil: now < this.#waitingUntil ? this.#waitingUntil : null,
      ceiling: this.#ceiling.known(),
      peak,
      refusal: this.#refusal,
      rate: this.#rate.known,
      started: this.#rate.bySecond(now),
      baseMs: this.#latency.baseMs,
      isStarting: this.#latency.growth === "fast" && this.#ceiling.known() === null,
    };
  }

  learn(news: LaneNews): void {
    const now = this.#clock();
    this.#news = news;
    if (news.rate) this.#rate.learn(news.rate);
    this.#rate.share(news.others, news.ratePart, news.leads, now);
    if (news.ceiling) {
      this.#ceiling.learn(news.ceiling);
      // What all have together is proved, and this is its part.
      if (!this.#latency.saturated && Number.isFinite(news.grant)) this.#level = this.#clamp(Math.max(this.#level, news.grant));
    }
    if (news.waitingUntil !== null && news.waitingUntil > this.#waitingUntil) this.#wait(news.waitingUntil);
  }

  remember({ level, isStarting, baseMs }: Remembered): void {
    this.#level = Math.max(this.#level, Math.min(level, this.#cap ?? HIGHEST));
    this.#latency.remember(baseMs, isStarting);
  }

  #settleOk(ticket: Ticket, used: number, load: number, { rate, tokens }: Signs): void {
    const now = this.#clock();
    if (ticket.startedAt >= this.#busyAt) this.#busyInARow = 0;
    this.#errorsInARow = 0;
    this.#rate.answered(ticket, rate, tokens, now);
    const isUsed = used >= USED * Math.floor(this.#most(now));
    this.#answered += 1;
    this.#mostAnswered = Math.max(this.#mostAnswered, ticket.load);
    if (this.#news === null || this.#news.leads) {
      this.#ceiling.answered(ticket.load);
      this.#ceiling.probe(now, isUsed, this.#waitingUntil);
    }
    const latencyMs = now - ticket.startedAt;
    const answer = { startedAt: ticket.startedAt, latencyMs, load };
    const next = this.#latency.answered(answer, now, this.#level, this.#inFlight, this.#allowed(now));
    if (next !== null) this.#level = this.#clamp(next);
    else if (this.#latency.growth === "fast" ? used * (1 + this.#fastStep()) > this.#level && this.#latency.isFast(latencyMs) : isUsed)
      this.#grow();
  }

  #grow(): void {
    const { growth } = this.#latency;
    const more = growth === "fast" ? this.#fastStep() : growth === "slow" ? this.#latency.slowStep(this.#level) : 0;
    this.#level = this.#clamp(Math.min(this.#level + more, Math.max(this.#level, this.#share(this.#ceiling.bound))));
    if (this.#level >= this.#beforeErrors) this.#cutByErrors = false;
  }

  #fastStep(): number {
    if (this.#cutByErrors) return 1;
    return this.#level < FAST_BELOW ? FAST : FASTER;
  }

  #settleBusy(ticket: Ticket, { retryAfterMs, status, rate }: Signs): void {
    const now = this.#clock();
    const isNew = ticket.startedAt >= this.#busyAt;
    if (isNew) {
      // The first one after the last refusal, or the only one: out of order, and not too many at once.
      this.#isOutOfOrder = ticket.sequence === this.#firstSinceBusy || ticket.load <= 1;
      this.#busyInARow = this.#isOutOfOrder ? this.#busyInARow + 1 : 1;
      this.#busyAt = now;
      this.#firstSinceBusy = null;
    }
    // What was answered between its start and its refusal had left the endpoint before it came there.
    const left = this.#answered - ticket.answered;
    const load = ticket.load - left;
    const isBelowProved = load < PROVED * this.#mostAnswered;
    const isAboveProved = load > (this.#ceiling.known()?.proved ?? Number.POSITIVE_INFINITY);
    const refusal = { waitMs: retryAfterMs, status, headers: rate, isBelowProved, isAboveProved };
    const meaning = this.#rate.explains(ticket, refusal, this.#latency.latencyMs);
    const until = meaning === "no" ? now + (retryAfterMs ?? (isNew ? this.#pauseMs() : 0)) : this.#rate.refused(ticket, refusal, now);
    if (meaning === "no") this.#rate.forget(ticket);
    if (meaning === "no" || (meaning === "perhaps" && !isBelowProved)) this.#lower(load, ticket.own - left - 1, now, isNew);
    if (isNew) this.#mostAnswered = 0;
    this.#wait(until);
  }

  /** The endpoint refuses so many at once. */
  #lower(load: number, own: number, now: number, isNew: boolean): void {
    if (!this.#isOutOfOrder) {
      this.#ceiling.refused(load, now, isNew, this.#isSure());
      if (isNew) this.#refusal = { at: now, own: Math.max(0, own) };
      this.#peak = Math.min(this.#peak, own);
    }
    this.#level = this.#clamp(Math.min(this.#level, this.#share(this.#ceiling.bound)));
    if (isNew) this.#latency.restart(now, this.#level, this.#inFlight);
  }

  #pauseMs(): number {
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#busyInARow - 1));
  }

  #wait(until: number): void {
    if (until <= this.#waitingUntil) return;
    this.#waitingUntil = until;
    this.#pace.reset(until, Math.min(MOST_RESUMED, this.#level));
  }

  /** Errors say nothing about load, unless nothing else comes, or they are answers that take too long. */
  #settleError(ticket: Ticket, isTimeout: boolean): void {
    this.#rate.failed(ticket);
    this.#errorsInARow += 1;
    const isEnough = isTimeout ? ticket.startedAt >= this.#cutAt : this.#errorsInARow >= Math.max(3, this.#level);
    if (!isEnough) return;
    this.#errorsInARow = 0;
    if (!this.#cutByErrors) this.#beforeErrors = this.#level;
    this.#cutByErrors = true;
    this.#cutAt = this.#clock();
    this.#level = this.#clamp(Math.min(this.#level, ticket.own) / 2);
    this.#latency.restart(this.#cutAt, this.#level, this.#inFlight);
  }

  /** The most in flight now, for whatever reason. */
  #most(now: number): number {
    return Math.min(this.#level, this.#allowed(now));
  }

  /** The most that anything but the level allows. */
  #allowed(now: number): number {
    return Math.min(this.#cap ?? HIGHEST, this.#share(this.#ceiling.bound), this.#grant(now));
  }

  /** This worker's part of what all may have in flight; all of it where there are no others. */
  #share(total: number): number {
    const news = this.#news;
    if (news === null || news.others.workers === 0 || total === Number.POSITIVE_INFINITY) return total;
    const left = Math.max(1, total - news.others.inFlight);
    return Math.min(left, news.grant + (news.leads ? this.#ceiling.trying : 0));
  }

  #grant(now: number): number {
    if (!this.#shared || this.#cap === null) return Number.POSITIVE_INFINITY;
    return this.#news === null || now > this.#news.validUntil ? 0 : Math.min(this.#cap, this.#news.grant);
  }

  #clamp(level: number): number {
    return Math.max(1, Math.min(level, this.#cap ?? HIGHEST, HIGHEST));
  }

  #othersInFlight(): number {
    return this.#news?.others.inFlight ?? 0;
  }

  /** Whether the others' load is what was last heard of it: not while all of them grow. */
  #isSure(): boolean {
    return this.#news === null || this.#news.others.workers === 0 || this.#ceiling.known() !== null;
  }

  #reason(now: number, isWaiting: boolean, isRateFull: boolean): LimiterReason {
    if (isWaiting) return this.#rate.isFull(now) ? "rate" : "waiting";
    if (isRateFull) return "rate";
    const most = this.#most(now);
    if (this.#cap !== null && most >= this.#cap) return "cap";
    const { workers = 0 } = this.#news?.others ?? {};
    if (this.#cap !== null && this.#shared && most >= Math.floor(this.#grant(now)) && workers > 0) return "shared";
    if (this.#level >= this.#share(this.#ceiling.bound)) return "busy";
    if (this.#cutByErrors) return "errors";
    if (this.#latency.saturated) return "slower";
    return this.#latency.growth === "fast" && this.#ceiling.known() === null ? "starting" : "growing";
  }
}
