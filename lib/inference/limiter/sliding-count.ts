/** How fine time is cut: what leaves the window leaves it up to so many milliseconds late. */
const BUCKET_MS = 50;

/** Counts events of the last so many milliseconds, in constant memory and, all in all, constant time. */
export class SlidingCount {
  readonly #spanMs: number;
  readonly #buckets: Uint32Array;
  /** Number of the newest bucket that was counted in, since time 0. */
  #newest = Number.NaN;
  #total = 0;

  constructor(spanMs: number) {
    this.#spanMs = spanMs;
    this.#buckets = new Uint32Array(Math.ceil(spanMs / BUCKET_MS) + 1);
  }

  add(at: number, count = 1): void {
    this.#advance(at);
    const bucket = Math.floor(at / BUCKET_MS);
    if (bucket <= this.#newest - this.#buckets.length) return;
    const place = this.#place(bucket);
    this.#buckets[place] = (this.#buckets[place] ?? 0) + count;
    this.#total += count;
  }

  /** Takes back one that was added at this time; nothing happens when it has left already. */
  remove(at: number): void {
    const bucket = Math.floor(at / BUCKET_MS);
    const place = this.#place(bucket);
    if (bucket > this.#newest || bucket <= this.#newest - this.#buckets.length || (this.#buckets[place] ?? 0) === 0) return;
    this.#buckets[place] = (this.#buckets[place] ?? 0) - 1;
    this.#total -= 1;
  }

  count(now: number): number {
    this.#advance(now);
    return this.#total;
  }

  /** When no more than `most` of those counted now will be left. Looks through all buckets: not for the hot path. */
  fallsTo(most: number, now: number): number {
    let left = this.count(now);
    for (let bucket = this.#newest - this.#buckets.length + 1; left > most && bucket <= this.#newest; bucket += 1) {
      left -= this.#buckets[this.#place(bucket)] ?? 0;
      if (left <= most) return (bucket + 1) * BUCKET_MS + this.#spanMs;
    }
    return now;
  }

  /** Counts by the second in which they happened, oldest first, as pairs of the second's last millisecond (or now) and the count. */
  bySecond(now: number): [at: number, count: number][] {
    this.#advance(now);
    const seconds = new Map<number, number>();
    for (let bucket = this.#newest - this.#buckets.length + 1; bucket <= this.#newest; bucket += 1) {
      const count = this.#buckets[this.#place(bucket)] ?? 0;
      const second = Math.floor((bucket * BUCKET_MS) / 1_000);
      if (count > 0) seconds.set(second, (seconds.get(second) ?? 0) + count);
    }
    return [...seconds].map(([second, count]) => [Math.min(now, second * 1_000 + 999), count]);
  }

  #place(bucket: number): number {
    const length = this.#buckets.length;
    return ((bucket % length) + length) % length;
  }

  /** Empties the buckets that have left the window. */
  #advance(now: number): void {
    const bucket = Math.floor(now / BUCKET_MS);
    if (Number.isNaN(this.#newest)) this.#newest = bucket;
    const first = Math.max(this.#newest + 1, bucket - this.#buckets.length + 1);
    for (let next = first; next <= bucket; next += 1) {
      const place = this.#place(next);
      this.#total -= this.#buckets[place] ?? 0;
      this.#buckets[place] = 0;
    }
    this.#newest = Math.max(this.#newest, bucket);
  }
}
