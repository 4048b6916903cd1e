import { expect, test } from "vitest";
import type { OfferedRow } from "./accept.ts";
import type { FinishedCall } from "./engine-types.ts";
import { judgeRows } from "./judge-rows.ts";
import { createNearDuplicateIndex, type PreparedText } from "./near-duplicates/index.ts";

const index = createNearDuplicateIndex({ measure: "shingles", threshold: 0.8 });
const row = (prompt: string, hash: string): OfferedRow => ({ data: { prompt, completion: "c" }, hash });

function call(id: string, offered: OfferedRow[], repeats: OfferedRow[] = []): FinishedCall {
  return {
    ...{ job: { id, generationId: "g", seedId: "1", count: 5, batch: 0, batches: 1 }, status: "done", offered, repeats, invalid: 0 },
    ...{ attempts: 1, inputTokens: 1, outputTokens: 1, costUsd: 0, latencyMs: 1, finishReason: "stop", errorCode: "", errorMessage: "" },
  };
}

test("rows are judged in order: against what is accepted, and against those before them", async () => {
  const calls = [call("1", [row("one", "a"), row("like one", "b")], [row("ONE", "a"), row("LIKE ONE", "b")]), call("2", [row("one", "a")])];
  const prepared = new Map<OfferedRow, PreparedText>(
    calls.flatMap(({ offered }) => offered.map((each) => [each, index.prepare("")] as const)),
  );
  const kept: string[] = [];
  const memory = {
    find: (text: PreparedText) =>
      text === prepared.get(calls[0]?.offered[1] ?? row("", "")) ? { similarity: 0.9, resembled: { rowId: "7" } } : null,
    keep: (_: PreparedText, hash: string) => kept.push(hash),
  };
  const { accepted, refused } = await judgeRows(calls, memory, prepared);
  expect(accepted.map(({ row: { hash } }) => hash)).toEqual(["a"]);
  expect(kept).toEqual(["a"]);
  expect(refused.map(({ call: { job }, row: { data }, similarity, resembled }) => [job.id, data.prompt, similarity, resembled])).toEqual([
    ["1", "like one", 0.9, { rowId: "7" }],
    ["1", "ONE", 1, { hash: "a" }],
    // What repeats a refused row was refused for the same reason.
    ["1", "LIKE ONE", 0.9, { rowId: "7" }],
    ["2", "one", 1, { hash: "a" }],
  ]);
});

test("without a memory only equal hashes are refused", async () => {
  const { accepted, refused } = await judgeRows([call("1", [row("one", "a"), row("one!", "b")], [row("one", "a")])], null, new Map());
  expect(accepted.map(({ row: { hash } }) => hash)).toEqual(["a", "b"]);
  expect(refused).toMatchObject([{ similarity: 1, resembled: { hash: "a" } }]);
});
