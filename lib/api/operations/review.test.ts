import { expect, test } from "vitest";
import { database } from "../../db/client.ts";
import { makeRunning, makeUser, reply, startEngine, untilStatus } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { makeDataset, makeEvaluation } from "../../runs/test-support.ts";
import { type Client, callersFor, expectProblem, readAll } from "../test-support.ts";

// A program reviews rows one by one and all at once.

let ada: Client;
let reader: Client;
let bob: Client;
let dataset: string;
let evaluation: string;
/** A dataset whose model repeats itself. */
let repeating: string;

withTestQueue(async () => {
  const person = await makeUser();
  [ada, reader, bob] = await callersFor(person);
  dataset = await makeDataset(person, { seeds: ["Lists", "Trees"], rowsPerSeed: 5, rowsPerCall: 5 });
  evaluation = await makeEvaluation(person, dataset);
  repeating = await makeRunning(person, { seeds: ["Lists"], rowsPerSeed: 6, rowsPerCall: 6 });
  const engine = startEngine(async () => reply(Array.from({ length: 6 }, () => ({ prompt: "The same?", completion: "Yes." }))));
  await untilStatus(repeating, "completed", "incomplete", "failed");
  await engine.stop(1_000);
});

const rowsOf = async () =>
  (await readAll(reader, `/v1/generations/${dataset}/rows`, 3)).map(({ id }) => `/v1/generations/${dataset}/rows/${id}`);

test("a row is changed as it was seen, and not otherwise", async () => {
  const [first = "", second = ""] = await rowsOf();
  const approved = await ada("PATCH", first, { revision: 0, state: "approved", note: "Runs." });
  expect(approved.body).toMatchObject({ state: "approved", note: "Runs.", revision: 1, edited: false });
  expectProblem(await ada("PATCH", first, { revision: 0, state: "rejected" }), 409, "conflict:row", "revision");
  const edited = await ada("PATCH", first, { revision: 1, data: { completion: "Better." } });
  expect(edited.body).toMatchObject({ edited: true, revision: 2, data: { completion: "Better.", prompt: expect.stringMatching(/./) } });
  const { data } = JSON.parse(edited.text);
  expectProblem(await ada("PATCH", second, { revision: 0, data: { prompt: data.prompt } }), 409, "conflict:row", "data");
  expectProblem(await ada("PATCH", second, { revision: 0, data: { extra: "x" } }), 400, "bad-input:row", "data.extra");
  expectProblem(await ada("PATCH", second, { revision: 0, data: { prompt: "" } }), 400, "bad-input:row", "data.prompt");
  expect((await ada("PATCH", second, { revision: 0, state: "deleted" })).body).toMatchObject({ state: "deleted" });
  expect(await rowsOf()).not.toContain(second);
  expect((await ada("PATCH", second, { revision: 1, state: "unreviewed" })).body).toMatchObject({ state: "unreviewed" });
});

test("all rows that a filter shows are changed at once, and back", async () => {
  const bulk = `/v1/generations/${dataset}/rows/bulk`;
  const done = await ada("POST", bulk, { action: "reject", filter: { text: "Trees" } });
  expect(done.body).toMatchObject({ changed: 5, actionId: expect.any(String) });
  expect((await ada("POST", bulk, { action: "reject", filter: { text: "Trees" } })).body).toEqual({ changed: 0, actionId: null });
  expect(await readAll(reader, `/v1/generations/${dataset}/rows?state=rejected`, 2)).toHaveLength(5);
  const undo = `/v1/generations/${dataset}/actions/${JSON.parse(done.text).actionId}/undo`;
  expectProblem(await bob("POST", undo), 404, "not-found:generation");
  expect((await ada("POST", undo)).body).toEqual({ undone: 5, left: 0 });
  expectProblem(await ada("POST", undo), 409, "conflict:undone");
  // A misspelt filter would be all rows.
  expectProblem(await ada("POST", bulk, { action: "delete", filter: { txt: "Trees" } }), 400, "bad-input:body", "filter");
  expectProblem(await ada("POST", bulk, { action: "delete" }), 400, "bad-input:body", "filter");
  expectProblem(await ada("POST", bulk, { action: "shred", filter: {} }), 400, "bad-input:body", "action");
});

test("refused rows say what they resemble", async () => {
  const refused = await readAll(reader, `/v1/generations/${repeating}/refused`, 2);
  expect(refused.length).toBe(await database().refusedRow.count({ where: { generationId: repeating } }));
  expect(refused[0]).toMatchObject({ kind: "exact", similarity: 1, resembled: { data: { prompt: "The same?" } }, resembledIn: null });
  expectProblem(await reader("GET", `/v1/generations/${repeating}/refused?cursor=x`), 400, "bad-input:query", "cursor");
});

test("nothing of it for others, for evaluations, or with a key that only reads", async () => {
  const [row = ""] = await rowsOf();
  const change = { revision: 0, state: "approved" };
  const all = { action: "approve", filter: {} };
  expectProblem(await bob("PATCH", row, change), 404, "not-found:generation");
  expectProblem(await bob("POST", `/v1/generations/${dataset}/rows/bulk`, all), 404, "not-found:generation");
  expectProblem(await bob("GET", `/v1/generations/${dataset}/refused`), 404, "not-found:generation");
  expectProblem(await reader("PATCH", row, change), 403, "forbidden:scope");
  expectProblem(await reader("POST", `/v1/generations/${dataset}/rows/bulk`, all), 403, "forbidden:scope");
  expectProblem(await ada("PATCH", `/v1/generations/${dataset}/rows/999999`, change), 404, "not-found:row");
  expectProblem(await ada("PATCH", `/v1/generations/${dataset}/rows/x`, change), 404, "not-found:row");
  expectProblem(await ada("PATCH", row, { revision: 0 }), 400, "bad-input:body");
  expectProblem(await ada("POST", `/v1/generations/${evaluation}/rows/bulk`, all), 404, "not-found:generation");
  expectProblem(await ada("GET", `/v1/generations/${evaluation}/refused`), 404, "not-found:generation");
});
