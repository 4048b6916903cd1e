import { afterAll, describe, expect, test } from "vitest";
import { decideFollowUp, MAX_BARREN_CALLS } from "../accept.ts";
import type { CallJob } from "../engine-types.ts";
import type { RowData } from "../fields/row-shape.ts";
import { finishCall } from "../finish-call.ts";
import { settleCalls } from "../settle-calls.ts";
import type { BadOutput } from "./bad-output.ts";
import { BAD_OUTPUTS } from "./index.ts";

// Each kind goes the way of every answer: parsed, offered, settled. The database alone is left out; it would take all.

const all = Object.values(BAD_OUTPUTS).flat();

function settle({ answer, finish, asked = 2 }: BadOutput) {
  const job: CallJob = { id: "call", generationId: "generation", seedId: "1", count: asked, batch: 0, batches: 1 };
  const text = typeof answer === "string" ? answer : answer();
  const usage = { inputTokens: 10, outputTokens: 10 };
  const call = finishCall(job, { text, finishReason: finish ?? "stop", usage, latencyMs: 1 }, 1, null);
  const accepted = call.offered.length;
  const duplicates = call.repeats.length;
  const settled = settleCalls([{ ...call, accepted, duplicates }], [{ id: "1", barrenCalls: 0, planned: 1 }], false);
  return { call, accepted, duplicates, settled, again: settled.followUps.reduce((sum, { count }) => sum + count, 0) };
}

/** What the user reads when the seed's calls go on ending like this. */
function reasonFor(bad: BadOutput): string {
  const { call, accepted, duplicates } = settle(bad);
  return call.errorMessage && call.status === "failed"
    ? call.errorMessage
    : decideFollowUp({ ...call, asked: call.job.count, accepted, duplicates }, MAX_BARREN_CALLS - 1).reason;
}

describe.each(Object.entries(BAD_OUTPUTS))("%s", (_group, cases) => {
  test.each(cases)("$name", (bad) => {
    const { asked = 2, rows, invalid = 0, next, reason } = bad;
    const { call, accepted, duplicates, settled, again } = settle(bad);
    const expected = typeof rows === "function" ? rows() : rows;
    const texts = (list: readonly RowData[]) => list.map((row) => [row.prompt, row.completion]);
    // Not `toEqual` on megabytes at once: its message would be as long.
    expect(call.offered.length).toBe(expected.length);
    if (expected.length < 100) expect(texts(call.offered.map(({ data }) => data))).toEqual(texts(expected));
    else expect(JSON.stringify(call.offered.map(({ data }) => data)) === JSON.stringify(expected)).toBe(true);
    expect({ invalid: call.invalid, duplicates }).toEqual({ invalid, duplicates: bad.duplicates ?? 0 });
    const failed = call.status === "failed";
    expect(failed ? "failed" : accepted === asked ? "repaired" : accepted > 0 ? "kept neighbours" : "asked again").toBe(next);
    expect(again).toBe(failed ? 0 : asked - accepted);
    expect(settled.totals.missing).toBe(failed ? asked - accepted : 0);
    if (reason) expect(reasonFor(bad)).toMatch(reason);
  });
});

test("every kind has a name of its own, and there are at least 60", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(60);
});

afterAll(() => {
  const count = (next: BadOutput["next"]) => all.filter((bad) => bad.next === next).length;
  console.info(
    `Corpus of bad outputs: ${all.length} kinds; ${count("repaired")} repaired, ${count("kept neighbours")} keep their good rows and ask for the rest again, ${count("asked again")} asked again, ${count("failed")} failed with a reason.`,
  );
});
