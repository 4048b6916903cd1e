import fc from "fast-check";
import { expect, test } from "vitest";
import { PACES, waitAfter, waitInWords } from "./throttle-rules.ts";

test("the first tries are free, then the wait doubles up to its limit", () => {
  const waits = Array.from({ length: 14 }, (_, index) => waitAfter(index + 1, PACES.account));
  expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
});

test("no number of failures locks anyone out for longer than the limit, and the wait never shrinks", () => {
  for (const pace of Object.values(PACES))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (failures) => {
        const wait = waitAfter(failures, pace);
        expect(wait).toBeLessThanOrEqual(pace.longest);
        expect(waitAfter(failures + 1, pace)).toBeGreaterThanOrEqual(wait);
      }),
    );
});

test("waits are said in words, rounded up", () => {
  expect([0.2, 1, 39.2, 59.5, 60, 61, 300].map(waitInWords)).toEqual([
    "1 second",
    "1 second",
    "40 seconds",
    "1 minute",
    "1 minute",
    "2 minutes",
    "5 minutes",
  ]);
});
