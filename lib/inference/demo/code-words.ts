import { createHash } from "node:crypto";

// The demo model picks the parts of its n-th text (task, opening, style, …) by a Reed–Solomon code over the integers
// modulo 17: the word's three digits are the coefficients of a polynomial, and its value at x chooses part x. Two
// different polynomials of degree two agree in two places at most, so two texts never share more than two parts, and
// are not near-copies of each other.

const BASE = 17;

/** How many words there are. */
export const WORD_COUNT = BASE ** 3;
/** Chooses the alternative, 0 to 16, of the part at a position, 0 to 16. */
export type Word = (position: number) => number;

/** The n-th word in an order that depends on the salt; n from 0 to WORD_COUNT - 1 gives each word once. */
export function wordAt(n: number, salt: number): Word {
  const step = (salt % (WORD_COUNT - 1)) + 1;
  const stride = step % BASE === 0 ? step + 1 : step;
  const code = (n * stride + (salt >>> 8)) % WORD_COUNT;
  const [a, b, c] = [code % BASE, Math.floor(code / BASE) % BASE, Math.floor(code / BASE ** 2)];
  return (position) => (a + b * position + c * position ** 2) % BASE;
}

/** The alternative that a word chooses at a position, 0 to 16. A list shorter than 17 is used again from its start. */
export function choose<Item>(items: readonly Item[], word: Word, position: number): Item {
  // A longer list needs a second digit.
  const place = items.length > BASE ? word(position) + BASE * word(BASE - 1 - position) : word(position);
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError("A list of alternatives is empty.");
  return item;
}

/** A number from 0 to 2³² - 1 that depends on all parts and their order. */
export function hash(...parts: (string | number)[]): number {
  return createHash("sha256").update(JSON.stringify(parts)).digest().readUInt32BE();
}
