import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../e2e/inference-server/random.ts";
import { createNearDuplicateIndex, type PreparedText } from "./index.ts";
import { proseText } from "./planted.ts";
import { jaccard, plainTokens, rougeL, shinglesOf } from "./reference.ts";

const MEASURES = ["shingles", "rouge-l"] as const;
const measure = fc.constantFrom(...MEASURES);
const threshold = fc.constantFrom(0.7, 0.8, 0.9);
const settings = fc.record({ measure, threshold });

test.each(MEASURES)("%s: a text is found until it is removed", (name) => {
  const index = createNearDuplicateIndex({ measure: name, threshold: 0.8 });
  const text = index.prepare("How do I sort a list of names in Python?");
  expect(index.find(text)).toBeNull();
  expect(index.add(text)).toBe(0);
  expect(index.find(index.prepare("how do I sort a list of names, in Python"))).toEqual({ entry: 0, similarity: 1 });
  index.remove(0);
  expect(index.find(text)).toBeNull();
  expect(index.size).toBe(0);
});

test.each([
  // By shingles, a short question with another key word stays.
  ["What is a list in Python?", "What is a tuple in Python?", false],
  [
    "Explain in simple words how a database index makes a query faster, and what it costs when rows are written.",
    "Explain in plain words how a database index makes a query faster, and what it costs when rows are written.",
    true,
  ],
  ["What does a + b do in this shell script?", "What does a | b do in this shell script?", false],
  ["请解释城市交通系统的主要优点并举一个例子说明原因。", "请解释城市交通系统的主要优点，并举一个例子说明原因！", true],
  ["请解释城市交通系统的优点。", "请解释图书馆系统的优点。", false],
])("%j and %j: near duplicates at 0.8 is %j", (one, other, near) => {
  const index = createNearDuplicateIndex({ measure: "shingles", threshold: 0.8 });
  index.add(index.prepare(one));
  expect(index.find(index.prepare(other)) !== null).toBe(near);
});

const word = fc.constantFrom(..."alpha beta gamma delta epsilon zeta eta theta iota kappa".split(" "));
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme" }),
);

test("what is found is live, as similar as said, and the most similar when it has the same words", () =>
  fc.assert(
    fc.property(settings, fc.array(fc.record({ text, removed: fc.boolean() }), { maxLength: 30 }), text, (which, others, searched) => {
      const index = createNearDuplicateIndex(which);
      const numbers = others.map((other) => index.add(index.prepare(other.text)));
      expect(numbers).toEqual([...others.keys()]);
      for (const [entry, other] of others.entries()) if (other.removed) index.remove(entry);
      expect(index.size).toBe(others.filter((other) => !other.removed).length);
      const found = index.find(index.prepare(searched));
      if (found) {
        expect(others[found.entry]?.removed).toBe(false);
        expect(found.similarity).toBeGreaterThanOrEqual(which.threshold);
        expect(found.similarity).toBeLessThanOrEqual(1);
      }
      // The same text always is a candidate, and nothing is more similar.
      if (others.some((other) => !other.removed && other.text === searched)) expect(found?.similarity).toBe(1);
    }),
  ));

test("plain words: the similarity is that of the entry, and none above the threshold that has equal keys is passed over", () =>
  fc.assert(
    fc.property(settings, fc.array(text, { minLength: 1, maxLength: 30 }), text, (which, others, searched) => {
      const plain = others.map((other) => plainTokens(other).join(" ") || "x");
      const own = plainTokens(plainTokens(searched).join(" ") || "x");
      const similarity = (other: string) =>
        which.measure === "shingles" ? jaccard(shinglesOf(own), shinglesOf(plainTokens(other))) : rougeL(own, plainTokens(other));
      const index = createNearDuplicateIndex(which);
      for (const other of plain) index.add(index.prepare(other));
      const prepared = index.prepare(own.join(" "));
      const found = index.find(prepared);
      if (found) expect(found.similarity).toBeCloseTo(similarity(plain[found.entry] ?? ""), 12);
      const candidates = plain.filter((other) => {
        const { words, keys, tokens } = index.prepare(other);
        // The keys stand before the tokens.
        return words.subarray(keys, tokens).some((key, band) => key === prepared.words[prepared.keys + band]);
      });
      const best = Math.max(0, ...candidates.map(similarity));
      if (best >= which.threshold) expect(found?.similarity).toBeCloseTo(best, 12);
      else expect(found).toBeNull();
    }),
    { numRuns: 300 },
  ));

test("removing twice, or what never was, changes nothing; numbers are not used again", () => {
  const index = createNearDuplicateIndex({ measure: "shingles", threshold: 0.9 });
  index.add(index.prepare("one"));
  index.add(index.prepare("two"));
  index.remove(0);
  index.remove(0);
  index.remove(7);
  index.remove(-1);
  expect(index.size).toBe(1);
  expect(index.add(index.prepare("one"))).toBe(2);
  expect(index.find(index.prepare("one"))).toEqual({ entry: 2, similarity: 1 });
});

test("a prepared text is good for every index of the same settings, and stays as it is", () => {
  const which = { measure: "rouge-l", threshold: 0.7 } as const;
  const [one, other] = [createNearDuplicateIndex(which), createNearDuplicateIndex(which)];
  const prepared: PreparedText = one.prepare("A text of some words");
  one.add(one.prepare("Another one meanwhile"));
  other.add(prepared);
  expect(other.find(prepared)).toEqual({ entry: 0, similarity: 1 });
});

test.each(MEASURES)("%s: near copies are found among thousands of texts that begin alike", (name) => {
  const random = createRandom(9);
  const beginning = proseText(40, random);
  const index = createNearDuplicateIndex({ measure: name, threshold: 0.9 });
  const endings = Array.from({ length: 6_000 }, () => proseText(25, random));
  for (const ending of endings) index.add(index.prepare(`${beginning} ${ending}`));
  const copies = Array.from({ length: 100 }, (_, at) => at * 60);
  const found = copies.filter((at) => index.find(index.prepare(`${beginning} Again: ${endings[at]}`))?.entry === at);
  expect(found.length).toBeGreaterThanOrEqual(95);
});
