import { expect, test } from "@playwright/test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { z } from "zod";
import { makeApiKey } from "./api-keys.ts";
import { connectionId } from "./connection-id.ts";
import { addOpenAiConnection, OPENAI_CONNECTION, setFaults } from "./connections.ts";
import { ask, pool, type Received, send } from "./contract/client.ts";
import { type ApiDocument, type ApiOperation, readDocument } from "./contract/document.ts";
import { MAKERS, rightCalls, SHARED } from "./contract/fixtures.ts";
import { type RightCall, World } from "./contract/world.ts";
import { wrongCalls } from "./contract/wrong.ts";
import { MEMBER, OWNER, OWNER_STATE } from "./settings.ts";

// The API's promise, held against its own OpenAPI document, over HTTP: every operation, called rightly and wrongly, answers what
// the document says, and never a 500. Whatever joins the document is called too; one of which nobody knows how fails here.

const FORGED = "01890000-0000-7000-8000-000000000000";

let document: ApiDocument;
let world: World;
let keys: Record<"owner" | "reader" | "writer" | "member", string>;
const addressOf = ({ path }: ApiOperation, params: Record<string, string>, query = "") =>
  `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? FORGED))}${query && `?${query}`}`;
const bodyOf = ({ json, bytes }: Pick<RightCall, "json" | "bytes">) => bytes ?? (json === undefined ? undefined : JSON.stringify(json));

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser, request }) => {
  await setFaults();
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, OPENAI_CONNECTION);
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
  world = new World({ document, key: keys.owner, connection: await connectionId(OPENAI_CONNECTION), makers: MAKERS });
});

test.afterAll(async () => {
  const list = z.object({ data: z.array(z.object({ id: z.string() })) });
  for (const status of ["queued", "running", "paused"]) {
    const { data } = await ask({ method: "GET", path: `/v1/generations?status=${status}`, key: keys.owner }, (json) => list.parse(json));
    for (const { id } of data) await send({ method: "DELETE", path: `/v1/generations/${id}`, key: keys.owner });
  }
});

/** What is wrong with an answer; empty for nothing. */
function faultsOf(operation: ApiOperation, answer: Received, wanted: number | null): string {
  const { status, contentType, text } = answer;
  if (status >= 500) return `${status} ${text.slice(0, 300)}`;
  if (wanted !== null && status !== wanted) return `${status} instead of ${wanted}: ${text.slice(0, 300)}`;
  if (!answer.headers.get("x-request-id")) return "no X-Request-Id";
  return document.complain(operation, status, contentType, text);
}

test("every operation answers what it must: without a key, with too small a scope, to somebody else, and rightly", async () => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  // Two at a time: the right ones wait for workers now and then.
  await pool(
    document.operations,
    async (operation) => {
      const { operationId, method, "x-scope": scope } = operation;
      const check = (what: string, answer: Received, wanted: number) => {
        const fault = faultsOf(operation, answer, wanted);
        if (fault) faults.push(`${operationId}, ${what}: ${fault}`);
      };
      let calls: RightCall[];
      try {
        calls = await rightCalls(world, operation);
      } catch (error) {
        faults.push(`${operationId} has no right call: ${error}`);
        return;
      }
      for (const call of calls) {
        const path = addressOf(operation, call.params, call.query);
        const as = (key?: string) => send({ method, path, key, body: bodyOf(call), headers: call.headers });
        const ofSomebody = operation.path.includes("{") && !SHARED.includes(operation.path.split("/")[2] ?? "");
        if (scope) {
          check("no key", await as(), 401);
          check("a key that is none", await as("sl_nonsense"), 401);
          if (scope !== "read") check("a key that may read", await as(keys.reader), 403);
          if (scope === "admin") check("a key that may not administer", await as(keys.writer), 403);
          if (ofSomebody && scope !== "admin") check("another's", await as(keys.member), 404);
        }
        if (operation.path.includes("{"))
          for (const id of [FORGED, "no-id", "☃".repeat(30)]) {
            const forged = addressOf(operation, Object.fromEntries(Object.keys(call.params).map((name) => [name, id])), call.query);
            check(`the id ${id}`, await send({ method, path: forged, key: keys.owner, body: bodyOf(call), headers: call.headers }), 404);
          }
        check(`rightly ${call.query}`, await as(keys.owner), operation.status);
      }
    },
    4,
  );
  expect(faults).toEqual([]);
});

test("nothing that is wrong brings a 500 or an answer that the document does not know", async () => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  const calls = document.operations.flatMap((operation) => {
    // On something that is not there: what does not fit is refused before anything is looked for.
    const right = operation.requestBody?.content["application/json"]?.example;
    const all = wrongCalls(document, operation, right);
    return all.map((call) => ({ ...call, operation }));
  });
  let statuses = 0;
  await pool(calls, async ({ operation, what, query, body, headers, status }) => {
    const key = keys.owner;
    const answer = await send({ method: operation.method, path: addressOf(operation, {}, query), key, body, headers });
    statuses += 1;
    const fault = faultsOf(operation, answer, status ?? null);
    if (fault) faults.push(`${operation.operationId}, ${what}: ${fault}`);
  });
  console.log(`${statuses} wrong calls of ${document.operations.length} operations.`);
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
