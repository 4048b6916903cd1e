import { expect, test } from "vitest";
import { choose, WORD_COUNT, wordAt } from "./code-words.ts";

const read = (n: number, salt: number) => Array.from({ length: 17 }, (_, position) => wordAt(n, salt)(position));

test.each([0, 1, 16, 4_912, 123_456_789, 4_294_967_295])("with salt %i all words are different", (salt) => {
  const words = new Set(Array.from({ length: WORD_COUNT }, (_, n) => read(n, salt).join()));
  expect(words.size).toBe(WORD_COUNT);
});

test("two words agree in two places at most", () => {
  const words = Array.from({ length: 400 }, (_, n) => read(n * 7, 99));
  for (const [place, left] of words.entries())
    for (const right of words.slice(place + 1)) expect(left.filter((value, position) => value === right[position]).length).toBeLessThan(3);
});

test("a long list is used to its end", () => {
  const items = Array.from({ length: 60 }, (_, place) => place);
  const chosen = new Set(Array.from({ length: WORD_COUNT }, (_, n) => choose(items, wordAt(n, 5), 0)));
  expect(chosen.size).toBe(60);
});
