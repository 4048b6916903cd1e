import { expect, test } from "vitest";
import { createNearDuplicateIndex } from "./index.ts";

test.each(["shingles", "rouge-l"] as const)("%s: the same text is found until it is removed", (measure) => {
  const index = createNearDuplicateIndex({ measure, threshold: 0.8 });
  const text = index.prepare("How do I sort a list of names in Python?");
  expect(index.find(text)).toBeNull();
  expect(index.add(text)).toBe(0);
  expect(index.find(index.prepare("how do I sort a list of names, in Python"))).toEqual({ entry: 0, similarity: 1 });
  index.remove(0);
  expect(index.find(text)).toBeNull();
  expect(index.size).toBe(0);
});
