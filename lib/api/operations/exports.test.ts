import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { prepareExport } from "../../export/stored/prepare-export.ts";
import { makeUser } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { makeDataset } from "../../runs/test-support.ts";
import { type Client, callersFor, expectProblem, idOf, readAll } from "../test-support.ts";

// A program exports a dataset, fetches the file whole and in parts, and deletes it.

let ada: Client;
let reader: Client;
let bob: Client;
let dataset: string;
let exports: string;

withTestQueue(async () => {
  const person = await makeUser();
  [ada, reader, bob] = await callersFor(person);
  dataset = await makeDataset(person, { seeds: ["Lists", "Trees"], rowsPerSeed: 10, rowsPerCall: 5 });
  exports = `/v1/generations/${dataset}/exports`;
});

test("written while it is fetched first, then the same again, also in parts", async () => {
  const begun = await ada("POST", exports, { format: "jsonl" });
  expect(begun.status).toBe(201);
  expect(begun.body).toMatchObject({
    status: "waiting",
    prepared: false,
    expectedRows: 20,
    generationId: dataset,
    settings: { format: "jsonl" },
  });
  const id = idOf(begun);
  const first = await reader("GET", `/v1/exports/${id}/file`);
  expect(first.status).toBe(200);
  expect(first.text.trimEnd().split("\n")).toHaveLength(20);
  const sha256 = createHash("sha256").update(first.text).digest("hex");
  expect((await reader("GET", `/v1/exports/${id}`)).body).toMatchObject({ status: "ready", rows: 20, sha256, name: "test.jsonl" });
  const part = await reader("GET", `/v1/exports/${id}/file`, undefined, { range: "bytes=5-14" });
  expect([part.status, part.text]).toEqual([206, first.text.slice(5, 15)]);
  const tag = part.headers.get("etag") ?? "";
  expect((await reader("GET", `/v1/exports/${id}/file`, undefined, { "if-none-match": tag })).status).toBe(304);
  expect((await ada("DELETE", `/v1/exports/${id}`)).status).toBe(204);
  expectProblem(await ada("GET", `/v1/exports/${id}/file`), 404, "not-found:export");
});

test("a split is prepared by a worker first", async () => {
  const split = { train: 80, validation: 10, test: 10, seed: 1 };
  const id = idOf(await ada("POST", exports, { format: "openai", split }));
  expectProblem(await ada("GET", `/v1/exports/${id}/file`), 409, "conflict:export");
  await prepareExport(id, { signal: new AbortController().signal });
  expect((await ada("GET", `/v1/exports/${id}`)).body).toMatchObject({ status: "ready", prepared: true, settings: { split } });
  expect((await ada("GET", `/v1/exports/${id}/file`)).headers.get("content-type")).toBe("application/zip");
});

test("the list has all, the latest first, also those that nobody has fetched yet", async () => {
  const made = [];
  for (const format of ["csv", "json", "parquet"]) made.push(idOf(await ada("POST", exports, { format })));
  const ids = (await readAll(reader, exports, 2)).map(({ id }) => id);
  expect(ids.slice(0, 3)).toEqual(made.toReversed());
});

test("another person's is not found, and what is wrong is named", async () => {
  const id = idOf(await ada("POST", exports, { format: "csv" }));
  expectProblem(await bob("GET", `/v1/exports/${id}`), 404, "not-found:export");
  expectProblem(await bob("GET", `/v1/exports/${id}/file`), 404, "not-found:export");
  expectProblem(await bob("DELETE", `/v1/exports/${id}`), 404, "not-found:export");
  expectProblem(await bob("GET", exports), 404, "not-found:generation");
  expectProblem(await bob("POST", exports, { format: "csv" }), 404, "not-found:generation");
  expectProblem(await reader("DELETE", `/v1/exports/${id}`), 403, "forbidden:scope");
  expectProblem(await reader("POST", exports, { format: "csv" }), 403, "forbidden:scope");
  expectProblem(await ada("POST", exports, { format: "docx" }), 400, "bad-input:body", "format");
  expectProblem(await ada("POST", exports, { format: "csv", approvedOnly: true }), 400, "bad-input:export");
  expectProblem(await ada("POST", exports, { format: "csv", filtre: {} }), 400, "bad-input:body");
  expectProblem(await ada("POST", exports, { format: "csv", filter: { txt: "x" } }), 400, "bad-input:body", "filter");
  expectProblem(await ada("GET", "/v1/exports/none"), 404, "not-found:export");
});
