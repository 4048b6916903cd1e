import { expect, test } from "vitest";
import { Candidates } from "./candidates.ts";

const list = (candidates: Candidates) => Array.from({ length: candidates.count }, (_, place) => candidates.entryAt(place));

test("the likeliest are kept", () => {
  const candidates = new Candidates(100);
  for (let entry = 0; entry < 100; entry++) candidates.add(entry, ((entry * 37) % 100) / 100);
  candidates.keepLikeliest(10);
  const kept = list(candidates);
  expect(kept).toHaveLength(10);
  for (const entry of kept) expect((entry * 37) % 100).toBeLessThan(11);
});

test("few are all kept, and of equals those added first", () => {
  const candidates = new Candidates(100);
  for (let entry = 0; entry < 5; entry++) candidates.add(entry, 1);
  candidates.keepLikeliest(10);
  expect(list(candidates)).toEqual([0, 1, 2, 3, 4]);
  for (let entry = 5; entry < 50; entry++) candidates.add(entry, 1);
  candidates.keepLikeliest(10);
  expect(list(candidates)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  candidates.clear();
  expect(candidates.count).toBe(0);
});
