import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { database } from "../db/client.ts";
import { type Answer, withIdempotency } from "./idempotency.ts";

let actorId = "";
beforeAll(async () => {
  await useTestDatabase();
  ({ id: actorId } = await database().user.create({ data: { name: "Ada", email: "ada@example.com", role: "member" } }));
});
beforeEach(async () => {
  await database().idempotencyKey.deleteMany();
});

const work = () => vi.fn(async (): Promise<Answer> => ({ status: 202, body: { id: "g1", tags: ["a", null] } }));
const call = (key = "order-1", fingerprint = "f1") => ({ actorId, key, fingerprint });
const age = (milliseconds: number, column: "claimed_at" | "created_at") =>
  database().$executeRawUnsafe(`update idempotency_keys set ${column} = now() - $1 * interval '1 millisecond'`, milliseconds);

test("a repeat gets the first answer, and does nothing", async () => {
  const run = work();
  expect(await withIdempotency(call(), run)).toEqual({ status: 202, body: { id: "g1", tags: ["a", null] } });
  expect(await withIdempotency(call(), run)).toEqual({ status: 202, body: { id: "g1", tags: ["a", null] } });
  expect(run).toHaveBeenCalledTimes(1);
});

test("another key, and another person's same key, are other requests", async () => {
  const { id } = await database().user.create({ data: { name: "Eve", email: "eve@example.com", role: "member" } });
  const run = work();
  await withIdempotency(call(), run);
  await withIdempotency(call("order-2"), run);
  await withIdempotency({ ...call(), actorId: id }, run);
  expect(run).toHaveBeenCalledTimes(3);
});

test("a key that was used for something else is refused", async () => {
  await withIdempotency(call(), work());
  await expect(withIdempotency(call("order-1", "f2"), work())).rejects.toMatchObject({ code: "bad-input:idempotency" });
  await expect(withIdempotency(call("x".repeat(256)), work())).rejects.toMatchObject({ code: "bad-input:idempotency" });
});

test("of several at once one does the work, and the others are told that it is at work", async () => {
  const run = vi.fn(async (): Promise<Answer> => {
    await new Promise((done) => setTimeout(done, 300));
    return { status: 201, body: 1 };
  });
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => withIdempotency(call(), run)));
  expect(run).toHaveBeenCalledTimes(1);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict:idempotency" });
  expect(await withIdempotency(call(), run)).toEqual({ status: 201, body: 1 });
});

test("work that throws leaves nothing, so that it can be tried again", async () => {
  await expect(withIdempotency(call(), () => Promise.reject(new Error("no space")))).rejects.toThrow("no space");
  expect(await database().idempotencyKey.count()).toBe(0);
  expect(await withIdempotency(call("order-1", "f2"), work())).toMatchObject({ status: 202 });
});

test("the key of a process that died is free after two minutes, and what it then answers is not kept", async () => {
  let finish: (answer: Answer) => void = () => {};
  const dying = withIdempotency(call(), () => new Promise<Answer>((resolve) => (finish = resolve)));
  await vi.waitFor(async () => expect(await database().idempotencyKey.count()).toBe(1));
  await age(119_000, "claimed_at");
  await expect(withIdempotency(call(), work())).rejects.toMatchObject({ code: "conflict:idempotency" });
  await age(121_000, "claimed_at");
  expect(await withIdempotency(call(), work())).toMatchObject({ status: 202 });
  finish({ status: 500, body: "late" });
  await dying;
  expect(await withIdempotency(call(), work())).toMatchObject({ status: 202 });
});

test("an answer is kept for a day", async () => {
  const run = work();
  await withIdempotency(call(), run);
  await age(86_400_000 - 60_000, "created_at");
  await withIdempotency(call(), run);
  expect(run).toHaveBeenCalledTimes(1);
  await age(86_400_000 + 60_000, "created_at");
  await withIdempotency(call(), run);
  expect(run).toHaveBeenCalledTimes(2);
});
