import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { deleteGeneration, retryFailedCalls } from "../generation/lifecycle.ts";
import { type Complete, findWrongCounts, makeUser, reply, startEngine, untilStatus } from "../generation/test-support.ts";
import { InferenceError } from "../inference/types.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { afterEnd } from "./after-end.ts";
import { makeDataset, makeEvaluation } from "./test-support.ts";

// Runs over the rows of a dataset, by the same engine: planned from a filter, judged, counted, scored.

let actor: Actor;
let dataset: string;

withTestQueue(async () => {
  actor = await makeUser();
});

beforeEach(async () => {
  dataset = await makeDataset(actor, { seeds: ["Lists", "Trees"], rowsPerSeed: 5 });
});

const judgement = (correctness: number, helpfulness: number) =>
  reply([{ Correctness: { reasoning: "So.", score: correctness }, Helpfulness: { reasoning: "Thus.", score: helpfulness } }]);

/** Judges rows about lists 5 and 4, others 2 and 1. */
const judge: Complete = async ({ purpose }) =>
  purpose.kind === "judge" && String(purpose.row.prompt).startsWith("Lists") ? judgement(5, 4) : judgement(2, 1);

async function evaluate(complete: Complete, rows: Parameters<typeof makeEvaluation>[2] = {}) {
  const id = await makeEvaluation(actor, dataset, rows);
  const engine = startEngine(complete);
  const ended = await untilStatus(id, "completed", "incomplete", "failed");
  await engine.stop(1_000);
  expect(await findWrongCounts(id)).toEqual([]);
  return ended;
}

test("each row is judged once, and its scores stand beside it", async () => {
  const { id, status, accepted } = await evaluate(judge);
  expect({ status, accepted }).toEqual({ status: "completed", accepted: 10 });
  const scores = await database().score.findMany({ where: { evaluationId: id }, orderBy: { rowId: "asc" } });
  const rows = await database().row.findMany({ where: { generationId: dataset }, orderBy: { id: "asc" } });
  expect(scores.map(({ rowId }) => rowId)).toEqual(rows.map((row) => row.id));
  expect(scores.map(({ seedId }) => seedId)).toEqual(rows.map((row) => row.seedId));
  const aboutLists = rows.map((row) => JSON.stringify(row.data).includes("Lists"));
  expect(scores.map(({ score, criteria }) => ({ score, criteria }))).toEqual(
    aboutLists.map((lists) => (lists ? { score: 4.5, criteria: [5, 4] } : { score: 1.5, criteria: [2, 1] })),
  );
  await afterEnd(id);
  const averages = await database().generation.findMany({ where: { id: { in: [id, dataset] } }, select: { averageScore: true } });
  expect(averages).toEqual([{ averageScore: 3 }, { averageScore: 3 }]);
});

test("a filter and a sample choose the rows; a filter by score finds them again", async () => {
  const [seed] = await database().seed.findMany({ where: { generationId: dataset }, orderBy: { position: "asc" } });
  const first = await evaluate(judge, { filter: { seed: String(seed?.id) } });
  expect(first.accepted).toBe(5);
  const second = await evaluate(judge, { filter: { evaluation: first.id, minScore: 4 }, sample: 2 });
  expect(second.accepted).toBe(2);
});

test("a judgement that fails is no score, and can be asked for again", async () => {
  const { id, status, accepted, missing } = await evaluate(async (request, signal) => {
    if (request.purpose.kind === "judge" && String(request.purpose.row.prompt).startsWith("Trees"))
      throw new InferenceError("refused-request", "The model refuses.");
    return judge(request, signal);
  });
  expect({ status, accepted, missing }).toEqual({ status: "incomplete", accepted: 5, missing: 5 });
  expect(await database().score.count({ where: { evaluationId: id } })).toBe(5);
  await retryFailedCalls(actor, id);
  const engine = startEngine(judge);
  await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect(await database().score.count({ where: { evaluationId: id } })).toBe(10);
});

test("a deleted dataset takes its evaluations and their queues with it; without its last evaluation it has no score", async () => {
  const { id } = await evaluate(judge);
  await afterEnd(id);
  await deleteGeneration(actor, id);
  expect((await database().generation.findUniqueOrThrow({ where: { id: dataset } })).averageScore).toBeNull();
  const running = await makeEvaluation(actor, dataset);
  await deleteGeneration(actor, dataset);
  expect(await database().generation.count({ where: { id: { in: [dataset, running] } } })).toBe(0);
  const queues = await database().$queryRawUnsafe<unknown[]>("select name from pgboss.queue where name = $1", `generation-${running}`);
  expect(queues).toEqual([]);
});
