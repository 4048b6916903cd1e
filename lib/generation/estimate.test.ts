import { expect, test } from "vitest";
import { estimateRun } from "./estimate.ts";

const input = {
  ...{
    seeds: 10,
    rowsPerSeed: 12,
    rowsPerCall: 5,
    promptTokens: 500,
    exampleTokens: 100,
    measured: null,
    maxConcurrency: null,
    demo: false,
  },
  price: { inputPerMillion: 1, outputPerMillion: 10 },
};

test("calls, tokens and cost follow from the plan", () => {
  // 3 calls a seed; 8 tokens around each answer.
  expect(estimateRun(input)).toMatchObject({ rows: 120, calls: 30, inputTokens: 15_000, outputTokens: 12_240, measured: false });
  expect(estimateRun(input).costUsd).toBeCloseTo(0.015 + 0.1224);
});

test("an unknown price gives an unknown cost", () => expect(estimateRun({ ...input, price: null }).costUsd).toBeNull());

test("what was measured goes before what the examples say", () => {
  const measured = { tokensPerRow: 200, latencyMs: 2_000 };
  expect(estimateRun({ ...input, measured })).toMatchObject({ outputTokens: 24_000, seconds: 4, measured: true });
  expect(estimateRun({ ...input, measured, maxConcurrency: 2 }).seconds).toBe(30);
});
