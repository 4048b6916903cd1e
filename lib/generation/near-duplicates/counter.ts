/**
 * A small hash table from 32-bit numbers to their place in the order of first addition, for up to half as many as it has
 * slots. Emptied without writing to every slot.
 */
export class Counter {
  /** How many different numbers were added. */
  size = 0;
  #round = 1;
  readonly #mask: number;
  readonly #numbers: Int32Array;
  readonly #rounds: Int32Array;
  readonly #places: Int32Array;

  constructor(slots: number) {
    this.#mask = slots - 1;
    this.#numbers = new Int32Array(slots);
    this.#rounds = new Int32Array(slots);
    this.#places = new Int32Array(slots);
  }

  clear(): void {
    this.size = 0;
    this.#round++;
  }

  /** The place of a number (0, 1, 2 …), or −1 when it was not added. */
  placeOf(number: number): number {
    for (let slot = number & this.#mask; this.#rounds[slot] === this.#round; slot = (slot + 1) & this.#mask)
      if (this.#numbers[slot] === number) return this.#places[slot] ?? -1;
    return -1;
  }

  /** Its place, and whether it is new: then the place is the former size. */
  add(number: number): number {
    let slot = number & this.#mask;
    for (; this.#rounds[slot] === this.#round; slot = (slot + 1) & this.#mask)
      if (this.#numbers[slot] === number) return this.#places[slot] ?? -1;
    this.#numbers[slot] = number;
    this.#rounds[slot] = this.#round;
    this.#places[slot] = this.size;
    return this.size++;
  }
}
