import type { Allowance } from "../retry-after.ts";

/** Weight of the newest cost in their moving mean. */
const NEWEST = 0.05;

/**
 * What is left of an endpoint's allowance (of requests, or of tokens) by its latest headers, less what has been started
 * since. An answer that left earlier than the latest one says nothing new.
 */
export class Budget {
  #allowance: Allowance | null = null;
  #readAt = 0;
  /** Number of the request whose answer told it. */
  #sequence = -1;
  #cost = 1;

  /** @param cost what the request took of the allowance; undefined when that is not known */
  read(allowance: Allowance, sequence: number, now: number, cost?: number): void {
    if (cost !== undefined) this.#cost = this.#cost === 1 ? cost : this.#cost + NEWEST * (cost - this.#cost);
    if (sequence < this.#sequence) return;
    this.#allowance = allowance;
    this.#sequence = sequence;
    this.#readAt = now;
  }

  get limit(): number | null {
    return this.#allowance?.limit ?? null;
  }

  /** Requests that the endpoint has said it will take, none of what comes back with time counted; infinite when it has said nothing. */
  left(startedSoFar: number): number {
    if (this.#allowance === null) return Number.POSITIVE_INFINITY;
    return this.#allowance.remaining / this.#cost - (startedSoFar - this.#sequence - 1);
  }

  /** The same with what must have come back since, at the speed that limit and reset amount to. */
  room(startedSoFar: number, now: number): number {
    return this.left(startedSoFar) + ((now - this.#readAt) * this.#perMs()) / this.#cost;
  }

  /** When one request more will have room, or now. */
  nextAt(startedSoFar: number, now: number): number {
    const missing = 1 - this.room(startedSoFar, now);
    if (!(missing > 0)) return now;
    const perMs = this.#perMs();
    return perMs > 0 ? now + (missing * this.#cost) / perMs : now;
  }

  #perMs(): number {
    if (this.#allowance === null) return 0;
    const { limit, remaining, resetMs } = this.#allowance;
    const spent = limit === null ? this.#cost : Math.max(this.#cost, limit - remaining);
    // Without a reset, a minute's share.
    return resetMs === null ? (limit ?? 60 * this.#cost) / 60_000 : spent / Math.max(1, resetMs);
  }
}
