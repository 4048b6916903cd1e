import fc from "fast-check";
import { expect, test } from "vitest";
import { BUCKETS, forEachGram, gramsToAsk } from "./grams.ts";

const gramsOf = (text: string) => {
  const grams = new Set<number>();
  forEachGram(text, (bucket) => grams.add(bucket));
  return grams;
};

test("a text has all groups of each of its parts, however large or small their letters", () => {
  const text = fc.string({ unit: fc.constantFrom(..."abcÀéİıßΣςσκЖж日本語😀 \n%_"), maxLength: 30 });
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (before, part, after, upper) => {
      const whole = gramsOf(before + part + after);
      // Letters that become two when they are enlarged are others to the database too.
      const asked = upper && part.toUpperCase().length === part.length ? part.toUpperCase() : part;
      const missing = gramsToAsk(asked).filter((gram) => !whole.has(gram));
      if (!/[ıİ]/.test(part)) expect(missing).toEqual([]);
      expect([...whole].every((gram) => gram >= 0 && gram < BUCKETS)).toBe(true);
    }),
  );
});

test("two characters of a script without letters are enough to look for, two letters are not", () => {
  expect(gramsToAsk("日本")).toHaveLength(1);
  expect(gramsToAsk("ab")).toEqual([]);
});
