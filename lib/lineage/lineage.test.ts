import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { buildMetadata } from "../export/metadata.ts";
import { getDraft } from "../generation/drafts.ts";
import { planGeneration } from "../generation/planning.ts";
import { listRefusedRows } from "../generation/refused-rows.ts";
import { startGeneration } from "../generation/start.ts";
import { type Complete, findWrongCounts, makeUser, reply, rowsPurpose, startEngine, untilStatus } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { applyChanges } from "../review/apply-changes.ts";
import { makeDataset } from "../runs/test-support.ts";
import { readLineage } from "./lineage.ts";
import { makeMore, prepareMore } from "./more.ts";

// “More like the approved ones”: a draft with approved rows as examples, exactly so many rows, none of them there before.

let actor: Actor;

withTestQueue(async () => {
  actor = await makeUser();
});

let parent: string;
let approved: string[];

async function prepareParent(threshold: 0.8 | null) {
  parent = await makeDataset(actor, { seeds: ["Lists", "Trees", "Graphs"], rowsPerSeed: 4, threshold });
  const rows = await database().row.findMany({ where: { generationId: parent }, orderBy: { id: "asc" } });
  approved = rows.filter((_, index) => index % 2 === 0).map(({ id }) => String(id));
  await applyChanges(
    actor,
    parent,
    "approve",
    approved.map((rowId) => ({ rowId, revision: 0, state: "approved" as const })),
  );
}

beforeEach(() => prepareParent(null));

test("the draft asks for exactly so many rows, with the chosen rows as its examples", async () => {
  const { candidates, approved: count, dataset } = await prepareMore(actor, parent);
  expect({ count, dataset }).toEqual({ count: approved.length, dataset: { id: parent, name: "Test" } });
  // One of each seed before a second of any.
  expect(new Set(candidates.slice(0, 3).map(({ seed }) => seed))).toEqual(new Set(["Lists", "Trees", "Graphs"]));
  const exampleIds = candidates.slice(0, 2).map(({ id }) => id);
  const { id } = await makeMore(actor, parent, { rows: 7, exampleIds });
  const { draft } = await getDraft(actor, id);
  expect(draft.examples.examples).toEqual(candidates.slice(0, 2).map(({ data }) => data));
  expect(draft.configure.name).toBe("Test, more");
  expect(await database().generation.findUniqueOrThrow({ where: { id } })).toMatchObject({ asked: 7, parentId: parent });
  const few = await makeMore(actor, parent, { rows: 2, exampleIds });
  expect((await getDraft(actor, few.id)).draft.prompt.seeds).toEqual(["Lists", "Trees"]);

  await startGeneration(actor, id);
  await planGeneration(id);
  const seeds = await database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" } });
  expect(seeds.map(({ asked, planned }) => ({ asked, planned }))).toEqual([
    { asked: 3, planned: 1 },
    { asked: 2, planned: 1 },
    { asked: 2, planned: 1 },
  ]);
  await expect(makeMore(actor, parent, { rows: 5, exampleIds: ["999999999"] })).rejects.toMatchObject({
    code: "bad-input:more",
    field: "exampleIds",
  });
  await expect(makeMore(await makeUser(), parent, { rows: 5, exampleIds })).rejects.toMatchObject({ code: "not-found:generation" });
});

test.each([null, 0.8] as const)(
  "what the dataset before has is refused as a duplicate of it (near copies from %s on)",
  async (threshold) => {
    await prepareParent(threshold);
    const first = await makeMore(actor, parent, { rows: 6, exampleIds: approved.slice(0, 3) });
    // The grandchild must not repeat the first dataset either.
    await database().generation.update({ where: { id: first.id }, data: { status: "completed" } });
    await applyChanges(actor, parent, "note", [{ rowId: approved[0] ?? "", revision: 1, note: "Seen." }]);
    const { id } = await makeMore(actor, parent, { rows: 6, exampleIds: approved.slice(0, 3) });
    await database().generation.update({ where: { id }, data: { parentId: first.id } });
    await startGeneration(actor, id);
    await planGeneration(id);
    let calls = 0;
    const complete: Complete = async (request) => {
      const { topic, count } = rowsPurpose(request);
      calls += 1;
      // As the first dataset began, then with texts of its own.
      const text = (index: number) =>
        calls <= 3 ? `${topic}, set 0, number ${index}` : `${topic}: how does call ${calls} differ from ${calls * 7}?`;
      return reply(
        Array.from({ length: count }, (_, index) => ({
          prompt: calls <= 3 ? text(index) : `${text(index)} ${index} ${"xyz".repeat(index + 1)}`,
          completion: "Other.",
        })),
      );
    };
    const engine = startEngine(complete, { cap: 1 });
    await untilStatus(id, "completed", "incomplete");
    await engine.stop(1_000);
    expect(await findWrongCounts(id)).toEqual([]);
    const { rows } = await listRefusedRows(actor, id);
    const repeats = rows.filter(({ data }) => String(data.prompt).includes("set 0"));
    expect(repeats).toHaveLength(6);
    expect(repeats.every(({ kind, resembled, data }) => kind === "exact" && resembled?.data.prompt === data.prompt)).toBe(true);
    expect(repeats.every(({ resembledIn }) => resembledIn === parent)).toBe(true);
    expect(await database().row.count({ where: { generationId: id, data: { path: ["prompt"], string_contains: "set 0" } } })).toBe(0);
  },
);

test("lineage is told from both sides, in the metadata sheet too, and outlives the dataset before", async () => {
  const { id } = await makeMore(actor, parent, { rows: 5, exampleIds: approved.slice(0, 1) });
  const second = await makeMore(actor, parent, { rows: 5, exampleIds: approved.slice(0, 1) });
  expect(await readLineage(actor, id)).toEqual({ parent: { id: parent, name: "Test", status: "completed" }, children: [] });
  expect((await readLineage(actor, parent)).children.map(({ id: own, name }) => [own, name])).toEqual([
    [id, "Test, more"],
    [second.id, "Test, more 2"],
  ]);
  expect(await buildMetadata(id)).toMatchObject({ madeFromApprovedRowsOf: { name: "Test", generation: parent } });
  await database().generation.delete({ where: { id: parent } });
  expect((await readLineage(actor, id)).parent).toBeNull();
});
