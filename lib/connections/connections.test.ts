import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { type InferenceServer, startInferenceServer } from "../../e2e/inference-server/server.ts";
import { DEFAULT_SETTINGS } from "../../e2e/inference-server/settings.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import {
  connectionUse,
  createConnection,
  deleteConnection,
  ensureDemoConnection,
  findConnection,
  getConnection,
  listConnections,
  updateConnection,
} from "./connections.ts";
import { closeProviders, openProvider } from "./provider.ts";
import { type ConnectionForm, type ConnectionInput, connectionInput } from "./settings.ts";
import { listModels, testConnection } from "./test-connection.ts";

let server: InferenceServer;
const owner: Actor = { id: "", role: "owner", teamId: null };
const member: Actor = { id: "", role: "member", teamId: null };

beforeAll(async () => {
  await useTestDatabase();
  server = await startInferenceServer();
  for (const actor of [owner, member]) {
    const user = await database().user.create({ data: { email: `${actor.role}@example.org`, name: actor.role, role: actor.role } });
    actor.id = user.id;
  }
});
beforeEach(async () => {
  server.configure({ ...DEFAULT_SETTINGS });
  server.reset();
  await database().connection.deleteMany();
});
afterAll(async () => {
  await closeProviders();
  await server.close();
});

const KEY = "sk-plain-and-secret-0123456789";
const HEADER = "header-value-that-is-secret";

const openai = (change: Partial<Extract<ConnectionForm, { provider: "openai" }>> = {}): ConnectionInput =>
  connectionInput.parse({ provider: "openai", name: "Lab", preset: "vllm", baseUrl: `${server.url}/v1/`, apiKey: KEY, ...change });

