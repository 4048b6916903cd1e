/** A list of numbers that grows without being copied. */
export class NumberList {
  count = 0;
  readonly #chunks: Float64Array[] = [];

  add(number: number): void {
    if (this.count % CHUNK === 0) this.#chunks.push(new Float64Array(CHUNK));
    const chunk = this.#chunks.at(-1);
    if (chunk) chunk[this.count % CHUNK] = number;
    this.count++;
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.count);
    for (const [place, chunk] of this.#chunks.entries())
      all.set(chunk.subarray(0, Math.min(CHUNK, this.count - place * CHUNK)), place * CHUNK);
    return all;
  }
}

const CHUNK = 1 << 14;
