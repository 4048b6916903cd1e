import { expect, test } from "vitest";
import { makePair } from "./content.ts";

/** Words and pairs of neighbouring words. */
function shingles(text: string): Set<string> {
  const words = text.toLowerCase().match(/\w+/g) ?? [];
  return new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)]);
}

function jaccard(one: Set<string>, other: Set<string>): number {
  let common = 0;
  for (const item of one) if (other.has(item)) common += 1;
  return common / (one.size + other.size - common);
}

const topics = [
  "Sorting with pandas",
  "Parsing with pandas",
  "a topic of as many words as anybody would write into the field for seeds in the wizard",
];

test("no two prompts of a topic are equal, and pairs of all topics are less alike than near duplicates", () => {
  const prompts = topics.flatMap((topic) => Array.from({ length: 120 }, (_, index) => makePair(topic, index, "prose").prompt));
  expect(new Set(prompts).size).toBe(prompts.length);
  const sets = prompts.map(shingles);
  let most = 0;
  for (const [index, one] of sets.entries()) for (const other of sets.slice(0, index)) most = Math.max(most, jaccard(one, other));
  expect(most).toBeLessThan(0.75);
});
