import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scoresFor } from "../../e2e/inference-server/judge.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../e2e/inference-server/settings.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { buildMetadata } from "../export/metadata.ts";
import { renameGeneration, retryFailedCalls } from "../generation/lifecycle.ts";
import { planGeneration } from "../generation/planning.ts";
import { type Complete, distinct, findWrongCounts, makeUser, reply, startEngine, untilStatus } from "../generation/test-support.ts";
import { memoryStore } from "../inference/capabilities.ts";
import { createOpenAiProvider } from "../inference/openai-compatible.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { afterEnd } from "../runs/after-end.ts";
import { makeDataset } from "../runs/test-support.ts";
import { addDocument, runningWith } from "../sources/test-support.ts";
import { scale } from "../templates/rubric.ts";
import { nextToRate, rateRow, readAgreement } from "./calibration.ts";
import { compareEvaluations } from "./compare.ts";
import { estimateEvaluation } from "./estimate.ts";
import type { EvaluationForm } from "./form.ts";
import { material } from "./judge-prompt.ts";
import { getJudgement, judgementsOfRow, listJudgements } from "./judgements.ts";
import { listEvaluations } from "./list.ts";
import { prepareEvaluation } from "./prepare.ts";
import { getEvaluation, readResults } from "./results.ts";
import { deleteRubric, getRubric, listRubrics, saveRubric } from "./rubrics.ts";
import { againForm, startEvaluation } from "./start.ts";

// From the form to the results, on a real database, with the inference server as the judge.

let actor: Actor;
let stranger: Actor;
let owner: Actor;
let dataset: string;
let connectionId: string;
let server: InferenceServer;

withTestQueue(async () => {
  actor = await makeUser();
  stranger = await makeUser();
  owner = await makeUser("owner");
  dataset = await makeDataset(actor, {
    ...{ seeds: ["Lists", "Trees", "Graphs"], rowsPerSeed: 8, rowsPerCall: 2 },
    attributes: [{ name: "Level", values: ["easy", "hard"] }],
  });
  const found = await database().generation.findUniqueOrThrow({ where: { id: dataset } });
  connectionId = found.connectionId ?? "";
});

beforeAll(async () => {
  server = await startInferenceServer();
});
beforeEach(() => server.configure({ ...DEFAULT_SETTINGS }));
afterAll(() => server.close());

const levels = ["unusable", "poor", "fair", "good", "excellent"] as const;
const criteria = [scale("Correctness", "Is what it says true?", ...levels), scale("Score", "Does it help the person who asks?", ...levels)];
const own = { name: "Mine", content: { criteria, examples: [] } };
const KEYS = ["correctness", "c2"];

const form = (changes: Partial<EvaluationForm> = {}): EvaluationForm => ({
  ...{ name: "Judged", connectionId, modelId: "seedling-1", temperature: 0, maxTokens: 1_000, spendingLimit: null },
  ...{ rows: { filter: {}, sample: null }, rubric: own, ...changes },
});

async function judge(changes: Partial<EvaluationForm> = {}, complete?: Complete) {
  const { id } = await startEvaluation(actor, dataset, form(changes));
  return run(id, complete);
}

async function run(id: string, complete?: Complete) {
  const provider = createOpenAiProvider({ baseUrl: `${server.url}/v1`, apiKey: "sk-any", capabilities: memoryStore() });
  await planGeneration(id);
  const engine = startEngine(complete ?? provider.complete);
  const ended = await untilStatus(id, "completed", "incomplete", "failed");
  await engine.stop(1_000);
  await provider.close();
  await afterEnd(id);
  expect(await findWrongCounts(id)).toEqual([]);
  return ended;
}

const rowsOf = () => database().row.findMany({ where: { generationId: dataset }, orderBy: { id: "asc" } });

/** What the server is known to give a row. */
const expected = ({ data }: { data: unknown }) => {
  const { prompt, completion } = JSON.parse(JSON.stringify(data));
  return Object.values(scoresFor(material({ prompt, completion }), KEYS));
};

