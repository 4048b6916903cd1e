import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type InferenceServer, startInferenceServer } from "../../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../../e2e/inference-server/settings.ts";
import { ensureDemoConnection } from "../../connections/connections.ts";
import { closeProviders } from "../../connections/provider.ts";
import { makeUser } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { type Client, clientOf, expectProblem, idOf, readAll } from "../test-support.ts";

// Connections by program: whatever is asked, no answer holds a key or the value of a header.

let owner: Client;
let member: Client;
let server: InferenceServer;
/** Every answer of this file. */
const told: string[] = [];

const listening =
  (call: Client): Client =>
  async (...asked) => {
    const answer = await call(...asked);
    told.push(answer.text);
    return answer;
  };

withTestQueue(async () => {
  owner = listening(await clientOf(await makeUser("owner"), "admin"));
  member = listening(await clientOf(await makeUser(), "completions.write"));
  await ensureDemoConnection();
});
beforeAll(async () => {
  server = await startInferenceServer();
});
beforeEach(() => server.configure({ ...DEFAULT_SETTINGS }));
afterAll(async () => {
  await closeProviders();
  await server.close();
});

const [KEY, VALUE] = ["sk-very-secret-key", "very-secret-value"];

const input = () => ({
  ...{ provider: "openai", name: "Test server", preset: "other", baseUrl: `${server.url}/v1`, apiKey: KEY },
  headers: [{ name: "x-team", value: VALUE }],
});

test("made, read, tested, changed and deleted", async () => {
  const made = await owner("POST", "/v1/connections", input());
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: "Test server", hasKey: true, settings: { headerNames: ["x-team"] }, builtIn: false });
  const id = idOf(made);
  expect((await member("GET", `/v1/connections/${id}`)).body).toEqual(made.body);
  expect((await member("GET", `/v1/connections/${id}/models`)).body).toMatchObject({
    data: expect.arrayContaining([{ id: "seedling-1", name: expect.any(String) }]),
  });
  expect((await member("POST", `/v1/connections/${id}/test`, { modelId: "seedling-1" })).body).toMatchObject({ ok: true });
  expect((await member("POST", `/v1/connections/${id}/test`)).body).toMatchObject({ ok: true });

  const { apiKey: _, ...kept } = input();
  const changed = await owner("PUT", `/v1/connections/${id}`, { ...kept, name: "Renamed", headers: [{ name: "x-team", value: "" }] });
  expect(changed.body).toMatchObject({ name: "Renamed", hasKey: true });
  const moved = { ...kept, baseUrl: "https://elsewhere.example.com/v1", headers: [{ name: "x-team", value: "" }] };
  expectProblem(await owner("PUT", `/v1/connections/${id}`, moved), 400, "bad-input:connection");
  expect((await owner("DELETE", `/v1/connections/${id}`)).status).toBe(204);
  expectProblem(await owner("GET", `/v1/connections/${id}`), 404, "not-found:connection");
});

test("a test that fails is an answer, and a list that does not come a 503", async () => {
  const id = idOf(await owner("POST", "/v1/connections", { ...input(), baseUrl: "http://127.0.0.1:1/v1" }));
  const failed = await member("POST", `/v1/connections/${id}/test`, { modelId: "seedling-1" });
  expect(failed.body).toMatchObject({ ok: false, field: "address", message: expect.any(String) });
  expectProblem(await member("GET", `/v1/connections/${id}/models`), 503, "unavailable:connection");
});

test("the list is by name and by cursor", async () => {
  for (const name of ["B", "A", "A"]) await owner("POST", "/v1/connections", { ...input(), name });
  const names = (await readAll(member, "/v1/connections", 2)).map(({ name }) => String(name));
  expect(names.filter((name) => name === "A" || name === "B")).toEqual(["A", "A", "B"]);
  expect(names).toContain("Built-in demo");
});

test("only an owner's key with the scope admin changes them, and what is wrong is named", async () => {
  const id = idOf(await owner("POST", "/v1/connections", input()));
  expectProblem(await member("POST", "/v1/connections", input()), 403, "forbidden:scope");
  expectProblem(await member("PUT", `/v1/connections/${id}`, input()), 403, "forbidden:scope");
  expectProblem(await member("DELETE", `/v1/connections/${id}`), 403, "forbidden:scope");
  const { id: demo } = await ensureDemoConnection();
  expectProblem(await owner("DELETE", `/v1/connections/${demo}`), 403, "forbidden:connection");
  expectProblem(await owner("POST", "/v1/connections", { ...input(), api_key: "x" }), 400, "bad-input:body");
  expectProblem(
    await owner("POST", "/v1/connections", { ...input(), baseUrl: "http://169.254.169.254/" }),
    400,
    "bad-input:body",
    "baseUrl",
  );
  expectProblem(await owner("POST", "/v1/connections", { ...input(), provider: "demo" }), 400, "bad-input:body");
  for (const path of ["", "/models"]) expectProblem(await member("GET", `/v1/connections/none${path}`), 404, "not-found:connection");
  expectProblem(await member("POST", "/v1/connections/none/test", {}), 404, "not-found:connection");
});

test("no answer has held a secret", () => {
  expect(told.length).toBeGreaterThan(20);
  for (const text of told) {
    expect(text).not.toContain(KEY);
    expect(text).not.toContain(VALUE);
    expect(text).not.toMatch(/sealed/i);
  }
});
