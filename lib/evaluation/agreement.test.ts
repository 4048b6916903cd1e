import fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf, quadraticKappa, type RatedRow, shareWithin, spearman, tableOf } from "./agreement.ts";

const pairs = (...scores: [person: number, judge: number][]): RatedRow[] =>
  scores.map(([person, judge]) => ({ person: [person], judge: [judge] }));

test("kappa by hand", () => {
  // Disagreement (i − j)²: 0, 1, 0, 4; observed 5/4. By chance, each person's score meets each judge's:
  // person 1 2 3 5, judge 1 3 3 3: (0+4+4+4) + (1+1+1+1) + (4+0+0+0) + (16+4+4+4) = 48, over 16 = 3. κ = 1 − 1.25 / 3.
  const table = tableOf(pairs([1, 1], [2, 3], [3, 3], [5, 3]));
  expect(quadraticKappa(table)).toBeCloseTo(1 - 1.25 / 3, 12);
  expect(shareWithin(table, 0)).toBe(0.5);
  expect(shareWithin(table, 1)).toBe(0.75);
});

test("kappa is zero where the totals leave it to chance, and minus one where they are turned round", () => {
  expect(quadraticKappa(tableOf(pairs([1, 1], [1, 5], [5, 1], [5, 5])))).toBeCloseTo(0, 12);
  expect(quadraticKappa(tableOf(pairs([1, 5], [5, 1])))).toBeCloseTo(-1, 12);
  expect(quadraticKappa(tableOf(pairs([4, 4], [4, 4])))).toBeNull();
});

test("Spearman by hand: ties have their mean rank", () => {
  // Ranks of the person 1, 2.5, 2.5, 4; of the judge 1.5, 1.5, 3, 4. Deviations: −1.5, 0, 0, 1.5 and −1, −1, 0.5, 1.5.
  const table = tableOf(pairs([1, 2], [2, 2], [2, 3], [5, 4]));
  expect(spearman(table)).toBeCloseTo((1.5 + 2.25) / Math.sqrt(4.5 * 4.5), 12);
  expect(spearman(tableOf(pairs([3, 1], [3, 5])))).toBeNull();
});

const score = fc.integer({ min: 1, max: 5 });
const rated = fc.array(fc.record({ person: fc.tuple(score, score), judge: fc.tuple(score, score) }), { minLength: 1, maxLength: 25 });
const swap = (rows: readonly RatedRow[]) => rows.map(({ person, judge }) => ({ person: judge, judge: person }));

test("who is called the judge does not matter; nobody agrees more than wholly", () => {
  fc.assert(
    fc.property(rated, (rows) => {
      const [table, other] = [tableOf(rows), tableOf(swap(rows))];
      const [kappa, rank] = [quadraticKappa(table), spearman(table)];
      expect(quadraticKappa(other) ?? 2).toBeCloseTo(kappa ?? 2, 12);
      expect(spearman(other) ?? 2).toBeCloseTo(rank ?? 2, 9);
      for (const value of [kappa ?? 0, rank ?? 0]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(shareWithin(table, 0) ?? 0).toBeLessThanOrEqual(shareWithin(table, 1) ?? 0);
    }),
  );
});

test("raters who agree everywhere have kappa one, whatever the scores", () => {
  fc.assert(
    fc.property(rated, (rows) => {
      const same = rows.map(({ person }) => ({ person, judge: person }));
      const table = tableOf(same);
      const isVaried = new Set(same.flatMap(({ person }) => person)).size > 1;
      expect(quadraticKappa(table)).toBe(isVaried ? 1 : null);
      if (isVaried) expect(spearman(table)).toBeCloseTo(1, 9);
      expect(shareWithin(table, 0)).toBe(1);
    }),
  );
});

test("an interval holds its number, is the same each time, and narrows with more rows", () => {
  const some = pairs([5, 4], [4, 4], [2, 3], [1, 1], [3, 5], [4, 4], [5, 5], [2, 1], [3, 3], [1, 2]);
  const few = agreementOf(some);
  expect(agreementOf(some)).toEqual(few);
  const width = ({ low, high }: { low: number | null; high: number | null }) => (high ?? 0) - (low ?? 0);
  const many = agreementOf(Array.from({ length: 10 }, () => some).flat());
  for (const name of ["exact", "withinOne", "spearman", "kappa"] as const) {
    const { value, low, high } = few[name];
    expect(low ?? 9).toBeLessThanOrEqual(value ?? -9);
    expect(high ?? -9).toBeGreaterThanOrEqual(value ?? 9);
    expect(many[name].value).toBeCloseTo(value ?? 0, 9);
    expect(width(many[name])).toBeLessThan(width(few[name]));
  }
  expect(few).toMatchObject({ rows: 10, scores: 10, exact: { value: 0.5 } });
});

test("nothing rated is no agreement, and one row has no interval", () => {
  const none = { value: null, low: null, high: null };
  expect(agreementOf([])).toEqual({ rows: 0, scores: 0, exact: none, withinOne: none, spearman: none, kappa: none });
  expect(agreementOf(pairs([4, 4])).exact).toEqual({ value: 1, low: null, high: null });
});
