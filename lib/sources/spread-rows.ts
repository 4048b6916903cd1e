/**
 * Spreads rows over pieces of text by their lengths: the sum is exact. With at least as many rows as pieces, each has its
 * share, and what rounding leaves goes to the largest remainders (Hamilton's method). With fewer, the rows stand at even
 * distances on the whole length, and a piece has those that fall on it.
 * @param lengths of the pieces, in any unit; not negative
 * @param rows how many to spread; a whole number
 * @returns rows of each piece; all zero where there is no length
 */
export function spreadRows(lengths: readonly number[], rows: number): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total === 0) return lengths.map(() => 0);
  return rows < lengths.length ? spaceEvenly(lengths, rows, total) : shareOut(lengths, rows, total);
}

function shareOut(lengths: readonly number[], rows: number, total: number): number[] {
  const quotas = lengths.map((length) => (length * rows) / total);
  const shares = quotas.map(Math.floor);
  const left = rows - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** The nth row stands in the middle of the nth of as many equal parts. */
function spaceEvenly(lengths: readonly number[], rows: number, total: number): number[] {
  let end = 0;
  let next = 0;
  return lengths.map((length, index) => {
    end += length;
    const before = next;
    const isLast = index === lengths.length - 1;
    while (next < rows && (isLast || ((next + 0.5) * total) / rows < end)) next += 1;
    return next - before;
  });
}