/** Judges by the row's prompt alone; `null` answers with no judgement. */
const judgeBy =
  (score: (prompt: string) => number | null): Complete =>
  async ({ purpose }) => {
    if (purpose.kind !== "judge") throw new Error("a judgement was expected");
    const given = score(String(purpose.row.prompt));
    return given === null
      ? reply([{ note: "No idea." }])
      : reply([Object.fromEntries(KEYS.map((key) => [key, { reasoning: `For ${key}.`, score: given }]))]);
  };

describe("an evaluation", () => {
  test.each([
    ["by schema", []],
    ["in JSON mode", ["json_schema"]],
    ["by words alone", ["json_schema", "json_object"]],
  ] as const)("has each row judged %s, with reasons and a score for each criterion", async (_, refuses) => {
    server.configure({ ...DEFAULT_SETTINGS, refuses: [...refuses] });
    const { id, status } = await judge();
    expect(status).toBe("completed");
    const scores = await database().score.findMany({ where: { evaluationId: id }, orderBy: { rowId: "asc" } });
    expect(scores.map((score) => score.criteria)).toEqual((await rowsOf()).map(expected));
    const { judgements } = await listJudgements(actor, id);
    expect(judgements[0]?.criteria[1]).toMatchObject({ name: "Score", reasoning: expect.stringContaining("c2") });
  });

  test("broken answers are asked for again, and every row has its score in the end", async () => {
    server.configure({
      ...DEFAULT_SETTINGS,
      seed: 7,
      faults: { prose: { probability: 0.1 }, "single-quotes": { probability: 0.2 }, truncate: { probability: 0.1 } },
    });
    const { id, status, accepted } = await judge();
    expect({ status, accepted }).toEqual({ status: "completed", accepted: 24 });
    const scores = await database().score.findMany({ where: { evaluationId: id }, orderBy: { rowId: "asc" } });
    expect(scores.map((score) => score.criteria)).toEqual((await rowsOf()).map(expected));
  });

  test("a judgement that fails is no number: it says why, in words about judgements, and can be had again", async () => {
    const { id, statusReason } = await judge(
      {},
      judgeBy((prompt) => (prompt.startsWith("Trees") ? null : 4)),
    );
    expect(statusReason).toMatch(/^8 judgements are missing\. The answers of 4 calls in a row did not hold .* for each criterion/);
    const { judged, mean, failed, seeds } = await readResults(actor, id);
    expect({ judged, mean, failedRows: failed.rows, seeds: seeds.map(({ label }) => label) }).toEqual({
      ...{ judged: 16, mean: 4, failedRows: 8, seeds: ["Lists", "Graphs"] },
    });
    const { judgements } = await listJudgements(actor, id, { failed: true });
    expect(judgements.map(({ seed, score, failure }) => [seed, score, failure.slice(0, 14)])).toEqual(
      Array.from({ length: 8 }, () => ["Trees", null, "The answers of"]),
    );
    expect((await listJudgements(actor, id)).judgements).toHaveLength(16);
    expect((await getJudgement(actor, id, judgements[0]?.rowId ?? "")).failure).not.toBe("");
    expect((await database().generation.findUniqueOrThrow({ where: { id } })).averageScore).toBe(4);
    await retryFailedCalls(actor, id);
    await run(
      id,
      judgeBy(() => 2),
    );
    expect(await readResults(actor, id)).toMatchObject({ judged: 24, failed: { rows: 0, reasons: [] } });
  });
});

