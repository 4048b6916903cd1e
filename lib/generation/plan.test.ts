import fc from "fast-check";
import { expect, test } from "vitest";
import { callsPerSeed, planCalls, splitRows } from "./plan.ts";

test("every seed gets exactly its rows, in calls of at most k, numbered from 0, in turns", () => {
  const size = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(size, ([seeds, rows, perCall]) => {
      const calls = planCalls(seeds, rows, perCall);
      expect(calls).toHaveLength(seeds * callsPerSeed(rows, perCall));
      for (let seed = 0; seed < seeds; seed += 1) {
        const own = calls.filter((call) => call.seed === seed);
        expect(own.reduce((sum, call) => sum + call.count, 0)).toBe(rows);
        expect(own.map((call) => call.batch)).toEqual(own.map((_, index) => index));
        expect(own.slice(0, -1).every((call) => call.count === perCall)).toBe(true);
      }
      // All seeds have had a call before any has its second.
      expect(calls.slice(0, seeds).map((call) => call.seed)).toEqual(Array.from({ length: seeds }, (_, seed) => seed));
      expect(calls.every((call) => call.count >= 1 && call.count <= perCall)).toBe(true);
    }),
  );
});

test("a rest becomes a smaller call", () => {
  expect(splitRows(12, 5)).toEqual([5, 5, 2]);
  expect(splitRows(10, 5)).toEqual([5, 5]);
  expect(splitRows(0, 5)).toEqual([]);
});