const bedrock = (change: Partial<Extract<ConnectionForm, { provider: "bedrock" }>> = {}): ConnectionInput =>
  connectionInput.parse({
    provider: "bedrock",
    name: "AWS",
    region: "us-east-1",
    credentials: "keys",
    accessKeyId: "AKIDEXAMPLE",
    secretAccessKey: KEY,
    endpointUrl: server.url,
    ...change,
  });

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`);
  return error;
}

const complete = async (id: string, modelId: string) =>
  openProvider(await findConnection(id)).complete(
    {
      modelId,
      messages: [{ role: "user", content: "Topic: tides" }],
      sampling: { temperature: 0.5, topP: null, topK: null, maxTokens: 500 },
      output: null,
      purpose: { kind: "test" },
    },
    new AbortController().signal,
  );

test("a secret is in no plain column, and in nothing that list and get give back", async () => {
  const created = await createConnection(owner, openai({ headers: [{ name: "X-Team", value: HEADER }] }));
  await createConnection(owner, bedrock({ sessionToken: "session-token-secret" }));
  const rows = await database().$queryRawUnsafe<object[]>("select to_jsonb(c) as row from connections c");
  const shown = [await listConnections(member), await getConnection(member, created.id), created];
  for (const text of [JSON.stringify(rows), JSON.stringify(shown)])
    for (const secret of [KEY, HEADER, "AKIDEXAMPLE", "session-token-secret"]) expect(text).not.toContain(secret);
  expect(created).toMatchObject({
    provider: "openai",
    hasKey: true,
    builtIn: false,
    settings: { baseUrl: `${server.url}/v1`, headerNames: ["X-Team"] },
  });
  expect(JSON.stringify(shown)).not.toContain("sealed");
});

describe("only owners make, change and delete; everyone who is signed in lists and uses", () => {
  test("a member", async () => {
    const { id } = await createConnection(owner, openai());
    const attempts = [
      createConnection(member, openai()),
      updateConnection(member, id, openai()),
      deleteConnection(member, id),
      connectionUse(member, id),
      testConnection(member, { input: openai() }),
    ];
    for (const attempt of attempts) expect((await errorOf(attempt)).code).toBe("forbidden:connection");
    expect((await listConnections(member)).filter(({ builtIn }) => !builtIn)).toHaveLength(1);
    expect(await listModels(member, id)).toHaveLength(2);
    expect((await testConnection(member, id)).ok).toBe(true);
  });

  test("an id that is unknown, or none", async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", "nonsense", ""]) {
      expect((await errorOf(getConnection(owner, id))).code).toBe("not-found:connection");
      expect((await errorOf(deleteConnection(owner, id))).code).toBe("not-found:connection");
    }
  });
});

describe("keys", () => {
  test("are wanted where the endpoint needs one", async () => {
    expect(await errorOf(createConnection(owner, openai({ preset: "openai", apiKey: "" })))).toMatchObject({
      code: "bad-input:connection",
      field: "apiKey",
    });
    expect((await createConnection(owner, openai({ apiKey: "" }))).hasKey).toBe(false);
    expect((await errorOf(createConnection(owner, bedrock({ secretAccessKey: "" })))).field).toBe("secretAccessKey");
    expect((await createConnection(owner, bedrock({ credentials: "machine", accessKeyId: "", secretAccessKey: "" }))).hasKey).toBe(false);
    expect((await errorOf(createConnection(owner, openai({ headers: [{ name: "X-Team", value: "" }] })))).field).toBe("headers.0.value");
  });

  test("stay when left empty, are replaced when typed, and can be taken away", async () => {
    server.configure({ apiKey: KEY });
    const { id } = await createConnection(owner, openai({ headers: [{ name: "X-Team", value: HEADER }] }));
    const renamed = await updateConnection(owner, id, openai({ name: "Renamed", apiKey: "", headers: [{ name: "X-Team", value: "" }] }));
    expect(renamed).toMatchObject({ name: "Renamed", hasKey: true, settings: { headerNames: ["X-Team"] } });
    expect((await complete(id, "seedling-1")).text).toContain("tides");
    await updateConnection(owner, id, openai({ apiKey: "sk-another" }));
    await expect(complete(id, "seedling-1")).rejects.toMatchObject({ code: "key" });
    const removed = await updateConnection(owner, id, openai({ apiKey: "", removeKey: true }));
    expect(removed.hasKey).toBe(false);
  });

  test("are never sent to another address without being typed again", async () => {
    const { id } = await createConnection(owner, openai());
    const elsewhere = openai({ preset: "openai", baseUrl: "https://elsewhere.example/v1", apiKey: "" });
    expect(await errorOf(updateConnection(owner, id, elsewhere))).toMatchObject({ code: "bad-input:connection", field: "apiKey" });
    expect(await errorOf(testConnection(owner, { id, input: elsewhere }))).toMatchObject({ field: "apiKey" });
    const open = openai({ baseUrl: "https://elsewhere.example/v1", apiKey: "" });
    expect((await updateConnection(owner, id, open)).hasKey).toBe(false);
  });

  test("that cannot be opened any more can be entered again", async () => {
    const { id } = await createConnection(owner, openai());
    await database().connection.update({ where: { id }, data: { sealedSecrets: "v1.AAAA" } });
    expect((await listConnections(owner)).map((one) => one.id)).toContain(id);
    expect((await updateConnection(owner, id, openai())).hasKey).toBe(true);
    expect((await complete(id, "seedling-1")).finishReason).toBe("stop");
  });
});

describe("deleting", () => {
  const generationOf = (connectionId: string, status: string) =>
    database().generation.create({ data: { ownerId: owner.id, connectionId, status, config: {} } });

  test("says what used it, and leaves that without a connection", async () => {
    const { id } = await createConnection(owner, openai());
    const draft = await generationOf(id, "draft");
    await generationOf(id, "completed");
    expect(await connectionUse(owner, id)).toEqual({ drafts: 1, active: 0, ended: 1 });
    expect(await deleteConnection(owner, id)).toEqual({ drafts: 1, active: 0, ended: 1 });
    expect((await database().generation.findUniqueOrThrow({ where: { id: draft.id } })).connectionId).toBeNull();
  });

  test.each(["queued", "running", "paused"])("is refused while a generation is %s", async (status) => {
    const { id } = await createConnection(owner, openai());
    await generationOf(id, status);
    expect((await errorOf(deleteConnection(owner, id))).code).toBe("conflict:connection");
    expect(await getConnection(owner, id)).toMatchObject({ id });
    await database().generation.deleteMany();
  });
});

test("the demo is made once, and cannot be changed or deleted", async () => {
  const [first, second] = await Promise.all([ensureDemoConnection(), ensureDemoConnection()]);
  expect(first.id).toBe(second.id);
  expect(await listConnections(member)).toHaveLength(1);
  expect(await getConnection(member, first.id)).toMatchObject({ provider: "demo", builtIn: true, hasKey: false });
  expect((await errorOf(deleteConnection(owner, first.id))).code).toBe("forbidden:connection");
  expect((await errorOf(updateConnection(owner, first.id, openai()))).code).toBe("forbidden:connection");
  expect((await testConnection(member, first.id)).ok).toBe(true);
  expect((await listModels(member, first.id)).length).toBeGreaterThan(0);
});

describe("testing a connection really calls it, and says what failed", () => {
  test("works, with and without a model", async () => {
    const { id } = await createConnection(owner, openai());
    expect(await testConnection(owner, id)).toMatchObject({ ok: true, modelCount: 2, message: "It works: 2 models to choose from." });
    expect(server.stats().requests).toBe(0);
    expect(await testConnection(owner, id, "seedling-1")).toMatchObject({ ok: true, message: "It works: “seedling-1” answers." });
    expect(server.stats().served).toBe(1);
    const aws = await createConnection(owner, bedrock());
    expect(await testConnection(owner, aws.id, "amazon.nova-lite-v1:0")).toMatchObject({ ok: true, modelCount: 7 });
  });

  test("address, key, model", async () => {
    server.configure({ apiKey: KEY });
    expect(await testConnection(owner, { input: openai({ baseUrl: "http://127.0.0.1:9/v1" }) })).toMatchObject({
      ok: false,
      field: "address",
    });
    expect(await testConnection(owner, { input: openai({ baseUrl: `${server.url}/wrong` }) }, "seedling-1")).toMatchObject({ ok: true });
    expect(await testConnection(owner, { input: openai({ apiKey: "sk-wrong" }) })).toMatchObject({ ok: false, field: "key" });
    expect(await testConnection(owner, { input: openai() }, "nowhere")).toMatchObject({ ok: false, field: "model", modelCount: 2 });
    const profile = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    expect(await testConnection(owner, { input: bedrock() }, profile)).toMatchObject({ ok: false, field: "model" });
  });

  test("with the stored key where none is typed", async () => {
    server.configure({ apiKey: KEY });
    const { id } = await createConnection(owner, openai());
    expect((await testConnection(owner, { id, input: openai({ apiKey: "" }) })).ok).toBe(true);
    expect((await testConnection(owner, { input: openai({ apiKey: "" }) })).field).toBe("key");
  });

  test("and a list that cannot be had is an error with a sentence", async () => {
    const { id } = await createConnection(owner, openai({ baseUrl: "http://127.0.0.1:9/v1" }));
    const error = await errorOf(listModels(owner, id));
    expect(error.code).toBe("unavailable:connection");
    expect(error.message).toContain("127.0.0.1:9");
  });
});

describe("providers", () => {
  test("are one per connection until it is changed", async () => {
    const { id } = await createConnection(owner, openai());
    const first = openProvider(await findConnection(id));
    expect(openProvider(await findConnection(id))).toBe(first);
    await updateConnection(owner, id, openai({ name: "Changed" }));
    expect(openProvider(await findConnection(id))).not.toBe(first);
  });

  test("keep what they learnt in the database, for other processes and later", async () => {
    server.configure({ refuses: ["temperature"] });
    const { id } = await createConnection(owner, openai());
    await complete(id, "seedling-1");
    expect(server.stats().requests).toBe(2);
    const profile = await database().modelProfile.findFirstOrThrow({ where: { connectionId: id } });
    expect(profile.capabilities).toMatchObject({ temperature: false, structured: "json_schema" });
    await closeProviders();
    await complete(id, "seedling-1");
    expect(server.stats().requests).toBe(3);
    await updateConnection(owner, id, openai());
    expect(await database().modelProfile.count({ where: { connectionId: id } })).toBe(0);
  });
});