describe("results", () => {
  test("say the mean, the spread, and what is low: by criterion, seed and attribute", async () => {
    const byTopic = { Lists: 5, Trees: 2, Graphs: 3 } as const;
    const { id } = await judge(
      {},
      judgeBy((prompt) => Object.entries(byTopic).find(([topic]) => prompt.startsWith(topic))?.[1] ?? null),
    );
    const results = await readResults(actor, id);
    expect(results).toMatchObject({ judged: 24, deleted: 0, median: 3, seedsTotal: 3, highestSeeds: [], failed: { rows: 0, reasons: [] } });
    expect(results.mean).toBeCloseTo(10 / 3, 9);
    expect(results.histogram.map(({ rows }) => rows)).toEqual([0, 0, 8, 0, 8, 0, 0, 8]);
    expect(results.criteria.map(({ name, counts }) => [name, counts])).toEqual(
      ["Correctness", "Score"].map((name) => [name, [0, 8, 8, 0, 8]]),
    );
    expect(results.seeds.map(({ label, rows, mean }) => [label, rows, mean])).toEqual([
      ["Trees", 8, 2],
      ["Graphs", 8, 3],
      ["Lists", 8, 5],
    ]);
    const [level] = results.attributes;
    expect(level?.name).toBe("Level");
    expect(level?.values.map(({ value }) => value).toSorted()).toEqual(["easy", "hard"]);
    expect(level?.values.reduce((sum, { rows }) => sum + rows, 0)).toBe(24);
    // Of its own time, whatever is judged later.
    expect(await getEvaluation(actor, id)).toMatchObject({
      ...{ name: "Judged", modelId: "seedling-1", dataset: { id: dataset }, rubric: { name: "Mine", version: 1 }, temperature: 0 },
      promptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await buildMetadata(dataset)).toMatchObject({
      evaluation: { judge: { id: "seedling-1" }, rubric: { name: "Mine", version: 1 }, judged: 24 },
    });
  });

  test("judgements come page by page, by score or in the order of the rows", async () => {
    const { id } = await judge();
    const all = (await rowsOf()).map((row) => ({ id: String(row.id), score: expected(row).reduce((sum, score) => sum + score, 0) / 2 }));
    const pages = async (query: Parameters<typeof listJudgements>[2]) => {
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { judgements, next } = await listJudgements(actor, id, { ...query, limit: 7, ...(cursor !== undefined && { cursor }) });
        found.push(...judgements.map(({ rowId }) => rowId));
        if (next === null) return found;
        cursor = next;
      }
    };
    expect(await pages({})).toEqual(all.map((row) => row.id));
    const lowest = all.toSorted((one, other) => one.score - other.score || Number(one.id) - Number(other.id)).map((row) => row.id);
    expect(await pages({ sort: "lowest" })).toEqual(lowest);
    expect(await pages({ sort: "highest" })).toEqual(lowest.toReversed());
    expect(await pages({ minScore: 3, maxScore: 4 })).toEqual(all.filter(({ score }) => score >= 3 && score <= 4).map((row) => row.id));
    expect((await listJudgements(actor, id, { cursor: "no'cursor", limit: 1 })).judgements[0]?.rowId).toBe(all[0]?.id);
  });

  test("a score of a text that was changed since says so, and a deleted row is not shown", async () => {
    const { id } = await judge(
      {},
      judgeBy(() => 3),
    );
    const [edited, approved, deleted] = await rowsOf();
    const review = (row: typeof edited, state: string, data: object | null) =>
      database().rowReview.create({
        data: { rowId: row?.id ?? 0n, generationId: dataset, state, ...(data && { original: data, editedAt: new Date() }) },
      });
    await review(edited, "unreviewed", { prompt: "Before." });
    await review(approved, "approved", null);
    await review(deleted, "deleted", null);
    await database().reviewAction.create({
      data: {
        ...{ generationId: dataset, kind: "edit" },
        changes: { create: { rowId: edited?.id ?? 0n, revision: 1, state: "unreviewed", note: "", data: { prompt: "Before." } } },
      },
    });
    try {
      const changed = async (row: typeof edited) => (await getJudgement(actor, id, String(row?.id))).changed;
      expect([await changed(edited), await changed(approved)]).toEqual([true, false]);
      const { judgements } = await listJudgements(actor, id);
      expect(judgements.map(({ rowId }) => rowId)).not.toContain(String(deleted?.id));
      expect(await readResults(actor, id)).toMatchObject({ judged: 24, deleted: 1 });
      await expect(getJudgement(actor, id, String(deleted?.id))).rejects.toMatchObject({ code: "not-found:row" });
      const [latest] = await judgementsOfRow(actor, dataset, String(edited?.id));
      expect(latest).toMatchObject({ evaluation: { id }, score: 3, changed: true, criteria: [{ name: "Correctness" }, { name: "Score" }] });
    } finally {
      await database().reviewAction.deleteMany({ where: { generationId: dataset } });
      await database().rowReview.deleteMany({ where: { generationId: dataset } });
    }
  });

  test("two evaluations are compared row by row", async () => {
    const first = await judge(
      {},
      judgeBy(() => 3),
    );
    const second = await judge(
      { name: "Again", rows: { filter: {}, sample: 10 } },
      judgeBy((prompt) => (prompt.endsWith("number 1") ? 5 : 3)),
    );
    const compared = await compareEvaluations(actor, first.id, second.id);
    const better = (await database().score.findMany({ where: { evaluationId: second.id } })).filter(({ score }) => score === 5).length;
    expect(compared).toMatchObject({ both: 10, same: 10 - better, first: { judged: 24, mean: 3 }, second: { name: "Again", judged: 10 } });
    expect(compared.rows.map(({ first: one, second: other }) => [one, other])).toEqual(Array.from({ length: better }, () => [3, 5]));
    expect(compared.histogram.find(({ difference }) => difference === 2)?.rows).toBe(better);
    await expect(compareEvaluations(actor, first.id, first.id)).rejects.toMatchObject({ code: "bad-input:compare" });
  });
});

