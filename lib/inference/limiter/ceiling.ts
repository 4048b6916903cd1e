/** How long a capacity that was found is held before one more is tried; doubled each time when it was for nothing. */
const FIRST_HOLD_MS = 60_000;
const LONGEST_HOLD_MS = 600_000;
/** After a fall to less than this part of what was taken before, it is tried sooner: others may have left again. */
const FALL = 0.7;
const HOLD_AFTER_FALL_MS = 15_000;
/** A ceiling that was found while other workers were growing too is tried upwards sooner. */
const HOLD_WHEN_UNSURE_MS = 10_000;
/** Refusals one after the other within so long are no longer believed to be one place too many. */
const AGAIN_MS = 10_000;
const CUT = 0.9;

/** Refusals of several workers so close together are one and the same; the highest load that any of them tells is the right one. */
export const SAME_REFUSAL_MS = 600;

/** A ceiling as workers tell it to one another, in requests of all of them. */
export interface KnownCeiling {
  /** Taken without a refusal. */
  proved: number;
  /** Tried now; more than `proved` while one more is tried. */
  bound: number;
  /** Time of the clock at which it was last refused. */
  at: number;
  /** When more is to be tried. */
  dueAt: number;
}

/**
 * The most in flight that an endpoint takes before it refuses: one less than was in flight when it did. Loads count the
 * requests of all workers.
 */
export class Ceiling {
  #proved = Number.POSITIVE_INFINITY;
  #bound = Number.POSITIVE_INFINITY;
  #at = Number.NEGATIVE_INFINITY;
  #step = 1;
  #dueAt = 0;
  #holdMs = FIRST_HOLD_MS;
  #best = 0;
  /** Answers to requests that were sent with more in flight than is proved. */
  #above = 0;
  #refusals = 0;

  get bound(): number {
    return this.#bound;
  }

  /** How many more than proved are tried now. */
  get trying(): number {
    return Number.isFinite(this.#proved) ? this.#bound - this.#proved : 0;
  }

  known(): KnownCeiling | null {
    return Number.isFinite(this.#proved) ? { proved: this.#proved, bound: this.#bound, at: this.#at, dueAt: this.#dueAt } : null;
  }

  /**
   * A request was refused for want of capacity.
   * @param load in flight when it was sent, itself counted
   * @param isNew it was sent after the last refusal was known
   * @param sure whether the load of other workers is known well
   */
  refused(load: number, now: number, isNew: boolean, sure: boolean): void {
    const least = Math.max(1, load - 1);
    if (!isNew && Number.isFinite(this.#proved)) {
      this.#set(Math.min(this.#proved, least), now);
      return;
    }
    const wasProbe = least >= this.#proved;
    this.#refusals = now - this.#at < AGAIN_MS ? this.#refusals + 1 : 1;
    const cut = this.#refusals > 2 && sure ? Math.max(1, Math.floor(Math.min(this.#proved, least) * CUT)) : least;
    this.#set(Math.min(cut, least), now);
    this.#best = Math.max(this.#best, least);
    const fell = this.#proved < FALL * this.#best;
    this.#holdMs = wasProbe && sure ? Math.min(LONGEST_HOLD_MS, this.#holdMs * 2) : fell ? HOLD_AFTER_FALL_MS : FIRST_HOLD_MS;
    this.#dueAt = now + (sure ? this.#holdMs : HOLD_WHEN_UNSURE_MS);
    this.#step = 1;
  }

  /** A request was answered well that was sent with so many in flight. */
  answered(load: number): void {
    if (this.#bound === this.#proved || load < this.#bound) return;
    this.#above += 1;
    if (this.#above < Math.max(3, this.#bound / 4)) return;
    this.#proved = this.#bound;
    this.#step *= 2;
    this.#bound = this.#proved + this.#step;
    this.#above = 0;
    this.#holdMs = FIRST_HOLD_MS;
  }

  /** Tries one more when it is time; `used`: whether all that is allowed is in use. `from`: until then nothing is sent anyway. */
  probe(now: number, used: boolean, from: number): void {
    if (!used || this.#bound > this.#proved || now < Math.max(this.#dueAt, from)) return;
    this.#bound = this.#proved + this.#step;
    this.#above = 0;
  }

  /** What all workers have found out together, what this one has among it. */
  learn(other: KnownCeiling): void {
    if (other.at < this.#at - SAME_REFUSAL_MS) return;
    if (other.proved !== this.#proved || other.at > this.#at + SAME_REFUSAL_MS) {
      this.#step = Math.max(1, other.bound - other.proved);
      this.#set(other.proved, other.at);
    }
    this.#dueAt = other.dueAt;
    this.#bound = Math.max(this.#proved, other.bound);
  }

  #set(proved: number, at: number): void {
    this.#proved = proved;
    this.#bound = proved;
    this.#at = at;
    this.#above = 0;
  }
}
