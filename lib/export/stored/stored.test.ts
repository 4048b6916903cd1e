import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "../../accounts/actor.ts";
import { database } from "../../db/client.ts";
import { environment } from "../../env.ts";
import { deleteGeneration } from "../../generation/lifecycle.ts";
import { makeUser } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { makeDataset } from "../../runs/test-support.ts";
import { plainSettings } from "../settings.ts";
import { readZip } from "../test-support.ts";
import { deleteExport } from "./delete-export.ts";
import { deliverExport } from "./deliver-export.ts";
import { listExports } from "./list-exports.ts";
import { prepareExport } from "./prepare-export.ts";
import { startExport } from "./start-export.ts";

// Exports are stored beside being sent, can be had again byte for byte, and leave nothing when they are broken off.

let actor: Actor;
let dataset: string;

withTestQueue(async () => {
  actor = await makeUser();
  dataset = await makeDataset(actor, { seeds: ["Lists", "Trees"], rowsPerSeed: 50, rowsPerCall: 10 });
});

beforeEach(async () => {
  for (const { id } of await listExports(actor, dataset)) await deleteExport(actor, id);
});

const split = { train: 80, validation: 10, test: 10, seed: 1 };
const notStopped = { signal: new AbortController().signal };

async function download(id: string): Promise<Buffer> {
  const { live, stored } = await deliverExport(actor, id);
  const content = live ?? (await stored?.read());
  if (!content) throw new Error("nothing was delivered");
  return buffer(content);
}

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(join(environment().DATA_DIR, "files"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("what was sent is stored, listed with its hash, and sent again byte for byte", async () => {
  const { id, prepared } = await startExport(actor, dataset, plainSettings("jsonl"));
  expect(prepared).toBe(false);
  expect(await listExports(actor, dataset)).toEqual([]);
  const first = await download(id);
  expect(first.toString().trimEnd().split("\n")).toHaveLength(100);
  const [line] = await listExports(actor, dataset);
  const sha256 = createHash("sha256").update(first).digest("hex");
  expect(line).toMatchObject({
    id,
    status: "ready",
    rows: 100,
    sizeBytes: first.length,
    sha256,
    words: ["JSON Lines"],
    name: "test.jsonl",
  });
  const { stored, live } = await deliverExport(actor, id);
  expect(live).toBeNull();
  expect(stored).toMatchObject({ sizeBytes: first.length, sha256 });
  expect(await download(id)).toEqual(first);
  expect(stored && (await buffer(await stored.read({ start: 5, end: 9 })))).toEqual(first.subarray(5, 10));
});

test("one that is broken off is recorded as failed, leaves no file, and can be begun anew", async () => {
  const long = await makeDataset(actor, { seeds: 1, rowsPerSeed: 1, rowsPerCall: 1 });
  await database().$executeRawUnsafe(MANY_ROWS, long, 12_000);
  const { id } = await startExport(actor, long, plainSettings("json"));
  const { live } = await deliverExport(actor, id);
  // While one is being sent, there is no second.
  await expect(deliverExport(actor, id)).rejects.toThrow(/being downloaded already/);
  for await (const _ of live ?? []) break;
  await expect.poll(async () => (await listExports(actor, long))[0]?.status).toBe("failed");
  expect((await listExports(actor, long))[0]?.statusReason).toMatch(/broken off/);
  expect(await filesOnDisk()).toEqual([]);
  expect(JSON.parse((await download(id)).toString())).toHaveLength(12_001);
  expect((await listExports(actor, long))[0]?.status).toBe("ready");
  await deleteGeneration(actor, long);
});

/** More than is read ahead. */
const MANY_ROWS = `
  insert into rows (generation_id, seed_id, call_id, data, prompt_hash)
  select generation_id, seed_id, call_id, jsonb_build_object('prompt', 'Row ' || n, 'completion', repeat('text ', 20)), sha256(n::text::bytea)
  from rows, generate_series(1, $2::int) as n where generation_id = $1::uuid`;

test("a split is prepared by a worker, and again from the beginning when that was killed", async () => {
  const { id, prepared } = await startExport(actor, dataset, { ...plainSettings("openai"), split });
  expect(prepared).toBe(true);
  await expect(deliverExport(actor, id)).rejects.toThrow(/being prepared/);
  const stopped = AbortSignal.abort(new Error("killed"));
  await expect(prepareExport(id, { signal: stopped })).rejects.toThrow("killed");
  expect((await listExports(actor, dataset))[0]?.status).toBe("preparing");
  await prepareExport(id, notStopped);
  const [line] = await listExports(actor, dataset);
  expect(line).toMatchObject({ status: "ready", rows: 100, words: ["OpenAI chat", "split 80/10/10, seed 1"] });
  const files = await readZip(await download(id));
  expect([...files.keys()]).toEqual(["train.jsonl", "validation.jsonl", "test.jsonl", "metadata.json"]);
  const lines = ["train", "validation", "test"].map((part) =>
    String(files.get(`${part}.jsonl`))
      .trimEnd()
      .split("\n"),
  );
  expect(lines.map((part) => part.length)).toEqual([80, 10, 10]);
  expect(new Set(lines.flat()).size).toBe(100);
  expect(JSON.parse(String(files.get("metadata.json"))).export.settings.split).toEqual(split);
});

test("one that is deleted while it is prepared ends without a trace", async () => {
  const { id } = await startExport(actor, dataset, { ...plainSettings("jsonl"), split });
  await deleteExport(actor, id);
  await prepareExport(id, notStopped);
  expect(await listExports(actor, dataset)).toEqual([]);
  expect(await filesOnDisk()).toEqual([]);
});

test("no export of nothing, and none of another's dataset", async () => {
  const nothing = { ...plainSettings("json"), approvedOnly: true };
  await expect(startExport(actor, dataset, nothing)).rejects.toThrow(/No row is left/);
  const { id } = await startExport(actor, dataset, plainSettings("json"));
  const other = await makeUser();
  const tries = [() => deliverExport(other, id), () => deleteExport(other, id), () => startExport(other, dataset, plainSettings("json"))];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: expect.stringMatching(/^not-found:/) });
});

test("a line that a killed server left is ended, and exports go with their dataset", async () => {
  const own = await makeDataset(actor, { seeds: 1, rowsPerSeed: 2, rowsPerCall: 2 });
  const { id } = await startExport(actor, own, plainSettings("json"));
  await database().export.update({ where: { id }, data: { status: "writing", finishedAt: new Date(Date.now() - 600_000) } });
  expect((await listExports(actor, own))[0]).toMatchObject({ status: "failed", statusReason: expect.stringMatching(/was stopped/) });
  await download(id);
  expect(await filesOnDisk()).toEqual(["test.json"]);
  await deleteGeneration(actor, own);
  expect(await filesOnDisk()).toEqual([]);
});