describe("calibration", () => {
  test("a person rates a stable sample blind; agreement follows from both", async () => {
    const { id } = await judge();
    const seen: string[] = [];
    for (;;) {
      const { next, rated, size } = await nextToRate(actor, id, 20);
      expect([rated, size]).toEqual([seen.length, 20]);
      if (!next) break;
      expect(JSON.stringify(next)).not.toMatch(/score|reasoning/);
      if (seen.length < 3) expect((await nextToRate(actor, id, 20)).next).toEqual(next);
      const row = await database().row.findUniqueOrThrow({ where: { id: BigInt(next.rowId) } });
      const [one = 0, two = 0] = expected(row);
      // The first row is rated quite otherwise, all others as the judge did.
      await rateRow(actor, id, next.rowId, seen.length === 0 ? [one > 2 ? 1 : 5, two] : [one, two]);
      seen.push(next.rowId);
    }
    expect(new Set(seen).size).toBe(20);
    // Every level of the judge's scores occurs in the sample.
    const scores = await database().score.findMany({ where: { evaluationId: id } });
    const bins = (rows: readonly { score: number }[]) => new Set(rows.map(({ score }) => Math.min(9, Math.floor(score * 2))));
    expect(bins(scores.filter(({ rowId }) => seen.includes(String(rowId))))).toEqual(bins(scores));
    const report = await readAgreement(actor, id);
    expect(report).toMatchObject({
      rows: 20,
      raters: [{ id: actor.id, rows: 20, me: true }],
      overall: { rows: 20, scores: 40, exact: { value: 39 / 40 } },
    });
    expect(report.criteria.map(({ name, agreement }) => [name, agreement.exact.value])).toEqual([
      ["Correctness", 19 / 20],
      ["Score", 1],
    ]);
    expect(report.differences.map(({ rowId }) => rowId)).toEqual([seen[0]]);
    expect(await nextToRate(stranger, id).catch((error: unknown) => error)).toMatchObject({ code: "not-found:generation" });
    expect(await readAgreement(owner, id, owner.id)).toMatchObject({
      rows: 0,
      raters: [{ me: false }],
      overall: { kappa: { value: null } },
    });
    await expect(rateRow(actor, id, seen[0] ?? "", [1, 6])).rejects.toMatchObject({ code: "bad-input:rating" });
    await expect(rateRow(actor, id, "1e9", [1, 1])).rejects.toMatchObject({ code: "not-found:row" });
  });
});

