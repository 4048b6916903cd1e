import { describe, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { saveTemplate } from "../templates/saved-templates.ts";
import { previewCall, tryIt } from "./assist.ts";
import { expandSeed, suggestSeeds } from "./assist-seeds.ts";
import { suggestValues, writePrompt } from "./assist-writing.ts";
import { attributeCoverage } from "./attribute-coverage.ts";
import { estimateGeneration } from "./estimate.ts";
import * as lifecycle from "./lifecycle.ts";
import { getGeneration, getProgress } from "./progress.ts";
import { listPromptVersions } from "./prompt-versions.ts";
import { getRefusedRow, listRefusedRows } from "./refused-rows.ts";
import { getRow, listRows } from "./rows.ts";
import { distinct, makeDraft, makeRunning, makeUser, startEngine, untilStatus } from "./test-support.ts";

let owner: Actor;
let ada: Actor;
let bob: Actor;
/** Ada's: one that is done, one that runs, one draft. */
const ids = { done: "", running: "", draft: "" };

withTestQueue(async () => {
  owner = await makeUser("owner");
  ada = await makeUser();
  bob = await makeUser();
  ids.done = await makeRunning(ada, { seeds: 2, rowsPerSeed: 30 });
  const engine = startEngine(distinct);
  await untilStatus(ids.done, "completed");
  await engine.stop(1_000);
  ids.running = await makeRunning(ada);
  ids.draft = await makeDraft(ada);
});

const FORGED = ["00000000-0000-4000-8000-000000000000", "' or 1=1 --", "", "1"];

const functions: [name: string, run: (actor: Actor, id: string) => Promise<unknown>][] = [
  ["startGeneration", lifecycle.startGeneration],
  ["pauseGeneration", lifecycle.pauseGeneration],
  ["resumeGeneration", lifecycle.resumeGeneration],
  ["cancelGeneration", lifecycle.cancelGeneration],
  ["retryFailedCalls", lifecycle.retryFailedCalls],
  ["renameGeneration", (actor, id) => lifecycle.renameGeneration(actor, id, "Mine")],
  ["deleteGeneration", lifecycle.deleteGeneration],
  ["setSpendingLimit", (actor, id) => lifecycle.setSpendingLimit(actor, id, 5)],
  ["getProgress", getProgress],
  ["getGeneration", getGeneration],
  ["listRows", listRows],
  ["getRow", (actor, id) => getRow(actor, id, "1")],
  ["listRefusedRows", listRefusedRows],
  ["getRefusedRow", (actor, id) => getRefusedRow(actor, id, "1")],
  ["previewCall", previewCall],
  ["tryIt", tryIt],
  ["suggestSeeds", (actor, id) => suggestSeeds(actor, id, 3)],
  [
    "writePrompt",
    (actor, id) => writePrompt(actor, id, { useCase: "u", goal: "", audience: "", style: "", withExamples: false, samples: [] }),
  ],
  ["expandSeed", (actor, id) => expandSeed(actor, id, { seed: "Lists", perLevel: [2] })],
  ["suggestValues", (actor, id) => suggestValues(actor, id, { attribute: "Tone", existing: [], count: 2 })],
  ["listPromptVersions", listPromptVersions],
  ["attributeCoverage", attributeCoverage],
  ["saveTemplate", (actor, id) => saveTemplate(actor, { generationId: id, name: "T", description: "", shared: true })],
  ["estimateGeneration", estimateGeneration],
];

describe.each(functions)("%s", (_, run) => {
  test("finds nothing of another member's, nor what is not there, and changes nothing", async () => {
    const snapshot = () => database().generation.findMany({ orderBy: { id: "asc" }, include: { seeds: true } });
    const before = await snapshot();
    for (const id of [...Object.values(ids), ...FORGED]) await expect(run(bob, id)).rejects.toMatchObject({ code: "not-found:generation" });
    expect(await snapshot()).toEqual(before);
  });
});

test("an owner of the studio sees and changes what a member made", async () => {
  expect(await getProgress(owner, ids.running)).toMatchObject({ status: "running" });
  await lifecycle.renameGeneration(owner, ids.done, "  Checked  ");
  expect(await getGeneration(ada, ids.done)).toMatchObject({ name: "Checked", config: { configure: { name: "Checked" } } });
});

describe("rows", () => {
  test("pages follow one another without gaps, in both directions", async () => {
    for (const direction of ["asc", "desc"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRows(ada, ids.done, { limit: 7, direction, cursor });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(60);
      expect(new Set(seen).size).toBe(60);
      const sorted = seen.map(Number).sort((left, right) => (direction === "asc" ? left - right : right - left));
      expect(seen.map(Number)).toEqual(sorted);
    }
  });

  test("of one seed only", async () => {
    const [seed] = (await getProgress(ada, ids.done)).seeds;
    const { rows } = await listRows(ada, ids.done, { seedId: seed?.id ?? "", limit: 500 });
    expect(rows).toHaveLength(30);
    expect(new Set(rows.map((row) => row.seed))).toEqual(new Set([seed?.text]));
    expect((await getRow(ada, ids.done, rows[0]?.id ?? "")).data).toEqual(rows[0]?.data);
  });

  test("a row of another generation is not found through one's own", async () => {
    const [row] = (await listRows(ada, ids.done)).rows;
    await expect(getRow(ada, ids.running, row?.id ?? "")).rejects.toMatchObject({ code: "not-found:row" });
    await expect(getRow(ada, ids.done, "x")).rejects.toMatchObject({ code: "not-found:row" });
  });
});

test("what cannot be done now is refused with a sentence", async () => {
  await expect(lifecycle.pauseGeneration(ada, ids.done)).rejects.toMatchObject({ code: "conflict:generation" });
  await expect(lifecycle.cancelGeneration(ada, ids.draft)).rejects.toMatchObject({ code: "conflict:generation" });
  await expect(lifecycle.startGeneration(ada, ids.running)).rejects.toMatchObject({ code: "conflict:started" });
  await expect(lifecycle.retryFailedCalls(ada, ids.done)).rejects.toMatchObject({ code: "conflict:generation" });
});

test("a draft whose rules do not hold is not started, and the field is named", async () => {
  const id = await makeDraft(ada, { seeds: ["twice", "Twice"] });
  await expect(lifecycle.startGeneration(ada, id)).rejects.toMatchObject({ code: "bad-input:prompt", field: "seeds" });
  const limited = await makeDraft(ada, { provider: "openai", modelId: "nobody-knows-its-price", spendingLimit: 3 });
  await expect(lifecycle.startGeneration(ada, limited)).rejects.toMatchObject({ code: "bad-input:summary", field: "spendingLimit" });
});

test("two starts at the same moment start it once", async () => {
  const id = await makeDraft(ada);
  const results = await Promise.allSettled([lifecycle.startGeneration(ada, id), lifecycle.startGeneration(ada, id)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const jobs = await database().$queryRawUnsafe(
    "select 1 from pgboss.job where name = 'plan-generation' and data->>'generationId' = $1",
    id,
  );
  expect(jobs).toHaveLength(1);
});

test("deleting a running generation leaves nothing behind", async () => {
  const id = await makeRunning(ada);
  await lifecycle.deleteGeneration(ada, id);
  expect(await database().$queryRawUnsafe("select 1 from pgboss.job where name = $1", `generation-${id}`)).toEqual([]);
  expect(await database().seed.count({ where: { generationId: id } })).toBe(0);
  await expect(getProgress(ada, id)).rejects.toMatchObject({ code: "not-found:generation" });
});
