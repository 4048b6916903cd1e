import fc from "fast-check";
import { expect, test } from "vitest";
import type { Measure } from "./measure.ts";
import { jaccard, rougeL, shinglesOf } from "./reference.ts";
import { createRougeL } from "./rouge-l.ts";
import { createShingles } from "./shingles.ts";
import { finish } from "./tokens.ts";

const REFERENCES = {
  shingles: (one: Int32Array, other: Int32Array) => jaccard(shinglesOf([...one].map(String)), shinglesOf([...other].map(String))),
  "rouge-l": (one: Int32Array, other: Int32Array) => rougeL([...one], [...other]),
};

// Few different words, so that they repeat and texts share many.
const words = fc.integer({ min: 1, max: 25 }).map(finish);
const text = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 12 }),
  fc.array(words, { minLength: 25, maxLength: 130 }),
  fc.array(words, { minLength: 512, maxLength: 512 }),
);
const tokens = text.map((list) => Int32Array.from(list));

const elementsOf = (measure: Measure, of: Int32Array) => {
  const out = new Int32Array(measure.maxElements);
  return [...out.subarray(0, measure.listElements(of, of.length, out))];
};

function similarity(measure: Measure, one: Int32Array, other: Int32Array, atLeast = 0): number {
  measure.load(Int32Array.of(9, ...one), 1, one.length, elementsOf(measure, one).length);
  // Among other texts in a pool.
  const pool = Int32Array.of(7, 7, 7, ...other, 7, 7);
  return measure.compare(pool, 3, other.length, elementsOf(measure, other).length, atLeast);
}

for (const [name, measure] of Object.entries({ shingles: createShingles(), "rouge-l": createRougeL() })) {
  const reference = name === "shingles" ? REFERENCES.shingles : REFERENCES["rouge-l"];

  test(`${name} is what its definition says`, () =>
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        expect(similarity(measure, one, other)).toBeCloseTo(reference(one, other), 12);
      }),
    ));

  test(`${name} may stop early only below the similarity asked for`, () =>
    fc.assert(
      fc.property(tokens, tokens, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, atLeast) => {
        const exact = reference(one, other);
        const found = similarity(measure, one, other, atLeast);
        if (exact >= atLeast) expect(found).toBeCloseTo(exact, 12);
        else expect(found).toBeLessThan(atLeast);
      }),
    ));

  test(`${name}: the elements are a set, at least as similar as promised`, () =>
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const [ours, theirs] = [elementsOf(measure, one), elementsOf(measure, other)];
        expect(new Set(ours).size).toBe(ours.length);
        expect(jaccard(new Set(ours), new Set(theirs))).toBeGreaterThanOrEqual(measure.jaccard(reference(one, other)) - 1e-9);
      }),
    ));
}

test.each([
  // One word changed in the middle of so many different ones.
  { words: 13, near: false },
  { words: 14, near: true },
])("one of $words words changed: a near duplicate at 0.8 is $near", ({ words: count, near }) => {
  const one = Int32Array.from({ length: count }, (_, at) => at + 1);
  const other = one.with(5, 99);
  expect(similarity(createShingles(), one, other) >= 0.8).toBe(near);
});