describe("starting", () => {
  test("what it will take is said before, counted on the rows", async () => {
    const all = await estimateEvaluation(actor, dataset, form());
    const some = await estimateEvaluation(actor, dataset, form({ rows: { filter: {}, sample: 6 } }));
    expect(all).toMatchObject({ calls: 24, costUsd: 0 });
    expect(some.calls).toBe(6);
    expect(all.inputTokens / 24).toBeGreaterThan(300);
    expect(Math.abs(all.inputTokens / 24 - some.inputTokens / 6)).toBeLessThan(1);
    const none = await estimateEvaluation(actor, dataset, form({ rows: { filter: { text: "nowhere" }, sample: null } }));
    expect(none).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 });
  });

  test("the form shows the dataset, the connections and a rubric that suits", async () => {
    expect(await prepareEvaluation(actor, dataset)).toMatchObject({
      dataset: { id: dataset, rows: 24, grounded: false, template: "code-generation", fields: ["prompt", "completion"], modelId: "demo" },
      connections: [{ id: connectionId, provider: "demo" }],
      suggestedRubric: "code-generation",
    });
    await expect(prepareEvaluation(stranger, dataset)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(startEvaluation(stranger, dataset, form())).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(startEvaluation(actor, dataset, form({ name: " " }))).rejects.toMatchObject({ code: "bad-input:run", field: "name" });
    await expect(startEvaluation(actor, dataset, form({ rubric: { preset: "none" } }))).rejects.toMatchObject({ code: "not-found:rubric" });
  });

  test("a rubric that was written for it alone is checked like a saved one", async () => {
    const content = { criteria: [], examples: [] };
    await expect(startEvaluation(actor, dataset, form({ rubric: { name: "Empty", content } }))).rejects.toMatchObject({
      ...{ code: "bad-input:run", field: "rubric.content.criteria", message: "Add a criterion." },
    });
  });

  test("rows of a document are judged beside their source, and asked whether it supports them", async () => {
    const file = await addDocument(actor, "Handbook.md", "# Refunds\n\nA ticket can be given back within 14 days, the fee is 5.\n");
    const made = await runningWith(actor, { fileIds: [file], modelId: "demo" }, { documentRows: 2, seeds: [] });
    const first = startEngine(distinct);
    await untilStatus(made, "completed");
    await first.stop(1_000);
    const prepared = await prepareEvaluation(actor, made);
    expect(prepared).toMatchObject({ dataset: { grounded: true, rows: 2 }, suggestedRubric: "general" });
    const connection = prepared.connections[0]?.id ?? "";
    const { id } = await startEvaluation(actor, made, form({ connectionId: connection, rubric: { preset: "general" } }));
    const asked: string[] = [];
    await run(id, async ({ messages, purpose }) => {
      asked.push(messages.at(-1)?.content ?? "");
      const keys = purpose.kind === "judge" ? purpose.criteria.map(({ key }) => key) : [];
      return reply([Object.fromEntries(keys.map((key) => [key, { reasoning: "So.", score: 4 }]))]);
    });
    expect(asked).toHaveLength(2);
    for (const text of asked)
      expect(text).toMatch(/\(Handbook\.md[^)]*\)[\s\S]*<source>\n[\s\S]*within 14 days[\s\S]*<\/source>[\s\S]*<row>/);
    const { criteria: found, seeds } = await readResults(actor, id);
    expect(found.at(-1)).toMatchObject({ name: "Grounding in the source", mean: 4 });
    expect(seeds[0]?.label).toContain("Handbook.md");
    const { next } = await nextToRate(actor, id);
    expect(next?.sourceText).toContain("within 14 days");
  });

  test("the same can be started again, and is in the list with its name", async () => {
    const { id } = await startEvaluation(
      actor,
      dataset,
      form({ name: "First of two", rubric: { preset: "general" }, rows: { filter: {}, sample: 3 } }),
    );
    const again = await againForm(actor, id);
    expect(again).toEqual({
      datasetId: dataset,
      form: form({ name: "First of two", rubric: { preset: "general" }, rows: { filter: {}, sample: 3 } }),
    });
    await renameGeneration(actor, id, "Renamed");
    const { items, total } = await listEvaluations(actor, { search: "renam", dataset });
    expect({ total, items }).toMatchObject({
      total: 1,
      items: [{ id, name: "Renamed", dataset: { name: "Test" }, rubric: "General", asked: 3 }],
    });
    expect((await listEvaluations(stranger)).total).toBe(0);
    expect((await getEvaluation(owner, id)).name).toBe("Renamed");
    await expect(getEvaluation(stranger, id)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(getEvaluation(actor, dataset)).rejects.toMatchObject({ code: "not-found:generation" });
  });
});

