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

  /** Keeps the likeliest `most` of them; among those of the same step, the ones added first. */
  keepLikeliest(most: number): void {
    if (this.count <= most) return;
    const perStep = this.#perStep.fill(0);
    for (let place = 0; place < this.count; place++) {
      const step = this.#steps[place] ?? 0;
      perStep[step] = (perStep[step] ?? 0) + 1;
    }
    // All of the steps before the last one kept, and of that as many as there is room for.
    let last = 0;
    let room = most;
    while ((perStep[last] ?? 0) <= room) room -= perStep[last++] ?? 0;
    let kept = 0;
    for (let place = 0; place < this.count; place++) {
      const step = this.#steps[place] ?? 0;
      if (step < last || (step === last && room-- > 0)) this.#entries[kept++] = this.#entries[place] ?? 0;
    }
    this.count = kept;
  }
}
