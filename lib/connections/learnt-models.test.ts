import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { BEDROCK_CAPABILITIES, OPENAI_CAPABILITIES } from "../inference/capabilities.ts";
import { databaseCapabilities } from "./capability-store.ts";
import { describeCapabilities, forgetModel, listLearntModels, listLeftOut } from "./learnt-models.ts";

const owner: Actor = { id: "01890000-0000-7000-8000-000000000001", role: "owner", teamId: null };
const member: Actor = { id: "01890000-0000-7000-8000-000000000002", role: "member", teamId: null };
let connectionId = "";

beforeAll(async () => {
  await useTestDatabase();
});
beforeEach(async () => {
  await database().connection.deleteMany();
  const made = await database().connection.create({ data: { name: "Lab", provider: "openai", settings: {} } });
  connectionId = made.id;
});
afterAll(() => database().$disconnect());

/** Waits until `read` gives something that `holds`. */
async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error("it never became so");
}

describe("what is learnt", () => {
  test("is kept with the time, beside what else is known of the model, and can be forgotten by owners", async () => {
    await database().modelProfile.create({ data: { connectionId, modelId: "o5", limits: { level: 7 } } });
    await databaseCapabilities(connectionId).learn("o5", {
      ...OPENAI_CAPABILITIES,
      temperature: false,
      maxTokens: "max_completion_tokens",
    });
    const [learnt] = await listLearntModels(member, connectionId);
    expect(learnt).toMatchObject({ modelId: "o5", learntAt: expect.any(Date) });
    expect(learnt?.refused.join(" ")).toMatch(/No temperature.*max_completion_tokens/);
    expect(await listLeftOut(member, connectionId, " o5 ")).toEqual(["temperature"]);
    await expect(forgetModel(member, connectionId, "o5")).rejects.toMatchObject({ code: "forbidden:connection" });
    await forgetModel(owner, connectionId, "o5");
    expect(await listLearntModels(member, connectionId)).toEqual([]);
    expect(await listLeftOut(member, connectionId, "o5")).toEqual([]);
    expect(await database().modelProfile.findFirstOrThrow()).toMatchObject({ limits: { level: 7 } });
  });

  test("reaches other workers within seconds, and so does Forget", async () => {
    const [web, worker] = [databaseCapabilities(connectionId), databaseCapabilities(connectionId)];
    expect(await worker.get("m")).toBeNull();
    await web.learn("m", { ...OPENAI_CAPABILITIES, topK: false });
    expect(
      await until(
        () => worker.get("m"),
        (known) => known !== null,
      ),
    ).toMatchObject({ topK: false });
    await forgetModel(owner, connectionId, "m");
    await until(
      () => worker.get("m"),
      (known) => known === null,
    );
  });

  test("after a pause, Forget is known at the first call", async () => {
    const worker = databaseCapabilities(connectionId);
    await worker.learn("m", { ...OPENAI_CAPABILITIES, topK: false });
    await forgetModel(owner, connectionId, "m");
    await new Promise((next) => setTimeout(next, 4_100));
    expect(await worker.get("m")).toBeNull();
  });

  test("two that learn different things know both", async () => {
    const [one, other] = [databaseCapabilities(connectionId), databaseCapabilities(connectionId)];
    await one.learn("m", { ...OPENAI_CAPABILITIES, topK: false });
    await other.learn("m", { ...OPENAI_CAPABILITIES, structured: "json_object" });
    expect(await other.get("m")).toEqual({ ...OPENAI_CAPABILITIES, topK: false, structured: "json_object" });
    expect(await listLeftOut(member, connectionId, "m")).toEqual(["topK"]);
  });

  test("a connection that was deleted meanwhile is no error", async () => {
    await database().connection.deleteMany();
    await databaseCapabilities(connectionId).learn("m", OPENAI_CAPABILITIES);
    expect(await database().modelProfile.count()).toBe(0);
    await expect(listLearntModels(owner, connectionId)).rejects.toMatchObject({ code: "not-found:connection" });
  });
});

test("in words", () => {
  expect(describeCapabilities(OPENAI_CAPABILITIES)).toEqual({ output: expect.stringMatching(/JSON Schema/), refused: [] });
  expect(describeCapabilities(BEDROCK_CAPABILITIES).output).toMatch(/tool/);
  expect(describeCapabilities({ ...OPENAI_CAPABILITIES, structured: "text", systemRole: false, arrayBounds: false }).refused).toEqual([
    expect.stringMatching(/system message/),
  ]);
});
