import { expect, test } from "vitest";
import { createRandom } from "../../../e2e/inference-server/random.ts";
import { createNearDuplicateIndex } from "./index.ts";
import { anyText, editText } from "./planted.ts";
import { jaccard, plainTokens, rougeL, shinglesOf } from "./reference.ts";

const random = createRandom(3);
const texts = Array.from({ length: 700 }, () => anyText(random));
// Copies with up to as many edits as a quarter of a short text's words, and texts of no relation.
const copies = Array.from({ length: 500 }, (_, at) =>
  at % 10 === 0
    ? anyText(random)
    : editText(texts[at] ?? "", Math.floor(random() ** 2 * (plainTokens(texts[at] ?? "").length / 3 + 1)), random),
);

const tokens = texts.map(plainTokens);
const shingles = tokens.map(shinglesOf);
const similarities = {
  shingles: (copy: string) => {
    const own = shinglesOf(plainTokens(copy));
    return shingles.map((other) => jaccard(own, other));
  },
  "rouge-l": (copy: string) => {
    const own = plainTokens(copy);
    return tokens.map((other) => {
      // No common subsequence is longer than the shorter text.
      const most = (2 * Math.min(own.length, other.length)) / (own.length + other.length);
      return most < 0.7 ? 0 : rougeL(own, other);
    });
  },
};

for (const measure of ["shingles", "rouge-l"] as const) {
  const truth = copies.map(similarities[measure]);
  const highest = truth.map((row) => Math.max(...row));
  test.each([0.7, 0.8, 0.9])(`near copies by ${measure} at %d, against comparing with every text`, (threshold) => {
    const index = createNearDuplicateIndex({ measure, threshold });
    for (const text of texts) index.add(index.prepare(text));
    const found = copies.map((copy) => index.find(index.prepare(copy)));
    const planted = highest.filter((similarity) => similarity >= threshold).length;
    const right = found.filter((one, at) => one !== null && (truth[at]?.[one.entry] ?? 0) >= threshold).length;
    const best = found.filter((one, at) => one !== null && Math.abs(one.similarity - (highest[at] ?? 0)) < 1e-9).length;
    expect(planted).toBeGreaterThan(100);
    expect(right / planted).toBeGreaterThanOrEqual(0.97);
    expect(right / found.filter((one) => one !== null).length).toBeGreaterThanOrEqual(0.98);
    expect(best / planted).toBeGreaterThanOrEqual(0.97);
  });
}
