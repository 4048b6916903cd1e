import { expect, test } from "vitest";
import { draftFor } from "../templates/index.ts";
import { createCallCosts, hasRoom } from "./budget.ts";
import { datasetTask } from "./task.ts";

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

test("each worker keeps to its part of what is left", () => {
  expect(hasRoom(spender({ workers: 2 }, 1))).toBe(true);
  expect(hasRoom(spender({ workers: 2 }, 2))).toBe(false);
  expect(hasRoom(spender({ workers: 6 }, 0))).toBe(true);
});

test("near the limit one worker goes on alone", () => {
  const other = { workers: 2, yieldsAtLimit: true };
  expect(hasRoom(spender({ ...other, spendingLimit: 13 }, 1))).toBe(true);
  expect(hasRoom(spender({ ...other, spendingLimit: 11 }, 1))).toBe(false);
  expect(hasRoom(spender({ ...other, spendingLimit: 11 }, 0))).toBe(false);
  expect(hasRoom(spender({ workers: 2, spendingLimit: 11 }, 1))).toBe(true);
});

test("while something is left, one call at a time goes on, whatever it is expected to cost", () => {
  const dear = { ...spender(), callCosts: { expected: () => 100 } };
  expect(hasRoom(dear)).toBe(true);
  expect(hasRoom({ ...dear, inFlight: { size: 1 } })).toBe(false);
});

test("a call is expected to cost what its words say, and then what the dearest did cost", () => {
  const task = datasetTask(draftFor("custom"), price);
  const costs = createCallCosts({ task, price });
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
  const task = datasetTask(draftFor("custom"), price);
  expect(createCallCosts({ task, price: { inputPerMillion: 0, outputPerMillion: 0 } }).expected()).toBe(0);
  expect(createCallCosts({ task, price: null }).expected()).toBe(0);
});
