import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { retryFailedCalls } from "../generation/lifecycle.ts";
import { planGeneration } from "../generation/planning.ts";
import { type Complete, findWrongCounts, makeUser, reply, startEngine, untilStatus } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { applyChanges } from "../review/apply-changes.ts";
import { makeDataset } from "../runs/test-support.ts";
import { listChanges } from "./changes.ts";
import { decideBatch, decideOne } from "./decide.ts";
import type { FixForm } from "./form.ts";
import { listFixes } from "./list.ts";
import { startFix } from "./start.ts";
import { undoAcceptance, undoRefusal } from "./undo.ts";

// “Fix these” from the filter to the decisions: a real database, a real queue, and a model that is a function.

let actor: Actor;
let dataset: string;

withTestQueue(async () => {
  actor = await makeUser();
});

beforeEach(async () => {
  dataset = await makeDataset(actor, { seeds: ["Lists", "Trees"], rowsPerSeed: 3 });
});

/** Rewrites the completion; leaves every row about trees as it is. */
const rewrite: Complete = async ({ purpose }) => {
  if (purpose.kind !== "revise") throw new Error("a rewriting was expected");
  const { row } = purpose;
  const trees = String(row.prompt).startsWith("Trees");
  return reply([trees ? row : { ...row, completion: `${String(row.completion)} Shorter.` }]);
};

async function fixAll(complete: Complete = rewrite, more: Partial<FixForm> = {}): Promise<string> {
  const { connectionId } = await database().generation.findUniqueOrThrow({ where: { id: dataset } });
  const form = {
    instruction: "Shorter.",
    connectionId: connectionId ?? "",
    modelId: "demo",
    temperature: null,
    filter: {},
    spendingLimit: null,
  };
  const { id } = await startFix(actor, dataset, { ...form, ...more });
  await planGeneration(id);
  const engine = startEngine(complete);
  await untilStatus(id, "completed", "incomplete", "failed");
  await engine.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
  return id;
}

const changesOf = async (run: string, shown: "open" | "conflict" | "failed" | "all" = "all") =>
  listChanges(actor, dataset, run, { shown, limit: 100 });
const completions = async () =>
  (
    await database().$queryRawUnsafe<{ text: string }[]>(
      "select data->>'completion' as text from rows where generation_id = $1::uuid order by id",
      dataset,
    )
  ).map(({ text }) => text);
const all = { after: -1, action: null, at: null };

test("rows are rewritten beside the dataset, which changes only where a change is accepted; both can be undone", async () => {
  const run = await fixAll();
  const { changes, counts } = await changesOf(run);
  expect(counts).toMatchObject({ open: 3, unchanged: 3, accepted: 0 });
  expect(changes.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(await completions())).toEqual(new Set(["Answer."]));
  const open = (await changesOf(run, "open")).changes;
  expect(open[0]).toMatchObject({ before: { completion: "Answer." }, after: { completion: "Answer. Shorter." } });

  const accepted = await decideOne(actor, { datasetId: dataset, runId: run, id: open[0]?.id ?? "", decision: "accept" });
  expect(accepted).toMatchObject({ rows: 1, left: {} });
  const review = await database().rowReview.findUniqueOrThrow({ where: { rowId: BigInt(open[0]?.rowId ?? 0) } });
  expect(review).toMatchObject({ original: { completion: "Answer." }, editedById: actor.id });
  await decideOne(actor, { datasetId: dataset, runId: run, id: open[1]?.id ?? "", decision: "refuse" });
  expect((await changesOf(run)).counts).toMatchObject({ open: 1, accepted: 1, refused: 1, unchanged: 3 });

  await undoAcceptance(actor, dataset, run, accepted.actionId ?? "");
  expect((await changesOf(run)).counts).toMatchObject({ open: 2, accepted: 0, refused: 1 });
  expect(new Set(await completions())).toEqual(new Set(["Answer."]));
  const { fixes } = await listFixes(actor, dataset);
  expect(fixes).toMatchObject([{ id: run, instruction: "Shorter.", asked: 6, counts: { open: 2, refused: 1, unchanged: 3 } }]);
});

