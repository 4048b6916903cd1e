import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { planGeneration } from "../generation/planning.ts";
import { distinct, makeUser, startEngine, untilStatus } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { type Client, call, clientOf } from "./test-support.ts";

// Generations for programs, on a real database and queue.

let owner: Actor;
let client: Client;
let reader: Client;
let stranger: Client;

withTestQueue(async () => {
  owner = await makeUser();
  client = await clientOf(owner, "completions.write");
  reader = await clientOf(owner, "read");
  const member = await database().user.create({ data: { email: "stranger@example.org", name: "Stranger", role: "member" } });
  stranger = await clientOf({ id: member.id, role: "member", teamId: null }, "completions.write");
});

const settings = (name: string) => ({
  configure: { name, template: "custom" },
  prompt: { prompt: "Write a pair.", seeds: ["one", "two"], rowsPerSeed: 3, rowsPerCall: 3 },
  examples: { examples: [] },
});

const idOf = (body: unknown) => String(Reflect.get(Object(body), "id"));
const make = async (name: string, more: object = {}) =>
  idOf((await client("POST", "/v1/generations", { ...settings(name), ...more })).body);

test("one is made of the wizard's settings, runs, and its rows come page by page", async () => {
  const made = await client("POST", "/v1/generations", settings("By program"));
  expect(made).toMatchObject({
    status: 202,
    body: { name: "By program", status: "queued", provider: "demo", asked: 6, config: { prompt: { rowsPerSeed: 3 } } },
  });
  const id = idOf(made.body);
  await planGeneration(id);
  const engine = startEngine(distinct);
  await untilStatus(id, "completed");
  await engine.stop(1_000);
  expect((await client("GET", `/v1/generations/${id}`)).body).toMatchObject({ status: "completed", accepted: 6, pending: 0, missing: 0 });

  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: unknown = (await reader("GET", `/v1/generations/${id}/rows?limit=4${cursor && `&cursor=${cursor}`}`)).body;
    seen.push(...Reflect.get(Object(page), "data").map((row: { id: string }) => row.id));
    cursor = Reflect.get(Object(page), "next");
  }
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
  expect((await reader("GET", `/v1/generations/${id}/rows?state=approved`)).body).toEqual({ data: [], next: null });
  expect(await reader("GET", `/v1/generations/${id}/rows?cursor=abc`)).toMatchObject({ status: 400, body: { code: "bad-input:cursor" } });

  const lines = String((await reader("GET", `/v1/generations/${id}/download?format=jsonl`)).body)
    .trim()
    .split("\n");
  expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(Array(6).fill(["prompt", "completion"]));
  const events = String((await reader("GET", `/v1/generations/${id}/events`)).body);
  expect(events).toMatch(/^event: progress\ndata: \{"status":"completed".*\n\nevent: end\ndata: \{"status":"completed"\}\n\n$/);
});

test("settings that break a rule make nothing, and each is named", async () => {
  const before = await database().generation.count();
  const refused = await client("POST", "/v1/generations", { configure: { name: "" }, prompt: { seeds: [], rowsPerSeed: 0, prompt: "x" } });
  expect(refused).toMatchObject({ status: 400, body: { code: "bad-input:config", title: "The request is wrong", requestId: "request-1" } });
  const fields = Reflect.get(Object(refused.body), "errors").map(({ field }: { field: string }) => field);
  expect(fields).toEqual(expect.arrayContaining(["configure.name", "prompt.seeds", "prompt.rowsPerSeed"]));
  expect(await client("POST", "/v1/generations", { configure: { nmae: "x" } })).toMatchObject({ status: 400 });
  expect(await client("POST", "/v1/generations", { configure: { name: "x", connectionId: owner.id } })).toMatchObject({
    ...{ status: 400, body: { field: "configure.connectionId" } },
  });
  expect(await database().generation.count()).toBe(before);
});

test("files that cannot be used make nothing, and nothing is noted as deleted", async () => {
  const before = await database().generation.count();
  const missing = "01890000-0000-7000-8000-000000000000";
  const refused = await client("POST", "/v1/generations", {
    configure: { name: "Of a file", template: "custom", fileIds: [missing] },
    prompt: { prompt: "Write a pair.", documentRows: 5 },
  });
  expect(refused).toMatchObject({ status: 400, body: { code: "bad-input:configure", field: "fileIds" } });
  expect(await database().generation.count()).toBe(before);
  expect(await database().auditEvent.count({ where: { subjectName: "Of a file" } })).toBe(0);
});

test("a draft is kept, changed, and started", async () => {
  const id = await make("Draft", { start: false });
  expect((await client("GET", `/v1/generations/${id}`)).body).toMatchObject({ status: "draft" });
  const changed = await client("PATCH", `/v1/generations/${id}`, { config: { prompt: { rowsPerSeed: 5 } }, name: "Draft, five each" });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: "Draft, five each", asked: 10, config: { prompt: { rowsPerSeed: 5, seeds: ["one", "two"] } } },
  });
  expect(await client("POST", `/v1/generations/${id}/start`)).toMatchObject({ status: 200, body: { status: "queued" } });
  expect(await client("POST", `/v1/generations/${id}/start`)).toMatchObject({ status: 409, body: { code: "conflict:started" } });
  expect(await client("PATCH", `/v1/generations/${id}`, { config: { prompt: { rowsPerSeed: 6 } } })).toMatchObject({ status: 409 });
  expect(await client("PATCH", `/v1/generations/${id}`, {})).toMatchObject({ status: 400 });
});

