import fc from "fast-check";
import { expect, test } from "vitest";
import { type SettledCall, settleCalls } from "./settle-calls.ts";

const calls = fc.array(
  fc.record({
    seed: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: 20 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    failed: fc.boolean(),
    cut: fc.boolean(),
    repeated: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 30 },
);

function toCall(
  index: number,
  {
    seed,
    count,
    share,
    failed,
    cut,
    repeated,
  }: { seed: number; count: number; share: number; failed: boolean; cut: boolean; repeated: number },
): SettledCall {
  const accepted = failed ? 0 : Math.round(count * share);
  return {
    job: { id: `${index}`, generationId: "g", seedId: `${seed}`, count, batch: index, batches: 4 },
    ...{ status: failed ? "failed" : "done", offered: [], repeats: [], accepted, duplicates: repeated, invalid: 0, attempts: 1 },
    ...{
      inputTokens: 10,
      outputTokens: 5,
      costUsd: null,
      latencyMs: 1,
      finishReason: cut ? "length" : "stop",
      errorCode: "",
      errorMessage: "",
    },
  };
}

test("whatever calls bring, asked = accepted + pending + missing stays true, for the whole and for each seed", () => {
  fc.assert(
    fc.property(calls, fc.boolean(), (list, cancelled) => {
      const settled = list.map((call, index) => toCall(index, call));
      const seeds = [1, 2, 3].map((id) => ({ id: `${id}`, barrenCalls: 0, planned: 100 }));
      const { totals, seeds: changes, followUps } = settleCalls(settled, seeds, cancelled);
      expect(totals.accepted + totals.pending + totals.missing).toBe(0);
      for (const change of changes) {
        const own = settled.filter((call) => call.job.seedId === change.id);
        const reserved = cancelled ? 0 : own.reduce((sum, call) => sum + call.job.count, 0);
        const again = followUps.filter((call) => call.seedId === change.id);
        expect(change.accepted + change.missing + again.reduce((sum, call) => sum + call.count, 0) - reserved).toBe(0);
        expect(again.map((call) => call.batch)).toEqual(again.map((_, index) => 100 + index));
        expect(change.planned).toBe(again.length);
      }
      expect(followUps.every((call) => call.count >= 1 && call.count <= 20)).toBe(true);
      if (cancelled) expect(followUps).toEqual([]);
    }),
  );
});

test("the shortfalls of calls that ended together are asked for in one", () => {
  const short = [0, 1, 2].map((index) => toCall(index, { seed: 1, count: 5, share: 0.8, failed: false, cut: false, repeated: 1 }));
  const { followUps, totals } = settleCalls(short, [{ id: "1", barrenCalls: 2, planned: 4 }], false);
  expect(followUps).toEqual([{ seedId: "1", count: 3, batch: 4, batches: 4 }]);
  expect(totals).toMatchObject({ accepted: 12, pending: -12, missing: 0, duplicates: 3, input_tokens: 30, cost_usd: null });
});

test("what is short is asked for again with the values that it was to have", () => {
  const short = ["a", "b", "a"].map((label, index) => {
    const call = toCall(index, { seed: 1, count: 5, share: 0.8, failed: false, cut: false, repeated: 1 });
    return { ...call, job: { ...call.job, attributes: { label } } };
  });
  const { followUps } = settleCalls(short, [{ id: "1", barrenCalls: 0, planned: 4 }], false);
  expect(followUps).toEqual([
    { seedId: "1", count: 2, batch: 4, batches: 4, attributes: { label: "a" } },
    { seedId: "1", count: 1, batch: 5, batches: 4, attributes: { label: "b" } },
  ]);
});
