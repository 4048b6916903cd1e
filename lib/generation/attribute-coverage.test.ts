import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { attributeCoverage } from "./attribute-coverage.ts";
import type { Draft } from "./config.ts";
import { getDraft, saveDraft } from "./drafts.ts";
import { makeDraft, makeUser } from "./test-support.ts";

let ada: Actor;

beforeAll(async () => {
  await useTestDatabase();
  ada = await makeUser();
});
afterAll(() => database().$disconnect());

const ATTRIBUTES = [
  { name: " Tone ", values: ["dry", "warm "] },
  { name: "Level", values: ["easy", "medium", "hard"] },
];
const label: NonNullable<Draft["prompt"]["outputFields"]>[number] = {
  ...{ name: "intent", type: "string", description: "", required: true, allowed: ["a", "b"], balanced: true, fields: [] },
};

async function makeGeneration(prompt: Partial<Draft["prompt"]>): Promise<string> {
  const id = await makeDraft(ada, { seeds: 1, rowsPerSeed: 10, rowsPerCall: 5 });
  const { draft, revision } = await getDraft(ada, id);
  await saveDraft(ada, id, "prompt", { ...draft.prompt, ...prompt }, revision);
  await database().seed.create({ data: { generationId: id, position: 0, text: "Topic", asked: 10 } });
  return id;
}

const addCall = (generationId: string, accepted: number, attributes: Record<string, string> | null, status = "done") =>
  database().call.create({
    data: {
      ...{ id: randomUUID(), generationId, status, rowsAsked: 5, accepted, attempts: 1, inputTokens: 1, outputTokens: 1, latencyMs: 1 },
      ...(attributes && { attributes }),
    },
  });

test("without attributes there is nothing to cover", async () => {
  const none = { attributes: [], combinations: { planned: 0, withRows: 0 } };
  expect(await attributeCoverage(ada, await makeGeneration({}))).toEqual(none);
});

test("rows are summed by value; a value without rows is there too; combinations are those that the calls can reach", async () => {
  const id = await makeGeneration({ attributes: ATTRIBUTES });
  await addCall(id, 5, { Tone: "dry", Level: "easy" });
  await addCall(id, 3, { Level: "easy", Tone: "dry" });
  await addCall(id, 4, { Tone: "warm", Level: "hard" });
  await addCall(id, 0, { Tone: "warm", Level: "medium" }, "failed");
  await addCall(id, 2, null);
  expect(await attributeCoverage(ada, id)).toEqual({
    attributes: [
      {
        name: "Tone",
        values: [
          { value: "dry", rows: 8 },
          { value: "warm", rows: 4 },
        ],
      },
      {
        name: "Level",
        values: [
          { value: "easy", rows: 8 },
          { value: "medium", rows: 0 },
          { value: "hard", rows: 4 },
        ],
      },
    ],
    // Ten rows, five a call: two calls, of six combinations.
    combinations: { planned: 2, withRows: 2 },
  });
});

test("a balanced label is covered as an attribute is", async () => {
  const id = await makeGeneration({ outputFields: [label] });
  await addCall(id, 5, { intent: "b" });
  const { attributes, combinations } = await attributeCoverage(ada, id);
  expect(attributes).toEqual([
    {
      name: "intent",
      values: [
        { value: "a", rows: 0 },
        { value: "b", rows: 5 },
      ],
    },
  ]);
  expect(combinations).toEqual({ planned: 2, withRows: 1 });
});