describe("rubrics", () => {
  const rubric = { name: "House style", description: "", shared: false, content: own.content };

  test("a version counts up with the content, and an evaluation keeps the one that it was made with", async () => {
    const { id, version } = await saveRubric(actor, rubric);
    expect(version).toBe(1);
    expect(await saveRubric(actor, { ...rubric, id, version: 1, name: "House rules" })).toEqual({ id, version: 1 });
    const evaluation = await startEvaluation(actor, dataset, form({ rubric: { saved: id } }));
    const content = { ...own.content, examples: [{ row: { prompt: "x" }, scores: [1, 2], why: "So." }] };
    expect(await saveRubric(actor, { ...rubric, id, version: 1, content })).toEqual({ id, version: 2 });
    await expect(saveRubric(actor, { ...rubric, id, version: 1 })).rejects.toMatchObject({ code: "conflict:rubric" });
    expect((await getEvaluation(actor, evaluation.id)).rubric).toMatchObject({ id, name: "House rules", version: 1, content: own.content });
    // It has changed since, so the same again is what it was.
    expect((await againForm(actor, evaluation.id)).form.rubric).toEqual({ name: "House rules", content: own.content });
  });

  test("others see a shared one and may not change it; nobody else sees one that is not shared", async () => {
    const { id } = await saveRubric(actor, rubric);
    await expect(getRubric(stranger, id)).rejects.toMatchObject({ code: "not-found:rubric" });
    await expect(
      startEvaluation(stranger, await makeDataset(stranger, { seeds: 1, rowsPerSeed: 1 }), form({ rubric: { saved: id } })),
    ).rejects.toMatchObject({
      code: "not-found:rubric",
    });
    await saveRubric(actor, { ...rubric, id, shared: true });
    const { saved } = await listRubrics(stranger);
    expect(saved).toMatchObject([{ id, mine: false, ownerName: expect.stringContaining("Person") }]);
    await expect(saveRubric(stranger, { ...rubric, id, shared: true })).rejects.toMatchObject({ code: "forbidden:rubric" });
    await expect(deleteRubric(stranger, id)).rejects.toMatchObject({ code: "forbidden:rubric" });
    expect((await saveRubric(stranger, rubric)).id).not.toBe(id);
    await deleteRubric(owner, id);
    await expect(getRubric(actor, id)).rejects.toMatchObject({ code: "not-found:rubric" });
  });

  test("what is wrong with a rubric is said", async () => {
    const bad = (content: typeof own.content) => saveRubric(actor, { ...rubric, content });
    await expect(bad({ criteria: [], examples: [] })).rejects.toMatchObject({ message: "Add a criterion." });
    await expect(bad({ criteria: [...criteria, ...criteria], examples: [] })).rejects.toMatchObject({
      message: "Two criteria have the same name.",
    });
    const vague = criteria.map((criterion) => ({ ...criterion, levels: criterion.levels.map((level) => ({ ...level, meaning: "" })) }));
    await expect(bad({ criteria: vague, examples: [] })).rejects.toMatchObject({
      message: "Say what this score means.",
      field: "content.criteria.0.levels.0.meaning",
    });
  });
});
