/** Into new ground, what is in flight grows by the factor e in so long: a refusal, which comes at once, then stops the rest. */
const GROWTH_MS = 100;
/** What may be sent at once after a pause of the sender's own. */
const BURST_MS = 12;
/** Requests a second that may be sent to an endpoint of which nothing is known, after the first hundred of a minute, … */
const UNKNOWN_PER_SECOND = 200;
const UNKNOWN_FROM = 100;
/** … and this part more a second of what it has taken within a minute. */
const UNKNOWN_GROWTH = 0.5;

/**
 * Spreads requests into new ground over time instead of sending them in one burst. New ground are more in flight than
 * there have been since the last refusal and, where no limit is known, more in a minute than ever.
 */
export class Pace {
  /** The most in flight since the last reset. */
  #reached: number;
  #credit = 1;
  #at: number;
  /** The most in a minute so far. */
  #mostInMinute = 0;
  #rateCredit = 4;

  constructor(now: number, initial: number) {
    this.#at = now;
    this.#reached = initial;
  }

  /** How many may start now. `inMinute`: started in the last minute, or null where the rate is known and needs no care. */
  room(now: number, inFlight: number, inMinute: number | null): number {
    this.#earn(now, inMinute ?? 0);
    if (inFlight > this.#reached) this.#reached = inFlight;
    const byLevel = this.#reached - inFlight + Math.floor(this.#credit);
    return inMinute === null || inMinute < Math.max(UNKNOWN_FROM, this.#mostInMinute)
      ? byLevel
      : Math.min(byLevel, Math.floor(this.#rateCredit));
  }

  /** One has started; `inFlight` and `inMinute` count it. */
  started(inFlight: number, inMinute: number): void {
    if (inFlight > this.#reached) {
      this.#credit -= inFlight - this.#reached;
      this.#reached = inFlight;
    }
    if (inMinute > this.#mostInMinute) {
      this.#mostInMinute = inMinute;
      this.#rateCredit -= 1;
    }
  }

  /** From `at` on, more than `inFlight` at once are new ground again. */
  reset(at: number, inFlight: number): void {
    this.#at = at;
    this.#reached = inFlight;
    this.#credit = 0;
  }

  #earn(now: number, inMinute: number): void {
    const passed = now - this.#at;
    if (passed <= 0) return;
    this.#at = now;
    const perMs = Math.max(1, this.#reached) / GROWTH_MS;
    this.#credit = Math.min(this.#credit + passed * perMs, Math.max(1, perMs * BURST_MS));
    const ratePerMs = Math.max(UNKNOWN_PER_SECOND, UNKNOWN_GROWTH * inMinute) / 1_000;
    this.#rateCredit = Math.min(this.#rateCredit + passed * ratePerMs, Math.max(4, ratePerMs * BURST_MS));
  }
}
