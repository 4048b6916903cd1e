import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor, Role } from "../accounts/actor.ts";
import { removePerson } from "../accounts/people.ts";
import { database } from "../db/client.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
import { findApiKey } from "./find-api-key.ts";
import { expiryAfter } from "./form.ts";
import type { Scope } from "./scopes.ts";

const start = new Date("2026-03-01T12:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const DAY = 86_400;

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().user.deleteMany();
});

async function add(name: string, role: Role): Promise<Actor> {
  const { id } = await database().user.create({ data: { name, email: `${name}@example.com`, role } });
  return { id, role, teamId: null };
}

const make = (actor: Actor, scope: Scope = "completions.write", days = 0) =>
  createApiKey(actor, { name: "Nightly run", scopes: [scope], expiresAt: expiryAfter(days, start) }, start);

test("a key is told once, and only its hash is stored", async () => {
  const ada = await add("ada", "member");
  const { key } = await make(ada);
  expect(key).toMatch(/^sl_[0-9A-Za-z]{43}$/);
  const stored = await database().apiKey.findFirstOrThrow();
  expect(JSON.stringify(stored)).not.toContain(key);
  expect(stored.keyHash).toMatch(/^[0-9a-f]{64}$/);
  expect(key.startsWith(stored.prefix)).toBe(true);
});

test("a key stands for its person, with the scopes that it implies", async () => {
  const ada = await add("ada", "member");
  const { id, key } = await make(ada);
  expect(await findApiKey(key, start)).toEqual({
    keyId: id,
    keyName: "Nightly run",
    scopes: ["read", "completions.write"],
    actor: { ...ada, name: "ada", email: "ada@example.com", apiKeyId: id },
  });
});

test("a key that is unknown, damaged, ended or revoked is nobody's", async () => {
  const ada = await add("ada", "member");
  const { id, key } = await make(ada, "read", 30);
  for (const wrong of ["", "sl_", `${key}x`, key.slice(0, -1), key.replace(/.$/, (last) => (last === "a" ? "b" : "a"))])
    expect(await findApiKey(wrong, start)).toBeNull();
  expect(await findApiKey(key, later(30 * DAY - 1))).not.toBeNull();
  expect(await findApiKey(key, later(30 * DAY))).toBeNull();
  await revokeApiKey(ada, id);
  expect(await findApiKey(key, start)).toBeNull();
  expect(await listApiKeys(ada)).toEqual([]);
  await expect(revokeApiKey(ada, id)).rejects.toMatchObject({ code: "not-found:api-key" });
});

test("when it was last used is written down at most once a minute", async () => {
  const ada = await add("ada", "member");
  const { key } = await make(ada);
  const lastUsed = async () => (await listApiKeys(ada))[0]?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await findApiKey(key, start);
  await findApiKey(key, later(59));
  expect(await lastUsed()).toEqual(start);
  await findApiKey(key, later(60));
  expect(await lastUsed()).toEqual(later(60));
});

test("nobody gets a key that may more than they may, and a role that is taken takes its scopes", async () => {
  const [olga, max, vera] = [await add("olga", "owner"), await add("max", "member"), await add("vera", "viewer")];
  await expect(make(max, "admin")).rejects.toMatchObject({ code: "forbidden:api-key", field: "scope" });
  await expect(make(vera)).rejects.toMatchObject({ code: "forbidden:api-key" });
  const { key } = await make(olga, "admin");
  const scopes = async () => (await findApiKey(key, start))?.scopes;
  expect(await scopes()).toContain("admin");
  await database().user.update({ where: { id: olga.id }, data: { role: "member" } });
  expect(await scopes()).toEqual(["read", "completions.write"]);
  await database().user.update({ where: { id: olga.id }, data: { role: "viewer" } });
  expect(await scopes()).toEqual(["read"]);
});

test("what a key is made with is checked", async () => {
  const ada = await add("ada", "member");
  const wrong = { name: "x", scopes: ["read" as const], expiresAt: null };
  await expect(createApiKey(ada, { ...wrong, name: " " })).rejects.toMatchObject({ code: "bad-input:api-key", field: "name" });
  await expect(createApiKey(ada, { ...wrong, scopes: [] })).rejects.toMatchObject({ code: "bad-input:api-key", field: "scopes" });
  await expect(createApiKey(ada, { ...wrong, expiresAt: start }, start)).rejects.toMatchObject({ field: "expiresAt" });
});

test("people see and revoke their own keys, owners everybody's", async () => {
  const [olga, max, eve] = [await add("olga", "owner"), await add("max", "member"), await add("eve", "member")];
  const { id, key } = await make(max);
  expect(await listApiKeys(eve, true)).toEqual([]);
  expect(await listApiKeys(olga)).toEqual([]);
  expect(await listApiKeys(olga, true)).toMatchObject([{ id, name: "Nightly run", owner: { name: "max" } }]);
  await expect(revokeApiKey(eve, id)).rejects.toMatchObject({ code: "not-found:api-key" });
  expect(await findApiKey(key, start)).not.toBeNull();
  await revokeApiKey(olga, id);
  expect(await findApiKey(key, start)).toBeNull();
});

test("a removed person's keys are gone", async () => {
  const [olga, max] = [await add("olga", "owner"), await add("max", "member")];
  const { key } = await make(max);
  await removePerson(olga, { id: max.id });
  expect(await findApiKey(key, start)).toBeNull();
  expect(await database().apiKey.count()).toBe(0);
});
