import { beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { changeRole, removePerson } from "../accounts/people.ts";
import { dropSession, startSession } from "../accounts/sessions.ts";
import { checkPassword } from "../accounts/sign-in.ts";
import { createUser } from "../accounts/users.ts";
import { createApiKey } from "../api-keys/api-keys.ts";
import { findApiKey } from "../api-keys/find-api-key.ts";
import { createConnection, deleteConnection } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { deleteGeneration } from "../generation/manage.ts";
import { makeDraft } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { recordEvent } from "./record-event.ts";

const PASSWORD = "seven green wheels";
let owner: Actor;

withTestQueue(async () => {});
beforeEach(async () => {
  await database().auditEvent.deleteMany();
  await database().user.deleteMany();
  const { id } = await createUser({ email: "olga@example.com", name: "Olga", password: PASSWORD, role: "owner" });
  owner = { id, role: "owner", teamId: null, address: "203.0.113.7" };
  await database().auditEvent.deleteMany();
});

const events = () => database().auditEvent.findMany({ orderBy: { id: "asc" } });

test("an event says who did what to what, from where, with which key", async () => {
  const { id, key } = await createApiKey(owner, { name: "Nightly", scopes: ["admin"], expiresAt: null });
  const found = await findApiKey(key);
  if (!found) throw new Error("the key is not known");
  const generationId = await makeDraft(found.actor);
  await deleteGeneration({ ...found.actor, address: "198.51.100.4" }, generationId);
  expect(await events()).toMatchObject([
    { action: "api-key-created", userId: owner.id, actorName: "Olga", subjectName: "Nightly", address: "203.0.113.7", apiKeyId: null },
    {
      ...{ action: "generation-deleted", userId: owner.id, subjectType: "generation", subjectId: generationId, subjectName: "Test" },
      ...{ apiKeyId: id, apiKeyName: "Nightly", address: "198.51.100.4" },
    },
  ]);
  expect(JSON.stringify(await events())).not.toContain(key);
});

test("there is no event of what did not happen", async () => {
  const rolledBack = transact(async (transaction) => {
    await recordEvent(owner, { action: "sign-out" }, transaction);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  await expect(changeRole(owner, { id: owner.id, role: "member" })).rejects.toMatchObject({ code: "conflict:last-owner" });
  expect(await events()).toEqual([]);
});

test("and no change without its event: when that cannot be written, nothing is changed", async () => {
  const { id } = await createUser({ email: "max@example.com", password: PASSWORD, role: "member" });
  await database().auditEvent.deleteMany();
  await database().$executeRawUnsafe("alter table audit_events add constraint refuse check (action <> 'role-changed')");
  await expect(changeRole(owner, { id, role: "viewer" })).rejects.toThrow();
  await database().$executeRawUnsafe("alter table audit_events drop constraint refuse");
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ role: "member" });
  expect(await events()).toEqual([]);
});

test("signing in and out is noted, and so is failing to, for accounts that exist", async () => {
  await expect(checkPassword("olga@example.com", "not the password", "192.0.2.9")).rejects.toMatchObject({ code: "unauthorized:sign-in" });
  await expect(checkPassword("nobody@example.com", "not the password", null)).rejects.toMatchObject({ code: "unauthorized:sign-in" });
  await vi.waitFor(async () => expect(await events()).toHaveLength(1));
  const { id } = await startSession(owner.id, { userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", address: "192.0.2.9" });
  await dropSession(id, "192.0.2.9");
  await dropSession(id, "192.0.2.9");
  expect(await events()).toMatchObject([
    { action: "sign-in-failed", userId: null, actorName: "", subjectId: owner.id, subjectName: "Olga", address: "192.0.2.9" },
    { action: "sign-in", userId: owner.id, details: { browser: "Firefox on Windows" }, address: "192.0.2.9" },
    { action: "sign-out", userId: owner.id },
  ]);
});

test("what a removed person did stays in the log under their name", async () => {
  const { id } = await createUser({ email: "max@example.com", name: "Max", password: PASSWORD, role: "owner" });
  const max: Actor = { id, role: "owner", teamId: null };
  const connection = { provider: "openai", name: "Lab", baseUrl: "http://127.0.0.1:1/v1", preset: "other", apiKey: "sk-secret" } as const;
  const made = await createConnection(max, { ...connection, headers: [], maxConcurrency: null, removeKey: false });
  await deleteConnection(max, made.id);
  await removePerson(owner, { id });
  const log = await events();
  expect(log.map(({ action, actorName, userId }) => [action, actorName, userId])).toEqual([
    ["person-joined", "Max", null],
    ["connection-saved", "Max", null],
    ["connection-removed", "Max", null],
    ["person-removed", "Olga", owner.id],
  ]);
  expect(JSON.stringify(log)).not.toContain("sk-secret");
});
