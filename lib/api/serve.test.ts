import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { useTestDatabase } from "../../e2e/database.ts";
import { createApiKey } from "../api-keys/api-keys.ts";
import { database } from "../db/client.ts";
import { openOperation, operation } from "./operation.ts";
import { serve } from "./serve.ts";

const about = { tag: "Test", summary: "Test", status: 200 } as const;
const OPERATIONS = [
  operation({
    ...{ ...about, id: "echo", method: "POST", path: "/v1/echo", scope: "read" },
    ...{ body: z.strictObject({ text: z.string() }), bodyLimit: 100, answer: z.object({ text: z.string() }) },
    run: async (_, { body }) => body,
  }),
  openOperation({
    ...{ ...about, id: "broken", method: "GET", path: "/v1/broken", scope: "open", answer: z.object({}) },
    run: () => Promise.reject(new Error("the password is 1234")),
  }),
];

let key = "";

beforeAll(async () => {
  process.env.API_RATE_LIMIT = "3";
  await useTestDatabase();
  const { id } = await database().user.create({ data: { name: "Ada", email: "ada@example.com", role: "member" } });
  ({ key } = await createApiKey({ id, role: "member", teamId: null }, { name: "Test", scopes: ["read"], expiresAt: null }));
});

function call(path: string, body?: string) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return serve(OPERATIONS, new Request(`http://studio${path}`, { method: body ? "POST" : "GET", headers, ...(body && { body }) }), "r-1");
}

test("each answer says what is left of the minute, and one request too many how long to wait", async () => {
  for (const left of [2, 1, 0]) {
    const answer = await call("/v1/echo", '{"text":"a"}');
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit")).toMatch(new RegExp(`r=${left};t=\\d+`));
    expect(answer.headers.get("ratelimit-policy")).toBe('"default";q=3;w=60');
  }
  const refused = await call("/v1/echo", '{"text":"a"}');
  expect(refused.status).toBe(429);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(refused.headers.get("ratelimit")).toMatch(/r=0;t=\d+/);
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await refused.json()).toMatchObject({ code: "too-many:requests", type: "/docs/api#too-many" });
  await database().rateLimit.deleteMany();
});

test("a body that is not read to its end ends the connection", async () => {
  const answer = await call("/v1/echo", JSON.stringify({ text: "x".repeat(100) }));
  expect(answer.status).toBe(413);
  expect(answer.headers.get("connection")).toBe("close");
});

test("an error that nobody foresaw tells nothing but the request's id", async () => {
  const answer = await call("/v1/broken");
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).not.toContain("1234");
  expect(JSON.parse(text)).toMatchObject({ code: "internal:server", requestId: "r-1" });
});