test("all that is open is accepted or refused at once, as one action each", async () => {
  const run = await fixAll();
  const fix = { datasetId: dataset, runId: run };
  const refused = await decideBatch(actor, { ...fix, decision: "refuse", ...all });
  expect(refused).toMatchObject({ rows: 3, next: null });
  expect(await undoRefusal(actor, dataset, run, refused.at)).toEqual({ undone: 3, left: 0 });
  const accepted = await decideBatch(actor, { ...fix, decision: "accept", ...all });
  expect(accepted).toMatchObject({ rows: 3, left: {}, next: null });
  expect((await completions()).filter((text) => text === "Answer. Shorter.")).toHaveLength(3);
  expect(await undoAcceptance(actor, dataset, run, accepted.actionId ?? "")).toEqual({ undone: 3, left: 0 });
  expect((await changesOf(run)).counts.open).toBe(3);
});

test("a row that someone changed meanwhile is a conflict: shown with both texts, never overwritten unseen", async () => {
  const run = await fixAll();
  const [first, second] = (await changesOf(run, "open")).changes;
  if (!first || !second) throw new Error("two open rows were expected");
  // A text that someone changed, and a row that someone approved: only the first is another row now.
  await applyChanges(actor, dataset, "edit", [{ rowId: first.rowId, revision: 0, data: { ...first.before, completion: "By hand." } }]);
  await applyChanges(actor, dataset, "approve", [{ rowId: second.rowId, revision: 0, state: "approved" }]);
  const { changes } = await changesOf(run, "conflict");
  expect(changes).toMatchObject([{ id: first.id, before: { completion: "Answer." }, now: { completion: "By hand." }, revision: 1 }]);
  const fix = { datasetId: dataset, runId: run };
  expect(await decideOne(actor, { ...fix, id: first.id ?? "", decision: "accept" })).toMatchObject({ rows: 0, left: { changed: 1 } });
  expect(await decideBatch(actor, { ...fix, decision: "accept", ...all })).toMatchObject({ rows: 2, left: {} });
  expect(await completions()).toContain("By hand.");
  expect(await decideOne(actor, { ...fix, id: first.id ?? "", decision: "accept", seen: 0 })).toMatchObject({ left: { changed: 1 } });
  expect(await decideOne(actor, { ...fix, id: first.id ?? "", decision: "accept", seen: 1 })).toMatchObject({ rows: 1 });
  expect((await changesOf(run)).counts).toMatchObject({ accepted: 3, conflict: 0 });
});

test("a prompt that the dataset has already is not accepted twice", async () => {
  const run = await fixAll(async ({ purpose }) => reply([{ prompt: "The same for all", completion: purpose.kind }]));
  const accepted = await decideBatch(actor, { datasetId: dataset, runId: run, decision: "accept", ...all });
  expect(accepted).toMatchObject({ rows: 1, left: { duplicate: 5 }, next: null });
  expect((await changesOf(run)).counts).toMatchObject({ accepted: 1, open: 5 });
});

test("an answer that is no row is asked for again, then shown as failed, and can be retried", async () => {
  const run = await fixAll(async (request, signal) => {
    if (request.purpose.kind === "revise" && String(request.purpose.row.prompt).startsWith("Trees")) return reply([{ prompt: "Half" }]);
    return rewrite(request, signal);
  });
  const failed = await changesOf(run, "failed");
  expect(failed.counts).toMatchObject({ failed: 3, open: 3 });
  expect(failed.changes[0]?.failure).not.toBe("");
  await retryFailedCalls(actor, run);
  const engine = startEngine(rewrite);
  await untilStatus(run, "completed");
  await engine.stop(1_000);
  expect((await changesOf(run)).counts).toMatchObject({ failed: 0, open: 3, unchanged: 3 });
});

test("nobody else finds a fix, and a fix is found under its own dataset only", async () => {
  const run = await fixAll();
  const other = await makeUser();
  const [change] = (await changesOf(run, "open")).changes;
  await expect(listChanges(other, dataset, run, { shown: "all" })).rejects.toMatchObject({ code: "not-found:generation" });
  await expect(listFixes(other, dataset)).rejects.toMatchObject({ code: "not-found:generation" });
  await expect(listChanges(actor, run, run, { shown: "all" })).rejects.toMatchObject({ code: "not-found:generation" });
  const one = { datasetId: dataset, runId: run, id: change?.id ?? "", decision: "accept" } as const;
  await expect(decideOne(other, one)).rejects.toMatchObject({ code: "not-found:generation" });
  await expect(decideOne(actor, { ...one, id: change?.rowId ?? "" })).rejects.toMatchObject({ code: "not-found:row" });
});
