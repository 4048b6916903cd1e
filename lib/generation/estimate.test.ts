import { expect, test } from "vitest";
import { type EstimateInput, estimateRun } from "./estimate.ts";
import type { Measured } from "./measured.ts";

const input: EstimateInput = {
  ...{ seeds: 10, rowsPerSeed: 12, rowsPerCall: 5, countedCall: 500, countedRow: 100, measured: null },
  ...{ level: null, maxConcurrency: null, demo: false },
  price: { inputPerMillion: 1, outputPerMillion: 10, source: "test", asOf: "2026-11" },
};

const measured: Measured = {
  ...{ basis: "same-runs", inputFactor: 1.1, outputPerRow: 200, callsFactor: 1.2, secondsPerCall: 2, outputPerCall: 24_000 / 36 },
  atOnce: null,
};

test("calls, tokens and cost follow from the plan", () => {
  // 3 calls a seed; 8 tokens around each answer.
  expect(estimateRun(input)).toMatchObject({ rows: 120, calls: 30, inputTokens: 15_000, outputTokens: 12_240, basis: "none" });
  expect(estimateRun(input).costUsd).toBeCloseTo(0.015 + 0.1224);
});

test("an unknown price gives an unknown cost, and a price of nothing no cost", () => {
  expect(estimateRun({ ...input, price: null })).toMatchObject({ costUsd: null, price: null });
  expect(estimateRun({ ...input, price: { inputPerMillion: 0, outputPerMillion: 0, source: "ours", asOf: "2026-11" } }).costUsd).toBe(0);
});

test("what was measured goes before what is counted: follow-ups, the endpoint's own tokens, its rows and its pace", () => {
  expect(estimateRun({ ...input, measured })).toMatchObject({ calls: 36, inputTokens: 19_800, outputTokens: 24_000, basis: "same-runs" });
  // 36 calls of 2 s, 16 at a time; 2 at a time; and at the level that was reached.
  expect(estimateRun({ ...input, measured }).seconds).toBe(5);
  expect(estimateRun({ ...input, measured, maxConcurrency: 2 }).seconds).toBe(36);
  expect(estimateRun({ ...input, measured: { ...measured, atOnce: 9 } }).seconds).toBe(8);
  expect(estimateRun({ ...input, measured: { ...measured, atOnce: 9 }, level: 36 }).seconds).toBe(2);
});

test("answers of another length take time in proportion, apart from the beginning", () => {
  // 0.6 s to begin and 1.4 s to write; twice as much takes 3.4 s.
  const short = { ...measured, outputPerCall: 12_000 / 36 };
  expect(estimateRun({ ...input, measured: short, maxConcurrency: 1 }).seconds).toBe(Math.ceil(36 * 3.4));
});
