/**
 * Spreads rows over pieces of text by their lengths: the rows stand at even distances on the whole length, and a piece has
 * those that fall on it. So the sum is exact, no piece is off its share by a row, and neither is any stretch of pieces (with
 * largest remainders a whole document could be, for pieces of one length round the same way). With fewer rows than pieces,
 * those that have one are spaced evenly.
 * @param lengths of the pieces, in any unit; not negative
 * @param rows how many to spread; a whole number
 * @returns rows of each piece; all zero where there is no length
 */
export function spreadRows(lengths: readonly number[], rows: number): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total === 0) return lengths.map(() => 0);
  let end = 0;
  let before = 0;
  return lengths.map((length) => {
    end += length;
    // The nth row stands in the middle of the nth of as many equal parts.
    const upToHere = Math.round((end * rows) / total);
    const own = upToHere - before;
    before = upToHere;
    return own;
  });
}
