import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database, databaseUrl } from "../db/client.ts";
import { installQueue } from "../jobs/queue.ts";
import { deleteGeneration, type ListQuery, listGenerations } from "./list.ts";

const owner: Actor = { id: "", role: "owner", teamId: null };

beforeAll(async () => {
  await useTestDatabase();
  await installQueue(databaseUrl());
  const user = await database().user.create({ data: { email: "owner@example.org", name: "Ada", role: "owner" } });
  owner.id = user.id;
});
beforeEach(() => database().generation.deleteMany());

const make = (name: string, values: object = {}) =>
  database().generation.create({ data: { ownerId: owner.id, name, config: {}, ...values } });
const names = async (actor: Actor, query: ListQuery) => (await listGenerations(actor, query)).items.map((item) => item.name);

test.each([
  ["100%", ["100% right"]],
  ["_", ["a_b"]],
  ["\\", ["back\\slash"]],
  ["A_B", ["a_b"]],
])("the search %s stands for itself", async (search, found) => {
  for (const name of ["100% right", "a_b", "back\\slash", "axb 1000"]) await make(name);
  expect(await names(owner, { search })).toEqual(found);
});

test("every generation stands on one page, also when all are alike in what they are sorted by", async () => {
  for (let index = 0; index < 25; index++) await make(`g${index}`, { accepted: 7 });
  const pages = await Promise.all([1, 2, 3].map((page) => names(owner, { sort: "pairs", page, pageSize: 10 })));
  expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
  expect(new Set(pages.flat()).size).toBe(25);
});

test.each(["draft", "completed", "cancelled"])("one that is %s, and so has no queue, can be deleted", async (status) => {
  const { id } = await make("gone", { status });
  await deleteGeneration(owner, id);
  expect((await listGenerations(owner)).total).toBe(0);
});
