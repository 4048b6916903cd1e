import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { FIRST_ROWS, nextPage, PAGE_SIZE, previousPage, type RowsAddress } from "@/components/rows/address.ts";
import type { Actor } from "@/lib/accounts/actor.ts";
import { database } from "@/lib/db/client.ts";
import { draftFor } from "@/lib/templates/index.ts";
import { useTestDatabase } from "../../../../../e2e/database.ts";
import { readRows } from "./read-rows.ts";

const SEEDS = 2;
/** Two full pages and a part of a third. */
const ROWS = PAGE_SIZE * 2 + 6;

let user: Actor;
let id: string;
let seedIds: string[];

beforeAll(async () => {
  await useTestDatabase();
  user = await database()
    .user.create({ data: { email: "ada@example.com", name: "Ada", role: "member" } })
    .then(toActor);
  id = await makeGeneration(user);
  seedIds = (await database().seed.findMany({ where: { generationId: id }, orderBy: { position: "asc" } })).map((seed) => String(seed.id));
  await addRows(ROWS);
});

const toActor = (person: { id: string }): Actor => ({ id: person.id, role: "member", teamId: null });

async function makeGeneration(owner: Actor): Promise<string> {
  const seeds = Array.from({ length: SEEDS }, (_, position) => ({ position, text: `Seed ${position}`, asked: 1_000 }));
  const generation = await database().generation.create({
    data: { ownerId: owner.id, name: "Rows", status: "running", config: draftFor("custom"), asked: 2_000, seeds: { create: seeds } },
  });
  return generation.id;
}

/** Rows in turn for each seed, counted as the engine counts them. */
async function addRows(count: number): Promise<void> {
  const before = await database().row.count({ where: { generationId: id } });
  const callId = randomUUID();
  await database().call.create({
    data: { id: callId, generationId: id, status: "done", rowsAsked: count, attempts: 1, inputTokens: 0, outputTokens: 0, latencyMs: 1 },
  });
  const rows = Array.from({ length: count }, (_, index) => {
    const prompt = `Prompt ${before + index}`;
    const promptHash = createHash("sha256").update(prompt).digest();
    return { generationId: id, callId, seedId: BigInt(seedIds[index % SEEDS] ?? 0), data: { prompt, completion: "C" }, promptHash };
  });
  await database().row.createMany({ data: rows });
  await database().generation.update({ where: { id }, data: { accepted: { increment: count } } });
  await database().seed.updateMany({ where: { generationId: id }, data: { accepted: { increment: count / SEEDS } } });
}

const read = (address: RowsAddress) => readRows(user, id, address);
const promptsOf = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map((row) => row.fields[0]?.text);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `Prompt ${from + index}`);
const edge = (page: Awaited<ReturnType<typeof read>>, at: 0 | -1) => page.rows.at(at)?.id ?? "";

describe("pages of rows", () => {
  test("follow one another without a gap, there and back", async () => {
    const first = await read(FIRST_ROWS);
    expect(promptsOf(first)).toEqual(range(0, 50));
    expect(first.total).toBe(ROWS);
    const secondAddress = nextPage(FIRST_ROWS, edge(first, -1));
    const second = await read(secondAddress);
    expect(promptsOf(second)).toEqual(range(50, 100));
    const thirdAddress = nextPage(secondAddress, edge(second, -1));
    const third = await read(thirdAddress);
    expect(promptsOf(third)).toEqual(range(100, 106));
    const back = previousPage(thirdAddress, edge(third, 0));
    expect(back.cursor?.side).toBe("before");
    expect(promptsOf(await read(back))).toEqual(range(50, 100));
  });

  test("newest first, there and back", async () => {
    const newest: RowsAddress = { ...FIRST_ROWS, order: "newest" };
    const first = await read(newest);
    expect(promptsOf(first)).toEqual(range(56, 106).reverse());
    const second = await read(nextPage(newest, edge(first, -1)));
    expect(promptsOf(second)).toEqual(range(6, 56).reverse());
    const before: RowsAddress = { ...newest, cursor: { side: "before", row: edge(second, 0) }, page: 1 };
    expect(promptsOf(await read(before))).toEqual(promptsOf(first));
  });

  test("of one seed hold its rows only and count them", async () => {
    const page = await read({ ...FIRST_ROWS, seed: seedIds[1] ?? "" });
    expect(page.total).toBe(ROWS / SEEDS);
    expect(promptsOf(page)[0]).toBe("Prompt 1");
    expect(new Set(page.rows.map((row) => row.seedId))).toEqual(new Set([seedIds[1]]));
  });

  test("that were refused stand beside what they resemble, are paged like the others and counted apart", async () => {
    const [first, second] = await database().row.findMany({ where: { generationId: id }, orderBy: { id: "asc" }, take: 2 });
    if (!first || !second) throw new Error("there are no rows");
    const refusedRows = Array.from({ length: PAGE_SIZE + 3 }, (_, index) => ({
      ...{ generationId: id, callId: first.callId, seedId: first.seedId, data: { prompt: `Copy ${index}`, completion: "D" } },
      ...{ kind: "near", similarity: 0.9, resembledRowId: index === 0 ? second.id : first.id },
    }));
    await database().refusedRow.createMany({ data: refusedRows });
    await database().generation.update({ where: { id }, data: { duplicates: refusedRows.length } });
    const refused: RowsAddress = { ...FIRST_ROWS, view: "refused" };
    const page = await read(refused);
    expect(page.total).toBe(PAGE_SIZE + 3);
    expect(page.rows.slice(0, 2).map((row) => row.fields.map(({ text }) => text))).toEqual([
      ["Copy 0", "Prompt 1"],
      ["Copy 1", "Prompt 0"],
    ]);
    expect(promptsOf(await read(nextPage(refused, edge(page, -1))))).toEqual(["Copy 50", "Copy 51", "Copy 52"]);
    expect((await read({ ...refused, seed: seedIds[1] ?? "" })).rows).toEqual([]);
    expect((await read(FIRST_ROWS)).total).toBe(ROWS);
  });

  test("of a seed that is not there are empty", async () => {
    expect(await read({ ...FIRST_ROWS, seed: "999999999" })).toEqual({ rows: [], total: 0 });
  });

  test("are not found for someone else, nor under a forged id", async () => {
    const other = toActor(await database().user.create({ data: { email: "bob@example.com", name: "Bob", role: "member" } }));
    await expect(readRows(other, id, FIRST_ROWS)).rejects.toMatchObject({ code: "not-found:generation" });
    await expect(readRows(user, "forged", FIRST_ROWS)).rejects.toMatchObject({ code: "not-found:generation" });
  });
});
