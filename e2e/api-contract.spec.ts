import { expect, test } from "@playwright/test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { z } from "zod";
import { makeApiKey } from "./api-keys.ts";
import { connectionId } from "./connection-id.ts";
import { addOpenAiConnection, setFaults } from "./connections.ts";
import { removeSince } from "./contract/clean-up.ts";
import { pool, type Received, send } from "./contract/client.ts";
import { type ApiDocument, type ApiOperation, readDocument } from "./contract/document.ts";
import { kindOf, MAKERS, rightCalls, SHARED } from "./contract/fixtures.ts";
import { namesThings, type RightCall, World } from "./contract/world.ts";
import { type WrongCall, wrongCalls } from "./contract/wrong.ts";
import { MEMBER, OWNER, OWNER_STATE } from "./settings.ts";

// The API's promise, held against its own OpenAPI document, over HTTP: every operation, called rightly and wrongly, answers what
// the document says, and never a 500. Whatever joins the document is called too; one of which nobody knows how fails here.

const start = new Date();
const CONNECTION = "For the contract";
const FORGED = "01890000-0000-7000-8000-000000000000";

let document: ApiDocument;
let world: World;
let keys: Record<"owner" | "reader" | "writer" | "member", string>;
const addressOf = ({ path }: ApiOperation, params: Record<string, string>, query = "") =>
  `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? FORGED))}${query && `?${query}`}`;
const bodyOf = ({ json, bytes }: Pick<RightCall, "json" | "bytes">) => bytes ?? (json === undefined ? undefined : JSON.stringify(json));

test.beforeAll(async ({ browser, request }) => {
  await setFaults();
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
  const json: unknown = await (await request.get("/v1/openapi.json")).json();
  const { valid, errors } = await new Validator().validate(structuredClone(Object(json)));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  document = readDocument(json);
  keys = {
    owner: await makeApiKey(OWNER.email, "admin"),
    writer: await makeApiKey(OWNER.email, "completions.write"),
    reader: await makeApiKey(OWNER.email, "read"),
    member: await makeApiKey(MEMBER.email, "completions.write"),
  };
  world = new World({ document, key: keys.owner, connection: await connectionId(CONNECTION), makers: MAKERS });
});

test.afterAll(async () => {
  const lines = z.object({ data: z.array(z.object({ id: z.string(), createdAt: z.coerce.date() })) });
  const lists = document.operations.filter(({ method, path }) => method === "GET" && /^\/v1\/(evaluations|generations)$/.test(path));
  for (const { path } of lists.toReversed())
    for (const status of ["queued", "running", "paused"]) {
      const { data } = await world.get(`${path}?status=${status}`, lines);
      for (const { id, createdAt } of data)
        if (createdAt >= start) await send({ method: "DELETE", path: `${path}/${id}`, key: keys.owner });
    }
  await removeSince(start);
});

/** What is wrong with an answer; empty for nothing. */
function faultsOf(operation: ApiOperation, answer: Received, wanted: number | null): string {
  const { status, contentType, text } = answer;
  if (status >= 500) return `${status} ${text.slice(0, 300)}`;
  if (wanted !== null && status !== wanted) return `${status} instead of ${wanted}: ${text.slice(0, 300)}`;
  if (!answer.headers.get("x-request-id")) return "no X-Request-Id";
  return document.complain(operation, status, contentType, text);
}

/** Every call that is to be refused, and then the one that is to succeed. */
async function* callsOf(operation: ApiOperation, call: RightCall): AsyncGenerator<[what: string, answer: Received, wanted: number]> {
  const { method, "x-scope": scope, parameters, requestBody } = operation;
  const to = (params: Record<string, string>, key?: string) =>
    send({ method, path: addressOf(operation, params, call.query), key, body: bodyOf(call), headers: call.headers });
  if (scope) {
    yield ["no key", await to(call.params), 401];
    yield ["a key that is none", await to(call.params, "sl_nonsense"), 401];
    if (scope !== "read") yield ["a key that may read", await to(call.params, keys.reader), 403];
    if (scope === "admin") yield ["a key that may not administer", await to(call.params, keys.writer), 403];
    const somebodys = (operation.path.includes("{") && !SHARED.includes(kindOf(operation))) || namesThings(exampleOf(requestBody));
    if (somebodys && scope !== "admin") yield ["another's", await to(call.params, keys.member), 404];
  }
  for (const { name, in: place, schema } of parameters)
    if (place === "path")
      for (const id of [FORGED, "no-id", "☃☃☃"]) {
        const fitting = id.slice(0, typeof schema.maxLength === "number" ? schema.maxLength : undefined);
        yield [`${name} ${id}`, await to({ ...call.params, [name]: fitting }, keys.owner), 404];
      }
  yield [`rightly ${call.query}`, await to(call.params, keys.owner), operation.status];
}

