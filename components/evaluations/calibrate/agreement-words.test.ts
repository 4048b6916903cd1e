import { expect, test } from "vitest";
import { kappaAdvice, kappaWords } from "./agreement-words.ts";

test.each([
  [null, "not to be told yet"],
  [-0.1, "less agreement than by chance"],
  [0, "slight agreement"],
  [0.4, "fair agreement"],
  [0.41, "moderate agreement"],
  [0.8, "substantial agreement"],
  [1, "almost perfect agreement"],
])("a kappa of %s is %s", (kappa, words) => {
  expect(kappaWords(kappa)).toBe(words);
  expect(kappaAdvice(kappa)).toMatch(/\.$/);
});
