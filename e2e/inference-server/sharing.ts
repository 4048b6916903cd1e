// A model server that batches (vLLM's continuous batching): it takes every request, and with more of them than it has slots
// each goes on at its share of the speed. That is processor sharing, kept here in virtual time: the work that one request has
// had done since the start. It passes as fast as the clock while there are no more requests than slots, and slower beyond.

export interface SharingClock {
  /** Milliseconds. */
  now(): number;
  /** Returns what cancels it. */
  setTimeout(run: () => void, ms: number): () => void;
}

const systemClock: SharingClock = {
  now: () => performance.now(),
  setTimeout(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

interface Waiting {
  /** The virtual time at which its work is done. */
  due: number;
  done: () => void;
}

export class SharedSlots {
  readonly #clock: SharingClock;
  #slots = Number.POSITIVE_INFINITY;
  #virtual = 0;
  #readAt = 0;
  /** By their due time, the last first. */
  #waiting: Waiting[] = [];
  #cancel: (() => void) | null = null;

  constructor(clock: SharingClock = systemClock) {
    this.#clock = clock;
  }

  /** Resolves when `work` milliseconds of an unloaded server have been done for this request. */
  work(work: number, slots: number): Promise<void> {
    this.#advance();
    this.#slots = slots;
    return new Promise((done) => {
      const entry = { due: this.#virtual + work, done };
      this.#waiting.splice(this.#placeOf(entry.due), 0, entry);
      this.#schedule();
    });
  }

  /** How fast each request goes on, from 0 to 1. */
  #speed(): number {
    return Math.min(1, this.#slots / Math.max(1, this.#waiting.length));
  }

  #advance(): void {
    const now = this.#clock.now();
    this.#virtual += (now - this.#readAt) * this.#speed();
    this.#readAt = now;
  }

  /** Before the first that is due no later. */
  #placeOf(due: number): number {
    let [low, high] = [0, this.#waiting.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#waiting[middle]?.due ?? 0) > due) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #schedule(): void {
    this.#cancel?.();
    this.#cancel = null;
    const next = this.#waiting.at(-1);
    if (!next) return;
    const delay = Math.max(0, (next.due - this.#virtual) / this.#speed());
    this.#cancel = this.#clock.setTimeout(() => this.#finish(), delay);
  }

  #finish(): void {
    this.#cancel = null;
    this.#advance();
    for (let next = this.#waiting.at(-1); next && next.due <= this.#virtual + 0.01; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      next.done();
    }
    this.#schedule();
  }
}
