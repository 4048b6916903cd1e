import fc from "fast-check";
import { expect, test } from "vitest";
import { proseText, templatedText } from "../../generation/near-duplicates/planted.ts";
import { jaccard, plainTokens, shinglesOf } from "../../generation/near-duplicates/reference.ts";
import { assignSplits } from "./assign-splits.ts";
import { createNearGroups } from "./near-groups.ts";
import { createRandom } from "./random.ts";

const shares = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 99 }))
  .map(([train, rest]) => [train, Math.floor(((100 - train) * rest) / 99), 0])
  .map(([train = 1, validation = 0]) => [train / 100, validation / 100, (100 - train - validation) / 100]);

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Seeds numbered from 0, in any order among the rows. */
const seedsOf = (sizes: readonly number[]) => Int32Array.from(sizes.flatMap((size, own) => Array.from({ length: size }, () => own)));

const countOf = (split: Uint8Array, part: number, among: (row: number) => boolean) =>
  split.reduce((sum, own, row) => sum + (own === part && among(row) ? 1 : 0), 0);

test("without near copies each seed is divided to within a row, and so is the whole, nearly", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), shares, seed, (sizes, wanted, random) => {
      const seeds = seedsOf(sizes);
      const split = assignSplits({ seeds, groups: Int32Array.from(seeds.keys()) }, wanted, random);
      for (const [part, share] of wanted.entries()) {
        for (const [own, size] of sizes.entries())
          expect(Math.abs(countOf(split, part, (row) => seeds[row] === own) - size * share)).toBeLessThan(1);
        expect(Math.abs(countOf(split, part, () => true) - seeds.length * share)).toBeLessThan(2);
      }
    }),
  ));

test("near copies are in the same part whatever their seeds are, the same every time, and shares of zero stay empty", () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ seed: fc.integer({ min: 0, max: 5 }), group: fc.integer({ min: 0, max: 30 }) }), {
        minLength: 1,
        maxLength: 120,
      }),
      shares,
      seed,
      (rows, wanted, random) => {
        const number = (values: number[]) => {
          const known = [...new Set(values)];
          return Int32Array.from(values, (value) => known.indexOf(value));
        };
        const strata = { seeds: number(rows.map((row) => row.seed)), groups: number(rows.map((row) => row.group)) };
        const split = assignSplits(strata, wanted, random);
        expect(assignSplits(strata, wanted, random)).toEqual(split);
        const parts = new Map<number, number>();
        for (const [row, group] of strata.groups.entries()) {
          expect(split[row]).toBe(parts.get(group) ?? split[row]);
          parts.set(group, split[row] ?? 0);
        }
        for (const [part, share] of wanted.entries()) if (share === 0) expect(countOf(split, part, () => true)).toBe(0);
      },
    ),
  ));

test("another seed divides the rows another way", () => {
  const seeds = seedsOf([50, 50]);
  const strata = { seeds, groups: Int32Array.from(seeds.keys()) };
  expect(assignSplits(strata, [0.8, 0.1, 0.1], 1)).not.toEqual(assignSplits(strata, [0.8, 0.1, 0.1], 2));
});

test("all near copies of a text are found, chains of them too, and half-alike texts stay apart", async () => {
  const random = createRandom(5);
  const texts = Array.from({ length: 3_000 }, (_, place) => (place % 2 === 0 ? templatedText(place) : proseText(60, random)));
  const planted = texts.flatMap((text, place) => (place % 50 === 1 ? [`${text} And so on.`, `Please: ${text}`] : []));
  const all = [...texts, ...planted];
  const groups = createNearGroups({ measure: "shingles", threshold: 0.8 });
  for (const text of all) groups.add(text);
  const numbers = await groups.group();
  for (const [place] of planted.entries()) {
    const original = Math.floor(place / 2) * 50 + 1;
    expect(numbers[texts.length + place]).toBe(numbers[original]);
  }
  // What is together is alike to something in its group: at least nearly as much as asked for.
  const sets = all.map((text) => shinglesOf(plainTokens(text)));
  for (let place = 0; place < all.length; place++) {
    const others = [...numbers.keys()].filter((other) => other !== place && numbers[other] === numbers[place]);
    if (others.length === 0) continue;
    const own = sets[place] ?? new Set();
    expect(Math.max(...others.map((other) => jaccard(own, sets[other] ?? new Set())))).toBeGreaterThan(0.7);
  }
});
