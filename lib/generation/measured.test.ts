import { expect, test } from "vitest";
import { learn, type RunSample, type TrialSample } from "./measured.ts";

const run: RunSample = {
  ...{ sameWriting: true, calls: 120, rowsPerCall: 5, accepted: 500, inputTokens: 132_000, outputTokens: 60_000 },
  ...{ latencyMs: 2_000, activeSeconds: 20, countedInput: 1_000, countedRow: 100 },
};
const trial: TrialSample = {
  ...{ sameWriting: true, tries: 1, rowsAsked: 3, rows: 3, inputTokens: 900, countedInput: 1_000, outputTokens: 450, latencyMs: 1_000 },
};

test("nothing measured teaches nothing, nor do a few calls or tries without a row", () => {
  expect(learn([], [], 100)).toBeNull();
  expect(learn([{ ...run, calls: 4 }], [], 100)).toBeNull();
  expect(learn([{ ...run, accepted: 0 }], [{ ...trial, rows: 0 }], 100)).toBeNull();
});

test("a run teaches follow-ups, tokens, time and how many calls went on at once", () => {
  expect(learn([run], [], 100)).toEqual({
    basis: "same-runs",
    ...{ inputFactor: 1.1, outputPerRow: 120, callsFactor: 1.2, secondsPerCall: 2, outputPerCall: 500, atOnce: 12 },
  });
  expect(learn([{ ...run, calls: 40 }], [], 100)?.atOnce).toBeNull();
});

test("a trial of these words goes before runs with other words, which still tell of follow-ups and pace", () => {
  const other = { ...run, sameWriting: false };
  expect(learn([other], [trial], 100)).toMatchObject({
    basis: "same-trial",
    inputFactor: 0.9,
    outputPerRow: 125,
    callsFactor: 1.2,
    atOnce: 12,
  });
  expect(learn([], [trial], 100)).toMatchObject({ basis: "same-trial", callsFactor: 1, secondsPerCall: 1, atOnce: null });
  expect(learn([run, other], [trial], 100)?.basis).toBe("same-runs");
});

test("rows of runs with other words are taken to grow with the examples", () => {
  const other = { ...run, sameWriting: false, countedRow: 50 };
  expect(learn([other], [], 100)).toMatchObject({ basis: "other-runs", outputPerRow: 240 });
  expect(learn([{ ...other, countedRow: 0 }], [], 100)?.outputPerRow).toBe(120);
  expect(learn([], [{ ...trial, sameWriting: false }], 100)?.basis).toBe("other-trial");
});

test("a trial that agrees with the examples is averaged with them, one that does not goes alone", () => {
  expect(learn([], [trial], 130)?.outputPerRow).toBe(140);
  expect(learn([], [trial, trial], 130)?.outputPerRow).toBeCloseTo((150 * 6 + 130 * 3) / 9);
  expect(learn([], [trial], 30)?.outputPerRow).toBe(150);
  expect(learn([], [{ ...trial, sameWriting: false }], 130)?.outputPerRow).toBe(150);
});

test("one bad row of three is not yet a third of all", () => {
  expect(learn([], [{ ...trial, rows: 2 }], 100)?.callsFactor).toBeCloseTo(13 / 12);
});
