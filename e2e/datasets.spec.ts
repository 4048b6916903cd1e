import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { parse as parseCsv } from "csv-parse/sync";
import { normalisePrompt } from "../lib/generation/hash.ts";
import {
  addBedrockConnection,
  addOpenAiConnection,
  BEDROCK_CONNECTION,
  OPENAI_CONNECTION,
  OPENAI_MODEL,
  seenRequests,
  setFaults,
} from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { type Choices, type TemplateName, Wizard } from "./wizard.ts";

// The promise of the product, as a person sees it: the whole wizard, the pairs arriving, the files in hand. For each
// template on the demo, on an OpenAI-compatible endpoint and on Bedrock.

const SEEDS = ["Sorting a list", "Reading a file", "Dates and times", "Web requests", "Unit tests"];
const TEMPLATES: TemplateName[] = ["Code generation", "Text to SQL", "Custom"];
const MODELS: Pick<Choices, "provider" | "connection" | "model">[] = [
  { provider: "Built-in demo" },
  { provider: "OpenAI-compatible", connection: OPENAI_CONNECTION, model: OPENAI_MODEL },
  { provider: "AWS Bedrock", connection: BEDROCK_CONNECTION, model: "anthropic.claude-3-haiku-20240307-v1:0" },
];

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page);
  await addBedrockConnection(page);
  await page.close();
});

test.beforeEach(() => setFaults({ latencyMs: 300 }));

for (const model of MODELS) {
  for (const template of TEMPLATES) {
    test(`${template} on ${model.provider}: five seeds, four pairs each, twenty distinct pairs in JSON, JSONL and CSV`, async ({
      page,
    }) => {
      const name = `${template}, ${model.provider}`;
      await new Wizard(page).generate({ ...model, name, template, seeds: SEEDS, pairsPerSeed: 4 });
      await expect(page.getByText("20 of 20 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText("Completed").first()).toBeVisible();

      const rows: { prompt: string; completion: string }[] = JSON.parse(await download(page, "JSON"));
      expect(rows).toHaveLength(20);
      expect(new Set(rows.map(({ prompt }) => normalisePrompt(prompt))).size).toBe(20);
      for (const row of rows) expect(Object.keys(row)).toEqual(["prompt", "completion"]);
      expect(rows.every(({ prompt, completion }) => prompt.length > 3 && completion.length > 3)).toBe(true);

      const lines = (await download(page, "JSONL")).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
      const table: string[][] = parseCsv(await download(page, "CSV"));
      expect(table[0]).toEqual(["prompt", "completion"]);
      expect(table.slice(1).map(([prompt]) => prompt?.replace(/^'/, ""))).toEqual(rows.map(({ prompt }) => prompt));
      const sheet = JSON.parse(await download(page, /^Metadata/));
      expect(sheet).toMatchObject({ name, counts: { asked: 20, accepted: 20, pending: 0, missing: 0 } });
    });
  }
}

test("what reaches the endpoints is what was chosen, and nothing that a model refuses", async ({ page }) => {
  const ask = async (choices: Pick<Choices, "provider" | "connection" | "model">) => {
    await setFaults();
    await new Wizard(page).generate({ ...choices, name: "Bodies", template: "Text to SQL", seeds: ["Late orders"], pairsPerSeed: 3 });
    await expect(page.getByText("3 of 3 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
    const request = (await seenRequests()).at(-1);
    if (!request) throw new Error("no request was seen");
    await test.info().attach(request.path, { body: JSON.stringify(request.body, null, 2), contentType: "application/json" });
    return request;
  };
  const [, openAi, bedrock] = MODELS;
  if (!openAi || !bedrock) throw new Error("models are missing");

  const chat = await ask(openAi);
  expect(chat.path).toBe("/v1/chat/completions");
  expect(chat.body).toMatchObject({ model: OPENAI_MODEL, temperature: 0.7, response_format: { type: "json_schema" } });
  const text = JSON.stringify(chat.body);
  for (const part of ["Late orders", "exactly 3", "CREATE TABLE"]) expect(text.toLowerCase()).toContain(part.toLowerCase());

  const converse = await ask(bedrock);
  expect(converse.path).toMatch(/^\/model\/.+\/converse$/);
  expect(converse.body).toMatchObject({ inferenceConfig: { temperature: 0.7 }, toolConfig: { tools: [{ toolSpec: {} }] } });
});

async function download(page: Page, format: string | RegExp): Promise<string> {
  await page
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format, exact: true }).click()]);
  return readFile(await file.path(), "utf8");
}
