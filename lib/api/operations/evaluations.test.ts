import { expect, test } from "vitest";
import { database } from "../../db/client.ts";
import { planGeneration } from "../../generation/planning.ts";
import { distinct, makeUser, reply, startEngine, untilStatus } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { afterEnd } from "../../runs/after-end.ts";
import { makeDataset } from "../../runs/test-support.ts";
import { scale } from "../../templates/rubric.ts";
import { type Client, callersFor, expectProblem, idOf, readAll } from "../test-support.ts";

// A program has a dataset judged, by requests alone; the engine's provider is a function.

let ada: Client;
let reader: Client;
let bob: Client;
let dataset: string;
let judging: object;

withTestQueue(async () => {
  const person = await makeUser();
  [ada, reader, bob] = await callersFor(person);
  dataset = await makeDataset(person, { seeds: ["Lists", "Trees"], rowsPerSeed: 6, rowsPerCall: 3 });
  const { connectionId } = await database().generation.findUniqueOrThrow({ where: { id: dataset } });
  const levels = ["unusable", "poor", "fair", "good", "excellent"] as const;
  const content = { criteria: [scale("Correctness", "Is what it says true?", ...levels)], examples: [] };
  judging = { datasetId: dataset, connectionId, modelId: "demo", rubric: { name: "Mine", content } };
});

/** Even rows get 2, odd ones 4. */
async function run(id: string) {
  let judged = 0;
  await planGeneration(id);
  const engine = startEngine(async (request, signal) => {
    if (request.purpose.kind !== "judge") return distinct(request, signal);
    judged += 1;
    return reply([{ correctness: { reasoning: "So it is.", score: judged % 2 === 0 ? 2 : 4 } }]);
  });
  await untilStatus(id, "completed");
  await engine.stop(1_000);
  await afterEnd(id);
}

test("from the estimate to the judgements", async () => {
  const estimate = await ada("POST", "/v1/evaluations/estimate", judging);
  expect(estimate.body).toMatchObject({ calls: 12, inputTokens: expect.any(Number) });
  const once = { "idempotency-key": "judge-once" };
  const begun = await ada("POST", "/v1/evaluations", { ...judging, name: "Judged" }, once);
  expect(begun.status).toBe(202);
  expect(begun.body).toMatchObject({ name: "Judged", status: "queued", asked: 12, dataset: { id: dataset }, rubric: { name: "Mine" } });
  const id = idOf(begun);
  expect(idOf(await ada("POST", "/v1/evaluations", { ...judging, name: "Judged" }, once))).toBe(id);

  expect((await ada("POST", `/v1/evaluations/${id}/pause`)).body).toMatchObject({ status: "paused" });
  expect((await ada("POST", `/v1/evaluations/${id}/resume`)).body).toMatchObject({ status: "queued" });
  await run(id);
  expect((await reader("GET", `/v1/evaluations/${id}`)).body).toMatchObject({ status: "completed", accepted: 12, averageScore: 3 });
  expect((await reader("GET", `/v1/evaluations/${id}/results`)).body).toMatchObject({
    ...{ judged: 12, mean: 3, criteria: [{ name: "Correctness", mean: 3, counts: [0, 6, 0, 6, 0] }] },
  });
  expect(await readAll(reader, `/v1/evaluations/${id}/judgements?sort=lowest`, 5)).toHaveLength(12);
  const low = await readAll(reader, `/v1/evaluations/${id}/judgements?maxScore=3`, 4);
  expect(low.map(({ score }) => score)).toEqual(Array(6).fill(2));
  expect(low[0]).toMatchObject({ criteria: [{ name: "Correctness", reasoning: "So it is." }], row: { prompt: expect.any(String) } });
  const events = await reader("GET", `/v1/evaluations/${id}/events`);
  expect(events.text).toMatch(/^event: progress\ndata: .*"accepted":12.*\n\nevent: end\ndata: {"status":"completed"}\n\n$/);

  expect((await ada("PATCH", `/v1/evaluations/${id}`, { name: "By the demo" })).body).toMatchObject({ name: "By the demo" });
  expect((await ada("DELETE", `/v1/evaluations/${id}`)).status).toBe(204);
  expectProblem(await ada("GET", `/v1/evaluations/${id}`), 404, "not-found:generation");
});

