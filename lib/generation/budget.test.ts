import fc from "fast-check";
import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { createCallCosts, hasRoom } from "./budget.ts";

const price = { inputPerMillion: 1, outputPerMillion: 10 };
const spender = (change: object = {}, own = 0) => ({
  state: { costUsd: 4, spendingLimit: 10, workers: 1, yieldsAtLimit: false, ...change },
  costSince: 1,
  inFlight: { size: own },
  callCosts: { expected: () => 1 },
});

test("what is spent and what is under way stay below the limit", () => {
  expect(hasRoom(spender({}, 4))).toBe(true);
  expect(hasRoom(spender({}, 5))).toBe(false);
  expect(hasRoom(spender({ costUsd: 9 }))).toBe(false);
  expect(hasRoom(spender({ spendingLimit: null }, 1_000))).toBe(true);
});

test("each worker keeps to its part of what is left, and only one may pass it by a call", () => {
  expect(hasRoom(spender({ workers: 2 }, 1))).toBe(true);
  expect(hasRoom(spender({ workers: 2 }, 2))).toBe(false);
  expect(hasRoom(spender({ workers: 2, yieldsAtLimit: true }, 0))).toBe(true);
  expect(hasRoom(spender({ workers: 2, yieldsAtLimit: true }, 1))).toBe(false);
  expect(hasRoom(spender({ workers: 6, yieldsAtLimit: true }, 0))).toBe(false);
  expect(hasRoom(spender({ workers: 6 }, 0))).toBe(true);
});

test("whatever workers have not heard of one another, together they stay below the limit, but for one call", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.nat(3), fc.constantFrom("start", "end", "commit", "look"))),
      (workers, steps) => {
        const limit = 20;
        let committed = 0;
        const all = Array.from({ length: workers }, (_, id) => ({
          state: { costUsd: 0, spendingLimit: limit, workers, yieldsAtLimit: id > 0 },
          ...{ costSince: 0, waiting: 0, inFlight: { size: 0 }, callCosts: { expected: () => 1 } },
        }));
        for (const [which, step] of steps) {
          const worker = all[which % workers];
          if (!worker) continue;
          if (step === "start" && hasRoom(worker)) worker.inFlight.size += 1;
          if (step === "end" && worker.inFlight.size > 0) {
            worker.inFlight.size -= 1;
            worker.waiting += 1;
            worker.costSince += 1;
          }
          if (step === "commit") {
            committed += worker.waiting;
            worker.waiting = 0;
          }
          if (step === "look") {
            worker.state = { ...worker.state, costUsd: committed };
            worker.costSince = worker.waiting;
          }
          const spent = committed + all.reduce((sum, one) => sum + one.waiting + one.inFlight.size, 0);
          expect(spent).toBeLessThanOrEqual(limit + 1);
        }
      },
    ),
    { numRuns: 2_000 },
  ));

test("while something is left, one call at a time goes on, whatever it is expected to cost", () => {
  const dear = { ...spender(), callCosts: { expected: () => 100 } };
  expect(hasRoom(dear)).toBe(true);
  expect(hasRoom({ ...dear, inFlight: { size: 1 } })).toBe(false);
});

test("a call is expected to cost what its words say, and then what the dearest did cost", () => {
  const config = draftFor("custom");
  const costs = createCallCosts({ config, price });
  const first = costs.expected();
  expect(first).toBeGreaterThan(0.001);
  expect(first).toBeLessThan(0.02);
  costs.ended(null);
  costs.ended(0);
  expect(costs.expected()).toBe(first);
  costs.ended(5);
  expect(costs.expected()).toBe(15);
  for (let call = 1; call < 100; call += 1) costs.ended(3);
  expect(costs.expected()).toBeCloseTo(5.1);
});

test("a model that costs nothing is never out of budget, nor is one whose price is not known counted", () => {
  const config = draftFor("custom");
  expect(createCallCosts({ config, price: { inputPerMillion: 0, outputPerMillion: 0 } }).expected()).toBe(0);
  expect(createCallCosts({ config, price: null }).expected()).toBe(0);
});
