import { expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { ensureDemoConnection } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { buildMetadata } from "../export/metadata.ts";
import { setSpendingLimit } from "../generation/control.ts";
import { estimateGeneration } from "../generation/estimate.ts";
import { startGeneration } from "../generation/start.ts";
import { makeDraft, makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { findPrice } from "./find-price.ts";
import { listPrices, removePrice, savePrice } from "./prices.ts";

let owner: Actor;
let member: Actor;
/** A vLLM of one's own, and OpenAI. */
const ids = { vllm: "", openai: "" };
const MODEL = "gpt-4o";

withTestQueue(async () => {
  owner = await makeUser("owner");
  member = await makeUser();
  const openai = { provider: "openai", hasKey: false, headerNames: [] } as const;
  const add = async (name: string, settings: object) =>
    (await database().connection.create({ data: { name, provider: "openai", settings: { ...openai, ...settings } } })).id;
  ids.vllm = await add("Lab", { preset: "vllm", baseUrl: "http://localhost:8000/v1" });
  ids.openai = await add("OpenAI", { preset: "openai", baseUrl: "https://api.openai.com/v1" });
});

const price = (connectionId: string, inputPerMillion: number, outputPerMillion: number) => ({
  ...{ connectionId, modelId: MODEL, inputPerMillion, outputPerMillion, source: "our contract" },
});
const onVllm = () => makeDraft(member, { provider: "openai", modelId: MODEL, connectionId: ids.vllm });

test("the built-in price holds at OpenAI only; an owner's goes before it, and away again", async () => {
  expect(await findPrice(ids.openai, MODEL)).toMatchObject({ inputPerMillion: 2.5, source: "Seedloom’s price table", asOf: "2026-07" });
  expect(await findPrice(ids.vllm, MODEL)).toBeNull();
  expect(await findPrice(null, MODEL)).toBeNull();
  await savePrice(owner, price(ids.openai, 1, 4));
  await savePrice(owner, price(ids.openai, 2, 5));
  expect(await findPrice(ids.openai, ` ${MODEL} `)).toMatchObject({ inputPerMillion: 2, outputPerMillion: 5, source: "our contract" });
  await removePrice(owner, { connectionId: ids.openai, modelId: MODEL });
  expect(await findPrice(ids.openai, MODEL)).toMatchObject({ inputPerMillion: 2.5 });
});

test("an unknown price is unknown in the estimate, the generation and its metadata; an owner's price of 0 is nothing", async () => {
  const unknown = await onVllm();
  expect(await estimateGeneration(member, unknown)).toMatchObject({ costUsd: null, price: null });
  await startGeneration(member, unknown);
  expect(await database().generation.findUniqueOrThrow({ where: { id: unknown } })).toMatchObject({ costUsd: null, price: null });
  expect((await buildMetadata(unknown)).usage).toMatchObject({ costUsd: "unknown", price: "unknown" });
  await expect(setSpendingLimit(member, unknown, 5)).rejects.toMatchObject({ message: expect.stringContaining("Settings → Prices") });

  await savePrice(owner, price(ids.vllm, 0, 0));
  const free = await onVllm();
  expect(await estimateGeneration(member, free)).toMatchObject({ costUsd: 0 });
  await startGeneration(member, free);
  expect((await buildMetadata(free)).usage).toMatchObject({ costUsd: 0, price: { inputPerMillion: 0, source: "our contract" } });
});

test("a generation keeps the price that it was started with, and the next one takes the new one", async () => {
  await savePrice(owner, price(ids.vllm, 1, 2));
  const before = await onVllm();
  const { costUsd } = await estimateGeneration(member, before);
  await startGeneration(member, before);
  await savePrice(owner, price(ids.vllm, 10, 20));
  expect((await estimateGeneration(member, await onVllm())).costUsd).toBeCloseTo((costUsd ?? 0) * 10);
  const { price: kept } = await database().generation.findUniqueOrThrow({ where: { id: before } });
  expect(kept).toMatchObject({ inputPerMillion: 1, outputPerMillion: 2 });
});

test("a limit on a model without a price is refused at the start, with the way out", async () => {
  const modelId = "nobody-knows-its-price";
  const id = await makeDraft(member, { provider: "openai", modelId, connectionId: ids.vllm, spendingLimit: 3 });
  await expect(startGeneration(member, id)).rejects.toMatchObject({
    code: "bad-input:summary",
    field: "spendingLimit",
    message: expect.stringMatching(/not known.*Remove the limit.*Settings → Prices/),
  });
  await savePrice(owner, { ...price(ids.vllm, 1, 1), modelId });
  await startGeneration(member, id);
});

test("the list holds used models, owners' prices and the built-in ones, with who changed them when", async () => {
  await ensureDemoConnection();
  const lists = await listPrices(member);
  const lab = lists.find(({ id }) => id === ids.vllm);
  expect(lab?.models.map(({ modelId, used }) => [modelId, used])).toEqual([
    [MODEL, true],
    ["nobody-knows-its-price", true],
  ]);
  const { name } = await database().user.findUniqueOrThrow({ where: { id: owner.id } });
  expect(lab?.models[0]).toMatchObject({ builtIn: null, own: { inputPerMillion: 10, source: "our contract", updatedBy: name } });
  expect(lists.find(({ id }) => id === ids.openai)?.models).toContainEqual({
    ...{ modelId: MODEL, own: null, used: false },
    builtIn: expect.objectContaining({ inputPerMillion: 2.5 }),
  });
  expect(lists.find(({ provider }) => provider === "demo")).toMatchObject({ models: [] });
  // Which models others use is theirs to know.
  const other = (await listPrices(await makeUser())).find(({ id }) => id === ids.vllm);
  expect(other?.models.map(({ used }) => used)).toEqual([false, false]);
});

test("only owners change prices, the demo has none, and a connection must be there", async () => {
  await expect(savePrice(member, price(ids.vllm, 1, 1))).rejects.toMatchObject({ code: "forbidden:price" });
  await expect(removePrice(member, price(ids.vllm, 1, 1))).rejects.toMatchObject({ code: "forbidden:price" });
  const demo = await ensureDemoConnection();
  await expect(savePrice(owner, price(demo.id, 1, 1))).rejects.toMatchObject({ code: "forbidden:price" });
  await expect(savePrice(owner, price("01890000-0000-7000-8000-000000000000", 1, 1))).rejects.toMatchObject({
    code: "not-found:connection",
  });
});
