import { beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { createFirstOwner, createUser, isFirstVisit } from "./users.ts";

const ada = { name: "Ada", email: "ada@example.com", password: "seven green wheels" };

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().user.deleteMany();
});

test("of two who set up a new studio at once, one becomes the owner", async () => {
  expect(await isFirstVisit()).toBe(true);
  const results = await Promise.allSettled([1, 2, 3, 4].map((number) => createFirstOwner({ ...ada, email: `owner${number}@example.com` })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []))).toEqual(Array(3).fill("conflict:setup"));
  expect(await database().user.findMany({ select: { role: true } })).toEqual([{ role: "owner" }]);
  expect(await isFirstVisit()).toBe(false);
});

test("an address is stored trimmed and in lower case, and has one account", async () => {
  const { id } = await createUser({ email: "  Ada@Example.COM ", password: ada.password, role: "member" });
  expect(await database().user.findUnique({ where: { id } })).toMatchObject({ email: "ada@example.com", name: "ada", role: "member" });
  const again = createUser({ ...ada, email: "ADA@example.com", role: "owner" });
  await expect(again).rejects.toMatchObject({ code: "conflict:account", field: "email" });
});

test("the same address twice at once makes one account", async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => createUser({ ...ada, role: "member" })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(AppError);
});

test.each([
  ["email", { ...ada, email: "ada" }],
  ["email", { ...ada, email: `${"a".repeat(250)}@example.com` }],
  ["password", { ...ada, password: "password123" }],
  ["password", { ...ada, password: "short" }],
])("a wrong %s is refused by its field, and nothing is made", async (field, account) => {
  await expect(createUser({ ...account, role: "member" })).rejects.toMatchObject({ code: "bad-input:account", field });
  expect(await isFirstVisit()).toBe(true);
});