test("pause, resume, cancel, clone and delete do what the page does", async () => {
  const id = await make("Controlled");
  expect(await client("POST", `/v1/generations/${id}/pause`)).toMatchObject({ status: 200, body: { status: "paused" } });
  expect(await client("POST", `/v1/generations/${id}/pause`)).toMatchObject({ status: 409 });
  expect(await client("POST", `/v1/generations/${id}/resume`)).toMatchObject({ status: 200, body: { status: "queued" } });
  expect(await client("POST", `/v1/generations/${id}/cancel`)).toMatchObject({ status: 200, body: { status: "cancelled" } });
  const cloned = await client("POST", `/v1/generations/${id}/clone`);
  expect(cloned.status).toBe(201);
  expect((await client("GET", `/v1/generations/${idOf(cloned.body)}`)).body).toMatchObject({ status: "draft", name: "Controlled (copy)" });
  expect(await client("DELETE", `/v1/generations/${id}`)).toMatchObject({ status: 204, body: "" });
  expect(await client("GET", `/v1/generations/${id}`)).toMatchObject({ status: 404, body: { code: "not-found:generation" } });
});

test("the list is walked by its cursor in each order, whatever is added meanwhile", async () => {
  await database().generation.deleteMany();
  for (let index = 0; index < 5; index++)
    await database().generation.create({
      data: { ownerId: owner.id, name: `g${index % 2}`, config: {}, averageScore: index < 2 ? index + 1 : null, outputTokens: 10n ** 12n },
    });
  for (const sort of ["created", "name", "status", "pairs", "tokens", "score"])
    for (const direction of ["asc", "desc"]) {
      const names: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const address = `/v1/generations?sort=${sort}&direction=${direction}&limit=2${cursor && `&cursor=${cursor}`}`;
        const page: unknown = (await reader("GET", address)).body;
        names.push(...Reflect.get(Object(page), "data").map((item: { id: string }) => item.id));
        cursor = Reflect.get(Object(page), "next");
      }
      expect(names, `${sort} ${direction}`).toHaveLength(5);
      expect(new Set(names).size, `${sort} ${direction}`).toBe(5);
    }
});

test("whose key it is, and what it may do, decides", async () => {
  const id = await make("Guarded");
  expect(await call("GET", "/v1/generations")).toMatchObject({ status: 401, body: { code: "unauthorized:api-key" } });
  expect((await call("GET", "/v1/generations")).headers.get("www-authenticate")).toMatch(/^Bearer/);
  expect(await call("GET", "/v1/generations", undefined, { authorization: "Bearer sl_nobody" })).toMatchObject({ status: 401 });
  expect(await reader("POST", "/v1/generations", settings("x"))).toMatchObject({ status: 403, body: { code: "forbidden:scope" } });
  for (const [method, path] of [
    ["GET", ""],
    ["GET", "/rows"],
    ["GET", "/download"],
    ["GET", "/events"],
    ["POST", "/pause"],
    ["DELETE", ""],
  ] as const)
    expect(await stranger(method, `/v1/generations/${id}${path}`), `${method} ${path}`).toMatchObject({ status: 404 });
  const limits = (await reader("GET", "/v1/generations")).headers;
  expect(limits.get("ratelimit-policy")).toMatch(/^"default";q=\d+;w=60$/);
  expect(limits.get("x-request-id")).toBe("request-1");
});

test("the same Idempotency-Key makes one thing, and another thing under it is refused", async () => {
  const headers = { "idempotency-key": "once" };
  const first = await client("POST", "/v1/generations", settings("Once"), headers);
  const again = await client("POST", "/v1/generations", settings("Once"), headers);
  expect(again).toMatchObject({ status: 202, body: { id: idOf(first.body) } });
  expect(await database().generation.count({ where: { name: "Once" } })).toBe(1);
  expect(await client("POST", "/v1/generations", settings("Twice"), headers)).toMatchObject({
    status: 400,
    body: { code: "bad-input:idempotency" },
  });
});

test("what is not there says what there is", async () => {
  expect(await client("GET", "/v1/nothing")).toMatchObject({ status: 404, body: { code: "not-found:path" } });
  const wrong = await client("PUT", "/v1/generations", {});
  expect(wrong).toMatchObject({ status: 405, body: { code: "wrong-method:path" } });
  expect(wrong.headers.get("allow")).toBe("GET, POST");
  expect(await client("GET", "/v1/generations?stauts=draft")).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining("stauts") },
  });
  expect(await client("GET", "/v1/generations?limit=0")).toMatchObject({ status: 400, body: { field: "limit" } });
});
