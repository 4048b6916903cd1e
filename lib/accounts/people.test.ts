import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import type { Actor, Role } from "./actor.ts";
import { changeRole, listPeople, removePerson } from "./people.ts";
import { startSession } from "./sessions.ts";

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().generation.deleteMany();
  await database().user.deleteMany();
});

async function add(name: string, role: Role): Promise<Actor> {
  const { id } = await database().user.create({ data: { name, email: `${name}@example.com`, role } });
  return { id, role, teamId: null };
}

test("owners see everyone; members are told nothing", async () => {
  const [owner, member] = [await add("olga", "owner"), await add("max", "member")];
  await startSession(member.id, { userAgent: "", address: null });
  const people = await listPeople(owner);
  expect(people.map(({ name, role, lastSeenAt }) => [name, role, lastSeenAt !== null])).toEqual([
    ["max", "member", true],
    ["olga", "owner", false],
  ]);
  await expect(listPeople(member)).rejects.toMatchObject({ code: "not-found:page" });
});

test("a member changes and removes nobody, not even themselves", async () => {
  const [owner, member] = [await add("olga", "owner"), await add("max", "member")];
  await expect(changeRole(member, { id: member.id, role: "owner" })).rejects.toMatchObject({ code: "not-found:page" });
  for (const { id } of [owner, member]) await expect(removePerson(member, { id })).rejects.toMatchObject({ code: "not-found:page" });
  expect(await database().user.count({ where: { role: "owner" } })).toBe(1);
});

test("there is always an owner, also when two resign at once", async () => {
  const [olga, otto] = [await add("olga", "owner"), await add("otto", "owner")];
  const results = await Promise.allSettled([
    changeRole(olga, { id: olga.id, role: "member" }),
    changeRole(otto, { id: otto.id, role: "member" }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await database().user.count({ where: { role: "owner" } })).toBe(1);
  const left = await database().user.findFirstOrThrow({ where: { role: "owner" } });
  await expect(changeRole({ id: left.id, role: "owner", teamId: null }, { id: left.id, role: "member" })).rejects.toMatchObject({
    code: "conflict:last-owner",
  });
});

test("what a removed person made goes to the owner who removed them", async () => {
  const [owner, member] = [await add("olga", "owner"), await add("max", "member")];
  const generation = await database().generation.create({ data: { ownerId: member.id, config: {} } });
  await database().file.create({
    data: { ownerId: member.id, generationId: generation.id, kind: "dataset", key: "k", name: "n", sizeBytes: 1 },
  });
  const config = await database().workflowConfig.create({ data: { ownerId: member.id, name: "C", content: {} } });
  const workflow = await database().workflow.create({
    data: { ownerId: member.id, name: "W", configId: config.id, config: {}, modelId: "m", totalExamples: 1, type: "complete" },
  });
  await expect(removePerson(owner, { id: owner.id })).rejects.toMatchObject({ code: "conflict:oneself" });
  expect(await removePerson(owner, { id: member.id })).toEqual({ generations: 1 });
  expect(await database().generation.findUniqueOrThrow({ where: { id: generation.id } })).toMatchObject({ ownerId: owner.id });
  expect(await database().file.findFirstOrThrow()).toMatchObject({ ownerId: owner.id });
  expect(await database().workflowConfig.findUniqueOrThrow({ where: { id: config.id } })).toMatchObject({ ownerId: owner.id });
  expect(await database().workflow.findUniqueOrThrow({ where: { id: workflow.id } })).toMatchObject({ ownerId: owner.id });
  await expect(removePerson(owner, { id: member.id })).rejects.toMatchObject({ code: "not-found:person" });
});
