import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { admitOidcUser, findOidcUser } from "./oidc.ts";

const ada = { iss: "https://id.example", sub: "42", email: "Ada@example.com", email_verified: true, name: "Ada" };

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().user.deleteMany();
});

const addUser = (email: string) => database().user.create({ data: { email, name: "A", role: "owner" } });

test("a verified address is linked once; from then on the identity decides", async () => {
  const user = await addUser("ada@example.com");
  expect(await admitOidcUser(ada, false)).toEqual({ kind: "link", userId: user.id });
  expect(await findOidcUser(ada)).toEqual({ id: user.id });
  expect(await admitOidcUser({ ...ada, email: "renamed@example.com", email_verified: false }, false)).toEqual({
    kind: "sign-in",
    userId: user.id,
  });
  expect(await admitOidcUser({ ...ada, sub: "43" }, true)).toEqual({ kind: "refuse", reason: "oidc-other-identity" });
  expect(await findOidcUser({ ...ada, iss: "https://other.example" })).toBeNull();
});

test("with sign-up, strangers become members; twice at once makes one account", async () => {
  await addUser("owner@example.com");
  expect(await admitOidcUser(ada, false)).toEqual({ kind: "refuse", reason: "oidc-no-account" });
  const decisions = await Promise.all([admitOidcUser(ada, true), admitOidcUser(ada, true)]);
  expect(decisions.map(({ kind }) => kind).sort()).toEqual(["create", "sign-in"]);
  expect(await database().user.findUnique({ where: { email: "ada@example.com" } })).toMatchObject({ role: "member", passwordHash: null });
});

test("a refused person changes nothing", async () => {
  expect(await admitOidcUser(ada, true)).toEqual({ kind: "refuse", reason: "oidc-setup" });
  await addUser("ada@example.com");
  expect(await admitOidcUser({ ...ada, email_verified: false }, true)).toEqual({ kind: "refuse", reason: "oidc-unverified" });
  expect(await database().user.count({ where: { oidcSubject: { not: null } } })).toBe(0);
  expect(await database().user.count()).toBe(1);
});
