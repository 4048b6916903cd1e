/**
 * How many rows of each seed go to each part: of n rows and a share p, the whole number below or above n·p, so each seed is
 * right to within a row; and so is the whole, nearly, for what one seed has too much of a part the next ones have less of.
 * Which seeds come first does not matter to their own shares.
 *
 * @param sizes rows of each seed
 * @param shares of each part; they make 1 together
 * @returns seed after seed, the rows of each part: `sizes.length * shares.length` numbers
 */
export function planQuotas(sizes: Int32Array, shares: readonly number[]): Int32Array {
  const parts = shares.length;
  const quotas = new Int32Array(sizes.length * parts);
  // What each part should have by now, less what it has.
  const owed = shares.map(() => 0);
  for (let seed = 0; seed < sizes.length; seed++) {
    const size = sizes[seed] ?? 0;
    let left = size;
    const exact = shares.map((share) => size * share);
    for (let part = 0; part < parts; part++) {
      const whole = Math.floor((exact[part] ?? 0) + ROUNDING);
      quotas[seed * parts + part] = whole;
      owed[part] = (owed[part] ?? 0) + (exact[part] ?? 0) - whole;
      left -= whole;
    }
    // At most one more for each part that is due a fraction, first where most is owed.
    const due = [...shares.keys()]
      .filter((part) => (exact[part] ?? 0) - Math.floor((exact[part] ?? 0) + ROUNDING) > ROUNDING)
      .toSorted((one, other) => (owed[other] ?? 0) - (owed[one] ?? 0));
    for (const part of due.slice(0, left)) {
      quotas[seed * parts + part] = (quotas[seed * parts + part] ?? 0) + 1;
      owed[part] = (owed[part] ?? 0) - 1;
    }
  }
  return quotas;
}

/** 0.8 · 10 is not quite 8 to a computer. */
const ROUNDING = 1e-9;