const exampleOf = (requestBody: ApiOperation["requestBody"]) => requestBody?.content["application/json"]?.example;

test("every operation answers what it must: without a key, with too small a scope, to somebody else, and rightly", async () => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  const callRightly = async (operation: ApiOperation) => {
    try {
      for (const call of await rightCalls(world, operation))
        for await (const [what, answer, wanted] of callsOf(operation, call)) {
          const fault = faultsOf(operation, answer, wanted);
          if (fault) faults.push(`${operation.operationId}, ${what}: ${fault}`);
        }
    } catch (error) {
      faults.push(`${operation.operationId} cannot be called rightly: ${error}`);
    }
  };
  await pool(document.operations, callRightly, 4);
  expect(faults).toEqual([]);
});

test("nothing that is wrong brings a 500 or an answer that the document does not know", async () => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  const calls: (WrongCall & { operation: ApiOperation })[] = [];
  for (const operation of document.operations) {
    const right: unknown = JSON.parse(await world.fill(JSON.stringify(exampleOf(operation.requestBody) ?? {})));
    calls.push(...wrongCalls(document, operation, right).map((call) => ({ ...call, operation })));
  }
  await pool(calls, async ({ operation, what, query, body, headers, status }) => {
    // On something that is not there: what does not fit is refused before anything is looked for.
    const path = addressOf(operation, {}, query);
    const sent = { method: operation.method, path, key: keys.owner, body, headers };
    const fault = await send(sent).then((answer) => faultsOf(operation, answer, status ?? null), String);
    if (fault) faults.push(`${operation.operationId}, ${what.slice(0, 200)}: ${fault}`);
  });
  console.log(`${calls.length} wrong calls of ${document.operations.length} operations.`);
  expect(faults).toEqual([]);
});

test("the same Idempotency-Key makes one thing, and is refused for another request", async () => {
  const withKey = document.operations.filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"));
  expect(withKey.length).toBeGreaterThan(0);
  for (const operation of withKey) {
    const [call] = await rightCalls(world, operation);
    if (!call) continue;
    const { method, operationId } = operation;
    const path = addressOf(operation, call.params, call.query);
    const headers = { ...call.headers, "idempotency-key": `contract-${operationId}-${Date.now()}` };
    const once = () => send({ method, path, key: keys.owner, body: bodyOf(call), headers });
    const first = await once();
    expect.soft(faultsOf(operation, first, operation.status), operationId).toBe("");
    const again = await once();
    expect
      .soft({ status: again.status, json: JSON.parse(again.text) }, operationId)
      .toEqual({ status: first.status, json: JSON.parse(first.text) });
    const other = await send({
      method,
      path: `${path}${path.includes("?") ? "&" : "?"}other=1`,
      key: keys.owner,
      body: bodyOf(call),
      headers,
    });
    expect.soft(JSON.parse(other.text), operationId).toMatchObject({ status: 400, code: "bad-input:idempotency" });
  }
});

test("what is no operation is answered as a problem too", async () => {
  const nowhere = await send({ method: "GET", path: "/v1/nowhere", key: keys.owner });
  expect(nowhere).toMatchObject({ status: 404, contentType: "application/problem+json" });
  const method = await send({ method: "PUT", path: "/v1/generations", key: keys.owner, body: "{}" });
  expect(method).toMatchObject({ status: 405, contentType: "application/problem+json" });
  expect(method.headers.get("allow")).toBe("GET, POST");
});
