/** Sets of the numbers below `count`, at first each alone (union–find, by size, with path halving). */
export class DisjointSets {
  /** Of a set's root the negative size of the set; of others, another of the same set. */
  readonly #parents: Int32Array;

  constructor(count: number) {
    this.#parents = new Int32Array(count).fill(-1);
  }

  areOne(one: number, other: number): boolean {
    return this.#rootOf(one) === this.#rootOf(other);
  }

  join(one: number, other: number): void {
    let [larger, smaller] = [this.#rootOf(one), this.#rootOf(other)];
    if (larger === smaller) return;
    if (this.#at(larger) > this.#at(smaller)) [larger, smaller] = [smaller, larger];
    this.#parents[larger] = this.#at(larger) + this.#at(smaller);
    this.#parents[smaller] = larger;
  }

  /** The set of each, numbered from 0 in the order of their first members. */
  number(): Int32Array {
    const count = this.#parents.length;
    const numbers = new Int32Array(count);
    const ofRoot = new Int32Array(count).fill(-1);
    let next = 0;
    for (let each = 0; each < count; each++) {
      const root = this.#rootOf(each);
      if ((ofRoot[root] ?? -1) < 0) ofRoot[root] = next++;
      numbers[each] = ofRoot[root] ?? 0;
    }
    return numbers;
  }

  #at(place: number): number {
    return this.#parents[place] ?? -1;
  }

  #rootOf(one: number): number {
    let root = one;
    for (let parent = this.#at(root); parent >= 0; parent = this.#at(root)) {
      const above = this.#at(parent);
      if (above >= 0) this.#parents[root] = above;
      root = parent;
    }
    return root;
  }
}
