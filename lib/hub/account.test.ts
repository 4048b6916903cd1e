import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type HubServer, startHubServer } from "../../e2e/hub-server/server.ts";
import { CALM, FINE_TOKEN, READ_TOKEN, WRITE_TOKEN } from "../../e2e/hub-server/settings.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { makeUser } from "../generation/test-support.ts";
import { getHubAccount, openHubAccount, removeHubAccount, saveHubAccount, testHubAccount } from "./account.ts";
import { hubAccountForm } from "./account-form.ts";

let server: HubServer;
let owner: Actor;

beforeAll(async () => {
  await useTestDatabase();
  server = await startHubServer();
  owner = await makeUser("owner");
});

afterAll(async () => {
  await server.close();
  await database().$disconnect();
});

const form = (token: string, address = server.url) => hubAccountForm.parse({ token, address });

test("a token is asked about, sealed, and never given back", async () => {
  const saved = await saveHubAccount(owner, form(WRITE_TOKEN));
  expect(saved).toMatchObject({ address: server.url, userName: "ada", namespaces: ["ada", "acme"] });
  const shown = [saved, await getHubAccount(owner), await testHubAccount(owner)];
  expect(JSON.stringify(shown)).not.toContain(WRITE_TOKEN);
  const row = await database().hubAccount.findUniqueOrThrow({ where: { userId: owner.id } });
  expect(row.sealedToken).toMatch(/^v1\./);
  expect(JSON.stringify(row)).not.toContain(WRITE_TOKEN);
  expect((await openHubAccount(owner.id)).token).toBe(WRITE_TOKEN);
});

test("an empty token keeps the stored one, and is never sent to another address", async () => {
  expect(await saveHubAccount(owner, form(""))).toMatchObject({ userName: "ada" });
  const other = await startHubServer();
  await expect(saveHubAccount(owner, form("", other.url))).rejects.toMatchObject({ field: "token", message: /address has changed/ });
  expect(other.requests()).toEqual([]);
  await other.close();
});

test("a fine-grained token offers the names under which it may write", async () => {
  expect(await saveHubAccount(owner, form(FINE_TOKEN))).toMatchObject({ userName: "ada", namespaces: ["ada"] });
});

test.each([
  ["hf_unknown", { code: "bad-input:hub", field: "token", message: expect.stringContaining("does not accept the token") }],
  [READ_TOKEN, { code: "bad-input:hub", field: "token", message: expect.stringContaining("may only read") }],
])("the wrong token %s is refused in plain words, and the stored account stays", async (token, problem) => {
  await expect(saveHubAccount(owner, form(token))).rejects.toMatchObject(problem);
  expect((await openHubAccount(owner.id)).token).toBe(FINE_TOKEN);
});

test("a hub that is away, or is none, is said to be so", async () => {
  await expect(saveHubAccount(owner, form(WRITE_TOKEN, "http://127.0.0.1:1"))).rejects.toMatchObject({
    code: "unavailable:hub",
    message: expect.stringMatching(/^Nothing answers at .*the hub is running/),
  });
  await expect(saveHubAccount(owner, form(WRITE_TOKEN, `${server.url}/nothing`))).rejects.toMatchObject({
    code: "bad-input:hub",
    message: expect.stringContaining("not as a Hugging Face Hub"),
  });
});

test("a moment's failure of the hub is no failure", async () => {
  server.configure({ faults: [{ on: "whoami", times: 1, kind: 503 }] });
  expect(await saveHubAccount(owner, form(WRITE_TOKEN))).toMatchObject({ userName: "ada" });
  server.configure(CALM);
});

test("members take the public hub or an owner's; a cloud's own addresses nobody", async () => {
  const member = await makeUser();
  await expect(saveHubAccount(member, form(WRITE_TOKEN, "http://127.0.0.1:1"))).rejects.toMatchObject({
    code: "forbidden:hub",
    field: "address",
  });
  expect(await saveHubAccount(member, form(WRITE_TOKEN))).toMatchObject({ userName: "ada" });
  expect(hubAccountForm.safeParse({ token: WRITE_TOKEN, address: "http://169.254.169.254" }).error?.issues[0]?.message).toMatch(
    /the hub's own/,
  );
  expect(hubAccountForm.safeParse({ token: "sk-other" }).error?.issues[0]?.message).toMatch(/begins with hf_/);
});

test("removing erases the token, one's own only", async () => {
  await removeHubAccount(owner);
  expect(await getHubAccount(owner)).toBeNull();
  await expect(testHubAccount(owner)).rejects.toMatchObject({ code: "not-found:hub" });
  expect(await database().hubAccount.count()).toBe(1);
});
