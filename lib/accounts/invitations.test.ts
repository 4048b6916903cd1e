import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import type { Actor } from "./actor.ts";
import { acceptInvitation, createInvitation, findInvitation, listInvitations, revokeInvitation } from "./invitations.ts";

const max = { name: "Max", email: "max@example.com", password: "seven green wheels" };
const start = new Date("2026-03-01T12:00:00Z");
const later = (days: number, milliseconds = 0) => new Date(start.getTime() + days * 86_400_000 + milliseconds);
const role = "member" as const;

let owner: Actor = { id: "", role: "owner", teamId: null };
beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().user.deleteMany();
  const { id } = await database().user.create({ data: { name: "Olga", email: "olga@example.com", role: "owner" } });
  owner = { id, role: "owner", teamId: null };
});

test("a link makes one account with the invitation's role, once", async () => {
  const { token } = await createInvitation(owner, { email: null, role: "owner" }, start);
  expect(await findInvitation(token, start)).toEqual({ email: null, role: "owner", invitedBy: "Olga" });
  const { id } = await acceptInvitation(token, max, start);
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ email: max.email, name: "Max", role: "owner" });
  await expect(acceptInvitation(token, { ...max, email: "eve@example.com" }, start)).rejects.toThrow("used already");
  await expect(findInvitation(token, start)).rejects.toMatchObject({ code: "not-found:invitation" });
  expect(await listInvitations(owner, start)).toEqual([]);
});

test("two who use a link at the same moment get one account", async () => {
  const { token } = await createInvitation(owner, { email: null, role });
  const people = ["a", "b", "c"].map((name) => ({ ...max, email: `${name}@example.com` }));
  const results = await Promise.allSettled(people.map((person) => acceptInvitation(token, person)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await database().user.count()).toBe(2);
});

test("a link works for 7 days", async () => {
  const { token } = await createInvitation(owner, { email: null, role }, start);
  expect(await findInvitation(token, later(7, -1))).toMatchObject({ role });
  await expect(findInvitation(token, later(7))).rejects.toThrow("expired");
  await expect(acceptInvitation(token, max, later(7))).rejects.toThrow("expired");
  expect(await listInvitations(owner, later(7))).toEqual([]);
  expect(await database().user.count()).toBe(1);
});

test("a withdrawn or mistyped link makes nothing", async () => {
  const { id, token } = await createInvitation(owner, { email: null, role });
  await expect(acceptInvitation(token.slice(0, -1), max)).rejects.toThrow("does not exist");
  await revokeInvitation(owner, { id });
  await expect(acceptInvitation(token, max)).rejects.toThrow("does not exist");
  await expect(revokeInvitation(owner, { id })).rejects.toMatchObject({ code: "not-found:invitation" });
  expect(await database().user.count()).toBe(1);
});

test("an invitation for one address takes no other, and a refused try does not use it up", async () => {
  const { token } = await createInvitation(owner, { email: max.email, role });
  await expect(acceptInvitation(token, { ...max, email: "eve@example.com" })).rejects.toMatchObject({ field: "email" });
  await expect(acceptInvitation(token, { ...max, email: "olga@example.com" })).rejects.toMatchObject({ field: "email" });
  expect(await acceptInvitation(token, max)).toHaveProperty("id");
  await expect(createInvitation(owner, { email: max.email, role })).rejects.toMatchObject({ code: "conflict:account", field: "email" });
});

test("the database never holds the token", async () => {
  const { token } = await createInvitation(owner, { email: null, role });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(await database().invitation.findMany())).not.toContain(token);
});

test("members invite and withdraw nothing", async () => {
  const { id } = await createInvitation(owner, { email: null, role });
  const member = { id: owner.id, role, teamId: null };
  await expect(createInvitation(member, { email: null, role: "owner" })).rejects.toMatchObject({ code: "not-found:page" });
  await expect(listInvitations(member)).rejects.toMatchObject({ code: "not-found:page" });
  await expect(revokeInvitation(member, { id })).rejects.toMatchObject({ code: "not-found:page" });
  expect(await listInvitations(owner)).toHaveLength(1);
});
