/** What the requests that are in the server at once say about load. Times in milliseconds. */
export interface LoadStats {
  /** Since 1970; null before the first request. */
  firstRequestAt: number | null;
  lastLeftAt: number | null;
  inFlight: number;
  maxInFlight: number;
  /** Over the time from the first request to the last that has left. */
  meanInFlight: number;
  /** Of requests that got an answer of use, from request read to answer made. */
  meanLatencyMs: number;
  maxLatencyMs: number;
  /** Requests by their header `x-client-request-id`: how many different ones, and how many came again. */
  calls: { distinct: number; repeated: number };
}

/** Measures the load on the server, at a cost of a few additions a request. */
export class LoadMeter {
  readonly #clock: () => number;
  #inFlight = 0;
  #max = 0;
  #first: number | null = null;
  #last: number | null = null;
  /** Requests × milliseconds. */
  #area = 0;
  #changedAt = 0;
  /** The area when the last request had left. */
  #areaAtLast = 0;
  #latencySum = 0;
  #latencyMax = 0;
  #answers = 0;
  #seen = new Set<string>();
  #repeated = 0;

  /** @param clock milliseconds since 1970 */
  constructor(clock: () => number = () => performance.timeOrigin + performance.now()) {
    this.#clock = clock;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** A request has come; returns when. */
  enter(callId?: string): number {
    const now = this.#change(1);
    this.#first ??= now;
    if (this.#inFlight > this.#max) this.#max = this.#inFlight;
    if (callId === undefined) return now;
    if (this.#seen.has(callId)) this.#repeated += 1;
    else this.#seen.add(callId);
    return now;
  }

  leave(): void {
    this.#last = this.#change(-1);
    this.#areaAtLast = this.#area;
  }

  /** A request that came at `enteredAt` has its answer. */
  answered(enteredAt: number): void {
    const latency = this.#clock() - enteredAt;
    this.#answers += 1;
    this.#latencySum += latency;
    if (latency > this.#latencyMax) this.#latencyMax = latency;
  }

  /** Starts anew; requests in flight stay counted. */
  reset(): void {
    this.#change(0);
    this.#max = this.#inFlight;
    this.#first = null;
    this.#last = null;
    this.#area = 0;
    this.#areaAtLast = 0;
    this.#latencySum = 0;
    this.#latencyMax = 0;
    this.#answers = 0;
    this.#seen = new Set();
    this.#repeated = 0;
  }

  stats(): LoadStats {
    const duration = (this.#last ?? 0) - (this.#first ?? 0);
    return {
      firstRequestAt: this.#first,
      lastLeftAt: this.#last,
      inFlight: this.#inFlight,
      maxInFlight: this.#max,
      meanInFlight: duration > 0 ? this.#areaAtLast / duration : 0,
      meanLatencyMs: this.#answers > 0 ? this.#latencySum / this.#answers : 0,
      maxLatencyMs: this.#latencyMax,
      calls: { distinct: this.#seen.size, repeated: this.#repeated },
    };
  }

  #change(by: number): number {
    const now = this.#clock();
    if (this.#first !== null) this.#area += this.#inFlight * (now - this.#changedAt);
    this.#changedAt = now;
    this.#inFlight += by;
    return now;
  }
}
