import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spreadRows } from "./spread-rows.ts";

const lengths = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 300 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("rows are spread over the whole of the documents", () => {
  test("the sum is exact, and no piece is off its share by a row", () =>
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 5_000 }), (pieces, rows) => {
        const spread = spreadRows(pieces, rows);
        expect(sum(spread)).toBe(rows);
        for (const [index, own] of spread.entries()) {
          const quota = ((pieces[index] ?? 0) * rows) / sum(pieces);
          expect(Math.abs(own - quota)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    ));

  test("any stretch of pieces has its share of the rows", () =>
    fc.assert(
      fc.property(lengths, fc.nat(), fc.nat(), (pieces, seed, cut) => {
        const rows = seed % 10_000;
        const spread = spreadRows(pieces, rows);
        const end = cut % (pieces.length + 1);
        const quota = (sum(pieces.slice(0, end)) * rows) / sum(pieces);
        expect(Math.abs(sum(spread.slice(0, end)) - quota)).toBeLessThanOrEqual(1 + 1e-6);
      }),
    ));

  test("ten of a hundred equal pieces are every tenth", () => {
    const chosen = spreadRows(
      Array.from({ length: 100 }, () => 7),
      10,
    ).flatMap((own, index) => (own > 0 ? [index] : []));
    expect(chosen).toEqual([4, 14, 24, 34, 44, 54, 64, 74, 84, 94]);
  });

  test("no text, no rows", () => expect(spreadRows([], 5)).toEqual([]));
});
