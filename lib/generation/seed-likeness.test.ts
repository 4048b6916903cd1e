import { describe, expect, test } from "vitest";
import { seedLikeness, seedWords, UnlikeSeeds } from "./seed-likeness.ts";

describe("alike", () => {
  test.each([
    ["Returns", "returns "],
    ["Refunds after a cancelled booking", "A refund after cancelled bookings"],
    ["Lists in Python", "Python lists"],
    ["Damaged items", "Damaged or missing items"],
    ["退货政策", "退货的政策"],
    ["Mietrecht: Kündigung", "kündigung mietrecht"],
  ])("%s ~ %s", (left, right) => expect(new UnlikeSeeds([left]).isKnown(right)).toBe(true));
});

describe("unlike", () => {
  test.each([
    ["Counts by country", "Counts by city"],
    ["Topic 1", "Topic 2"],
    ["Refunds", "Refunds and exchanges abroad"],
    ["Payment problems", "Login problems"],
    ["退货政策", "送货时间"],
  ])("%s ≁ %s", (left, right) => expect(new UnlikeSeeds([left]).isKnown(right)).toBe(false));
});

test("what is taken counts from then on; empty and too long texts are not taken", () => {
  const unlike = new UnlikeSeeds(["Files"]);
  expect(["Lists", " lists ", "Files", "", "x".repeat(600), "Dates"].filter((text) => unlike.take(text))).toEqual(["Lists", "Dates"]);
});

test("words without little ones and plurals; a seed of little words keeps them", () => {
  expect([...seedWords("The queries of the buses in class")]).toEqual(["query", "buse", "class"]);
  expect([...seedWords("To be or not to be")].length).toBeGreaterThan(1);
  expect([...seedWords("of the")]).toEqual(["of", "the"]);
  expect(seedLikeness(new Set(), new Set())).toBe(0);
});
