/** Into so many steps candidates are sorted. */
const STEPS = 128;

/** Entries that may be similar, each with a rank from 0 (likeliest) to 1, kept without allocating. */
export class Candidates {
  count = 0;
  readonly #entries: Int32Array;
  readonly #steps: Uint8Array;
  readonly #perStep = new Int32Array(STEPS);

  constructor(most: number) {
    this.#entries = new Int32Array(most);
    this.#steps = new Uint8Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  add(entry: number, rank: number): void {
    this.#entries[this.count] = entry;
    this.#steps[this.count] = Math.floor(rank * (STEPS - 1));
    this.count++;
  }

  entryAt(place: number): number {
    return this.#entries[place] ?? 0;
  }

  /** Keeps the likeliest, about `most` of them: candidates of the same step are kept or dropped together, the likeliest step always kept. */
  keepLikeliest(most: number): void {
    if (this.count <= most) return;
    const perStep = this.#perStep.fill(0);
    for (let place = 0; place < this.count; place++) {
      const step = this.#steps[place] ?? 0;
      perStep[step] = (perStep[step] ?? 0) + 1;
    }
    let last = 0;
    for (let sum = perStep[0] ?? 0; last + 1 < STEPS; last++) {
      sum += perStep[last + 1] ?? 0;
      if (sum > most) break;
    }
    let kept = 0;
    for (let place = 0; place < this.count && kept < most; place++)
      if ((this.#steps[place] ?? 0) <= last) this.#entries[kept++] = this.#entries[place] ?? 0;
    this.count = kept;
  }
}
