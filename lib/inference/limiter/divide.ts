/**
 * Divides a whole number of places so that nobody gets more than wanted and nobody less than another who wants more
 * (max-min fairness). What does not divide evenly goes to the first.
 * @param total places; may be infinite
 */
export function divide(total: number, wanted: readonly number[]): number[] {
  const given = wanted.map(() => 0);
  let left = Math.max(0, total);
  let hungry = wanted.flatMap((want, index) => (want > 0 ? [index] : []));
  while (hungry.length > 0 && left >= 1) {
    const part = Math.max(1, Math.floor(left / hungry.length));
    const still: number[] = [];
    for (const index of hungry) {
      const more = Math.min(part, left, (wanted[index] ?? 0) - (given[index] ?? 0));
      given[index] = (given[index] ?? 0) + more;
      left -= more;
      if ((given[index] ?? 0) < (wanted[index] ?? 0)) still.push(index);
    }
    hungry = still;
  }
  return given;
}