test("the list has each once, whatever it is ordered by, also those without a score", async () => {
  const made = [];
  for (const name of ["A", "B", "C", "D"]) made.push(idOf(await ada("POST", "/v1/evaluations", { ...judging, name })));
  await database().generation.update({ where: { id: made[1] ?? "" }, data: { averageScore: 4 } });
  for (const sort of ["created", "name", "status", "judge", "rows", "score"])
    for (const direction of ["asc", "desc"]) {
      const lines = await readAll(ada, `/v1/evaluations?sort=${sort}&direction=${direction}&dataset=${dataset}`, 1);
      expect(lines.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
      if (sort === "score") expect(lines[0]?.id).toBe(made[1]);
    }
  expect(await readAll(ada, "/v1/evaluations?status=failed", 5)).toEqual([]);
  expect(await readAll(ada, "/v1/evaluations?search=zzz", 5)).toEqual([]);
  expect(await readAll(bob, "/v1/evaluations", 5)).toEqual([]);
  for (const query of ["cursor=x", "sort=size", "limit=0", "unknown=1"])
    expect((await ada("GET", `/v1/evaluations?${query}`)).status).toBe(400);
});

test("a generation is no evaluation, nor is an evaluation a generation", async () => {
  const evaluation = idOf(await ada("POST", "/v1/evaluations", { ...judging, name: "Judged" }));
  const before = await database().generation.findMany({ orderBy: { id: "asc" } });
  const actions = ["pause", "resume", "cancel", "retry"];
  for (const [resource, id] of [
    ["evaluations", dataset],
    ["generations", evaluation],
  ] as const) {
    for (const action of actions) expectProblem(await ada("POST", `/v1/${resource}/${id}/${action}`), 404, "not-found:generation");
    expectProblem(await ada("GET", `/v1/${resource}/${id}`), 404, "not-found:generation");
    expectProblem(await ada("GET", `/v1/${resource}/${id}/events`), 404, "not-found:generation");
    expectProblem(await ada("PATCH", `/v1/${resource}/${id}`, { name: "X", spendingLimit: null }), 404, "not-found:generation");
    expectProblem(await ada("DELETE", `/v1/${resource}/${id}`), 404, "not-found:generation");
  }
  for (const part of ["estimate", "preview", "rows", "download", "download?format=parquet", "exports", "refused"])
    expectProblem(await ada("GET", `/v1/generations/${evaluation}/${part}`), 404, "not-found:generation");
  for (const part of ["start", "try", "clone"])
    expectProblem(await ada("POST", `/v1/generations/${evaluation}/${part}`), 404, "not-found:generation");
  expectProblem(await ada("POST", "/v1/evaluations", { ...judging, datasetId: evaluation, name: "X" }), 404, "not-found:generation");
  expect(await database().generation.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("another person's is not found, a key that only reads changes nothing, and what is wrong is named", async () => {
  const id = idOf(await ada("POST", "/v1/evaluations", { ...judging, name: "Judged" }));
  for (const path of ["", "/results", "/judgements", "/events"])
    expectProblem(await bob("GET", `/v1/evaluations/${id}${path}`), 404, "not-found:generation");
  expectProblem(await bob("POST", `/v1/evaluations/${id}/cancel`), 404, "not-found:generation");
  expectProblem(await bob("POST", "/v1/evaluations", { ...judging, name: "Mine" }), 404, "not-found:generation");
  expectProblem(await reader("POST", `/v1/evaluations/${id}/cancel`), 403, "forbidden:scope");
  expectProblem(await ada("POST", "/v1/evaluations", judging), 400, "bad-input:body", "name");
  expectProblem(await ada("POST", "/v1/evaluations", { ...judging, name: "X", maxTokens: "many" }), 400, "bad-input:body", "maxTokens");
  expectProblem(await ada("POST", "/v1/evaluations", { ...judging, name: "X", typo: 1 }), 400, "bad-input:body");
  const misspelt = { filter: { txt: "x" } };
  expectProblem(await ada("POST", "/v1/evaluations", { ...judging, name: "X", rows: misspelt }), 400, "bad-input:body", "rows.filter");
  expectProblem(await ada("POST", "/v1/evaluations", { ...judging, name: "X", rubric: { preset: "none" } }), 404, "not-found:rubric");
  expectProblem(await ada("GET", `/v1/evaluations/${id}/judgements?cursor=x`), 400, "bad-input:query", "cursor");
});

test("rubrics: the built-in ones first, then one's own, changed only as they were seen", async () => {
  const { rubric } = JSON.parse(JSON.stringify(judging));
  const made = await ada("POST", "/v1/rubrics", rubric);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: "Mine", version: 1, builtIn: false, mine: true, shared: false });
  const id = idOf(made);
  const all = await readAll(ada, "/v1/rubrics", 3);
  expect(all.at(-1)).toMatchObject({ id });
  expect(all.slice(0, -1).every(({ builtIn }) => builtIn === true)).toBe(true);
  expect((await readAll(bob, "/v1/rubrics", 100)).map((one) => one.id)).not.toContain(id);
  expect((await ada("GET", "/v1/rubrics/general")).body).toMatchObject({ builtIn: true });

  const changed = structuredClone(rubric);
  changed.content.criteria[0].name = "Truth";
  expect((await ada("PUT", `/v1/rubrics/${id}`, { ...changed, version: 1 })).body).toMatchObject({ version: 2 });
  expectProblem(await ada("PUT", `/v1/rubrics/${id}`, { ...rubric, version: 1 }), 409, "conflict:rubric");
  changed.content.criteria[0].levels.pop();
  expectProblem(await ada("POST", "/v1/rubrics", changed), 400, "bad-input:body", "content.criteria.0.levels");
  expectProblem(await bob("GET", `/v1/rubrics/${id}`), 404, "not-found:rubric");
  expectProblem(await bob("DELETE", `/v1/rubrics/${id}`), 404, "not-found:rubric");
  expectProblem(await reader("DELETE", `/v1/rubrics/${id}`), 403, "forbidden:scope");
  expect((await ada("DELETE", `/v1/rubrics/${id}`)).status).toBe(204);
  expectProblem(await ada("GET", `/v1/rubrics/${id}`), 404, "not-found:rubric");
});
