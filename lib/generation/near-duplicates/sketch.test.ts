import fc from "fast-check";
import { expect, test } from "vitest";
import { countBits, countDiffering, drawSketch, foldSketch, SHORT_WORDS, SKETCH_WORDS } from "./sketch.ts";

const numbers = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const set = fc.uniqueArray(numbers, { maxLength: 200 });

test("bits are counted", () =>
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      expect(countBits(one, other)).toBe(ones(one) + ones(other));
    }),
  ));

const ones = (number: number) => (number >>> 0).toString(2).replaceAll("0", "").length;

function sketchOf(elements: Set<number>): Int32Array {
  const sketch = new Int32Array(SKETCH_WORDS);
  drawSketch(Int32Array.from(elements), elements.size, sketch, 0);
  return sketch;
}

test("sketches never differ in more bits than the sets have elements apart", () =>
  fc.assert(
    fc.property(set, set, set, (shared, mine, yours) => {
      const [one, other] = [new Set([...shared, ...mine]), new Set([...shared, ...yours])];
      const apart = [...one].filter((element) => !other.has(element)).length + [...other].filter((element) => !one.has(element)).length;
      const [sketch, otherSketch] = [sketchOf(one), sketchOf(other)];
      expect(countDiffering(sketch, 0, otherSketch, 0)).toBeLessThanOrEqual(apart);
      let folded = 0;
      for (let word = 0; word < SHORT_WORDS; word++) folded += ones(foldSketch(sketch, word) ^ foldSketch(otherSketch, word));
      expect(folded).toBeLessThanOrEqual(apart);
    }),
  ));
