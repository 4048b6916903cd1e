import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { promptHash } from "../generation/hash.ts";
import { makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { makeDataset } from "../runs/test-support.ts";
import { applyChanges } from "./apply-changes.ts";
import { bulkChange } from "./bulk-change.ts";
import { changeRows, type RowsAction } from "./change-rows.ts";
import type { RowFilter } from "./filter.ts";
import { countStates, listActions } from "./list-actions.ts";
import { undoAction } from "./undo-action.ts";

let owner: Actor;
let other: Actor;
let dataset: string;
let rows: string[];

withTestQueue(async () => {
  owner = await makeUser("owner");
  other = await makeUser("owner");
  dataset = await makeDataset(owner, { seeds: ["Lists", "Trees"], rowsPerSeed: 5 });
});

beforeEach(async () => {
  const made = await database().row.findMany({ where: { generationId: dataset }, orderBy: { id: "asc" } });
  rows = made.map(({ id }) => String(id));
  // As the model made it: a test may leave edits behind.
  for (const { rowId, original } of await database().rowReview.findMany({
    where: { generationId: dataset, original: { not: Prisma.AnyNull } },
  })) {
    const data = Object(original);
    await database().row.update({ where: { id: rowId }, data: { data, promptHash: Buffer.from(promptHash(data.prompt), "hex") } });
  }
  await database().rowReview.deleteMany({ where: { generationId: dataset } });
  await database().reviewAction.deleteMany({ where: { generationId: dataset } });
});

/** All that a person sees of the rows; not their revisions, which only ever grow. */
async function snapshot() {
  const found = await database().row.findMany({ where: { generationId: dataset }, orderBy: { id: "asc" }, include: { review: true } });
  return found.map(({ id, data, promptHash: hash, review }) => ({
    ...{ id: String(id), data, hash: Buffer.from(hash).toString("hex"), state: review?.state ?? "unreviewed", note: review?.note ?? "" },
    ...{ original: review?.original ?? null, editedById: review?.editedById ?? null, editedAt: review?.editedAt ?? null },
    ...{ reviewedById: review?.reviewedById ?? null, reviewedAt: review?.reviewedAt ?? null },
  }));
}

const revisionOf = async (rowId: string) => (await database().rowReview.findUnique({ where: { rowId: BigInt(rowId) } }))?.revision ?? 0;
const row = (index: number) => rows[index] ?? "";

async function change(actor: Actor, index: number, action: RowsAction) {
  return changeRows(actor, dataset, [{ rowId: row(index), revision: await revisionOf(row(index)) }], action);
}

const text = (prompt: string) => ({ prompt, completion: "Another answer." });

test("an edit keeps what the model wrote, who and when; revert brings it back; undo undoes both", async () => {
  const before = await snapshot();
  const edit = await change(owner, 0, { kind: "edit", data: text("What is a heap?  ") });
  expect(edit).toMatchObject({ applied: 1, conflicts: [] });
  const [edited] = await snapshot();
  expect(edited).toMatchObject({ data: text("What is a heap?"), hash: promptHash("What is a heap?"), original: before[0]?.data });
  expect(edited).toMatchObject({ editedById: owner.id, editedAt: expect.any(Date) });
  const revert = await change(other, 0, { kind: "revert" });
  expect(await snapshot()).toEqual(before);
  await undoAction(owner, dataset, revert.actionId ?? "");
  expect((await snapshot())[0]).toEqual(edited);
  await undoAction(owner, dataset, edit.actionId ?? "");
  expect(await snapshot()).toEqual(before);
});

test("a change that is based on an old revision changes nothing; one that wants what is there already disturbs nobody", async () => {
  await change(owner, 0, { kind: "edit", data: text("Mine") });
  const stale = await changeRows(other, dataset, [{ rowId: row(0), revision: 0 }], { kind: "edit", data: text("Theirs") });
  expect(stale).toEqual({ actionId: null, applied: 0, conflicts: [{ rowId: row(0), reason: "changed" }] });
  await change(owner, 1, { kind: "approve" });
  const same = await changeRows(other, dataset, [{ rowId: row(1), revision: 0 }], { kind: "approve" });
  expect(same).toEqual({ actionId: null, applied: 0, conflicts: [] });
  const gone = await changeRows(other, dataset, [{ rowId: "999999999", revision: 0 }], { kind: "approve" });
  expect(gone.conflicts).toEqual([{ rowId: "999999999", reason: "gone" }]);
});

test("two at the very same time: one is first, the other is told", async () => {
  const both = await Promise.all(
    [owner, other].map((actor, index) =>
      changeRows(actor, dataset, [{ rowId: row(0), revision: 0 }], { kind: "edit", data: text(`At once ${index}`) }),
    ),
  );
  expect(both.map(({ applied }) => applied).toSorted()).toEqual([0, 1]);
  const first = both.find(({ actionId }) => actionId)?.actionId ?? "";
  await undoAction(owner, dataset, first);
});

test("a text that the dataset has, an empty field and one that nobody knows are said, each with its place", async () => {
  const second = await database().row.findUniqueOrThrow({ where: { id: BigInt(row(1)) } });
  const taken = { ...Object(second.data), completion: "Mine." };
  const seen = [{ rowId: row(0), revision: 0 }];
  const outcome = async (data: Record<string, string>) => (await changeRows(owner, dataset, seen, { kind: "edit", data })).conflicts[0];
  expect(await outcome(taken)).toEqual({ rowId: row(0), reason: "duplicate", otherRowId: row(1) });
  expect(await outcome({ prompt: " \n", completion: "x" })).toMatchObject({ reason: "invalid", field: "prompt" });
  expect(await outcome({ prompt: "x", completion: "y", more: "z" })).toMatchObject({ reason: "invalid", field: "more" });
  expect(await snapshot()).toMatchObject(rows.map(() => ({ original: null })));
});

test("what a filter shows is changed in one action; undo leaves alone what was changed again since", async () => {
  const before = await snapshot();
  const filter: RowFilter = { text: "lists" };
  const rejected = await bulkChange(owner, dataset, "reject", filter);
  expect(rejected.changed).toBe(5);
  expect(await countStates(owner, dataset)).toEqual({ approved: 0, rejected: 5, deleted: 0, unreviewed: 5 });
  expect((await bulkChange(owner, dataset, "reject", filter)).changed).toBe(0);
  const index = before.findIndex(({ data }) => JSON.stringify(data).includes("Lists"));
  const again = await change(other, index, { kind: "approve" });
  expect(await undoAction(owner, dataset, rejected.actionId ?? "")).toEqual({ undone: 4, left: 1 });
  await expect(undoAction(owner, dataset, rejected.actionId ?? "")).rejects.toThrow("undone already");
  expect((await snapshot()).toSpliced(index, 1)).toEqual(before.toSpliced(index, 1));
  await undoAction(other, dataset, again.actionId ?? "");
  expect((await snapshot())[index]).toMatchObject({ state: "rejected", reviewedById: owner.id });
  expect((await listActions(owner, dataset)).map(({ kind, rows: count, mine }) => ({ kind, count, mine }))).toEqual([
    { kind: "approve", count: 1, mine: false },
    { kind: "reject", count: 5, mine: true },
  ]);
});

test("deleted rows come back as what they were", async () => {
  await change(owner, 0, { kind: "approve" });
  const before = await snapshot();
  expect((await bulkChange(owner, dataset, "delete", {})).changed).toBe(10);
  expect((await bulkChange(owner, dataset, "delete", {})).changed).toBe(0);
  await change(owner, 3, { kind: "restore" });
  expect((await bulkChange(owner, dataset, "restore", {})).changed).toBe(9);
  expect((await snapshot()).map(({ state }) => state)).toEqual(before.map(({ state }) => state));
});

test("a bulk change that is broken off half way is an action that can be undone", async () => {
  const before = await snapshot();
  const stopping = new AbortController();
  const done = await bulkChange(owner, dataset, "approve", {}, { signal: stopping.signal, batch: 4, onProgress: () => stopping.abort() });
  expect(done.changed).toBe(4);
  expect((await listActions(owner, dataset))[0]).toMatchObject({ id: done.actionId, rows: 4, undoneAt: null });
  expect(await undoAction(owner, dataset, done.actionId ?? "")).toEqual({ undone: 4, left: 0 });
  expect(await snapshot()).toEqual(before);
});

test("an undo that is broken off goes on where it stopped", async () => {
  const before = await snapshot();
  const { actionId } = await bulkChange(owner, dataset, "approve", {});
  const stopping = new AbortController();
  const broken = undoAction(owner, dataset, actionId ?? "", { signal: stopping.signal, batch: 3, onProgress: () => stopping.abort() });
  await expect(broken).rejects.toThrow();
  expect(await undoAction(owner, dataset, actionId ?? "", { batch: 3 })).toEqual({ undone: 7, left: 0 });
  expect(await snapshot()).toEqual(before);
});

test("an undo whose old text is another row's by now leaves the row alone", async () => {
  const [first] = await snapshot();
  const edit = await change(owner, 0, { kind: "edit", data: text("Moved away") });
  const taken = await change(owner, 1, { kind: "edit", data: { ...Object(first?.data), completion: "Taken over." } });
  expect(taken.applied).toBe(1);
  expect(await undoAction(owner, dataset, edit.actionId ?? "")).toEqual({ undone: 0, left: 1 });
  await undoAction(owner, dataset, taken.actionId ?? "");
  await change(owner, 0, { kind: "revert" });
});

test("many changes are one action, of which those in conflict are left out", async () => {
  const changes = rows.map((rowId, index) => ({ rowId, revision: index === 2 ? 7 : 0, data: text(`Rewritten ${index}`) }));
  const accepted = await applyChanges(owner, dataset, "accept", changes);
  expect(accepted).toMatchObject({ applied: 9, conflicts: [{ rowId: row(2), reason: "changed" }] });
  expect(await undoAction(owner, dataset, accepted.actionId ?? "")).toEqual({ undone: 9, left: 0 });
});

test("changes ask for the dataset's file to be made anew once in a while, however many they are", async () => {
  const saves = () =>
    database().$queryRawUnsafe<unknown[]>("select 1 from pgboss.job where name = 'save-dataset' and singleton_key = $1", dataset);
  for (let index = 0; index < 4; index += 1) await change(owner, index, { kind: "delete" });
  expect((await saves()).length).toBeGreaterThan(0);
  expect((await saves()).length).toBeLessThanOrEqual(4);
});

test("somebody else's rows are not found", async () => {
  const stranger = await makeUser();
  const seen = [{ rowId: row(0), revision: 0 }];
  await expect(changeRows(stranger, dataset, seen, { kind: "approve" })).rejects.toThrow("does not exist");
  await expect(changeRows(stranger, dataset, seen, { kind: "restore" })).rejects.toThrow("does not exist");
  await expect(bulkChange(stranger, dataset, "delete", {})).rejects.toThrow("does not exist");
  const { actionId } = await change(owner, 0, { kind: "approve" });
  await expect(undoAction(stranger, dataset, actionId ?? "")).rejects.toThrow("does not exist");
  await expect(listActions(stranger, dataset)).rejects.toThrow("does not exist");
});

const step = fc.oneof(
  fc.record({ actor: fc.nat(1), index: fc.nat(9), kind: fc.constantFrom("approve", "reject", "unreview", "delete", "restore", "revert") }),
  fc.record({ actor: fc.nat(1), index: fc.nat(9), kind: fc.constant("edit" as const), to: fc.nat(4) }),
  fc.record({ actor: fc.nat(1), index: fc.nat(9), kind: fc.constant("note" as const), to: fc.nat(2) }),
  fc.record({ actor: fc.nat(1), bulk: fc.constantFrom("approve", "reject", "delete", "restore") }),
);

test("any changes undone in reverse order leave the rows exactly as they were", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const before = await snapshot();
      const made: string[] = [];
      for (const each of steps) {
        const actor = each.actor === 0 ? owner : other;
        const { actionId } =
          "bulk" in each
            ? await bulkChange(actor, dataset, each.bulk, {}, { batch: 4 })
            : await change(
                actor,
                each.index,
                each.kind === "edit"
                  ? { kind: each.kind, data: text(`Text ${each.to}`) }
                  : each.kind === "note"
                    ? { kind: each.kind, note: ".".repeat(each.to) }
                    : { kind: each.kind },
              );
        if (actionId) made.push(actionId);
      }
      for (const id of made.toReversed()) expect((await undoAction(owner, dataset, id)).left).toBe(0);
      expect(await snapshot()).toEqual(before);
    }),
    { numRuns: 8 },
  );
});
