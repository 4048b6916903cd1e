import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, type Page, test } from "@playwright/test";
import { listChatProblems } from "../lib/export/test-support.ts";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { shoot } from "./shoot.ts";
import { Wizard } from "./wizard.ts";

// What the scores are for, from end to end: 200 pairs are made, judged, rated, rejected by filter, fixed, approved, exported in
// two formats, and read back by programs that did not write them.

const CONNECTION = "Judging endpoint";
const SEEDS = ["Tides", "Bread", "Maps", "Clocks", "Bridges", "Bees", "Rivers", "Glass", "Trains", "Soil"];

interface Pair {
  prompt: string;
  completion: string;
}

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test.beforeEach(() => setFaults());

test("200 pairs, judged, calibrated, rejected by filter, fixed, and exported as chat and Parquet", async ({ page }) => {
  test.setTimeout(150_000);
  const dataset = await new Wizard(page).generate({
    ...{ name: "Two hundred", provider: "OpenAI-compatible", connection: CONNECTION, model: OPENAI_MODEL, template: "Custom" },
    ...{ seeds: SEEDS, pairsPerSeed: 20 },
  });
  await expect(page.getByText("200 of 200 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });

  const evaluation = await judge(page);
  await calibrate(page, evaluation);
  const low = `evaluation=${evaluation}&maxScore=3`;
  const rejected = await count(page, dataset, low);
  expect(rejected).toBeGreaterThanOrEqual(5);
  expect(rejected).toBeLessThan(150);
  await decideAll(page, dataset, low, "Reject", rejected);
  await decideAll(page, dataset, "state=unreviewed", "Approve", 200 - rejected);

  await fixFive(page, dataset);
  await decideAll(page, dataset, "edited=true", "Approve", 5);

  const approved: Pair[] = await (await page.request.get(`/api/generations/${dataset}/review?state=approved&offset=0&limit=200`))
    .json()
    .then(({ rows }: { rows: { data: Pair }[] }) => rows.map(({ data }) => data));
  expect(approved).toHaveLength(205 - rejected);
  expect(approved.filter(({ completion }) => completion.includes("(revised)"))).toHaveLength(5);

  const chat: { messages: { role: string; content: string }[] }[] = (await exportAs(page, dataset, "OpenAI chat", approved.length))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(listChatProblems(chat)).toEqual([]);
  expect(chat.map(({ messages: [user, assistant] }) => ({ prompt: user?.content, completion: assistant?.content }))).toEqual(approved);
  expect(await readParquet(await exportAs(page, dataset, "Parquet", approved.length))).toEqual(approved);
});

/** From the dataset's page to the scores of all its rows; returns the evaluation's id. */
async function judge(page: Page): Promise<string> {
  await page.getByRole("navigation", { name: "Next steps" }).getByRole("link", { name: "Evaluate" }).click();
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: CONNECTION });
  await page.getByLabel("Model", { exact: true }).fill(OPENAI_MODEL);
  await page.keyboard.press("Escape");
  await expect(page.getByText(`${OPENAI_MODEL} would judge ${OPENAI_MODEL}`)).toBeVisible();
  await shoot(page, "evaluation-new");
  await page.getByRole("button", { name: "Start evaluation" }).click();
  await expect(page.getByText("200 of 200 rows", { exact: true })).toBeVisible({ timeout: 60_000 });
  await shoot(page, "evaluation");
  return page.url().split("/").at(-1) ?? "";
}

async function calibrate(page: Page, evaluation: string): Promise<void> {
  await page.goto(`/evaluations/${evaluation}/calibrate?size=20`);
  await page.getByRole("button", { name: /^Start with 20 rows/ }).click();
  await expect(page.getByRole("main").getByRole("group").first()).toBeVisible();
  const criteria = await page.getByRole("main").getByRole("group").count();
  for (let rated = 1; rated <= 20; rated += 1) {
    for (let criterion = 0; criterion < criteria; criterion += 1) await page.keyboard.press(String(1 + ((rated + criterion) % 5)));
    if (rated === 1) await shoot(page, "calibrate");
    await page.keyboard.press("Enter");
    if (rated < 20) await expect(page.getByText(`${rated} of 20 rows rated`)).toBeVisible();
  }
  await expect(page.getByText(`over 20 rows (${20 * criteria} scores)`)).toBeVisible();
  await shoot(page, "agreement");
}

const count = async (page: Page, dataset: string, filter: string): Promise<number> =>
  (await (await page.request.get(`/api/generations/${dataset}/review/count?${filter}`)).json()).rows;

/** Decides on all that a filter shows, by the review page. */
async function decideAll(page: Page, dataset: string, filter: string, decision: "Approve" | "Reject", rows: number): Promise<void> {
  await page.goto(`/generations/${dataset}/review?${filter}`);
  await expect(page.getByRole("button", { name: `Change all ${rows}` })).toBeVisible();
  await shoot(page, `review-${decision}-${rows === 5 ? "edited" : "all"}`);
  await page.getByRole("button", { name: `Change all ${rows}` }).click();
  await page.getByRole("menuitem", { name: decision, exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `${decision} ${rows} pairs` })
    .click();
  await expect(page.getByRole("status").getByRole("button", { name: "Undo" })).toBeVisible();
}

/** Rewrites what was rejected, and accepts the first five. */
async function fixFive(page: Page, dataset: string): Promise<void> {
  await page.goto(`/generations/${dataset}/fixes/new?state=rejected`);
  await page.getByRole("button", { name: "Correct grammar" }).click();
  await page.getByRole("button", { name: "Preview 5 rows" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).getByRole("insertion")).toHaveCount(5);
  await shoot(page, "fix-preview");
  await page.getByRole("button", { name: /^Fix all \d+ rows/ }).click();
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  for (let row = 1; row <= 5; row += 1) {
    await expect(page.getByRole("article", { name: `Row ${row}: To decide` })).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.getByRole("article", { name: `Row ${row}: Accepted` })).toBeVisible();
  }
}

async function exportAs(page: Page, dataset: string, format: string, rows: number): Promise<Buffer> {
  await page.goto(`/generations/${dataset}/export`);
  await page.getByRole("radio", { name: format }).check();
  await page.getByLabel("Approved only").check();
  await shoot(page, `export-${format}`);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: `Export ${rows} rows` }).click();
  return readFile(await (await coming).path());
}

async function readParquet(content: Buffer): Promise<Pair[]> {
  const file = join(await mkdtemp(join(tmpdir(), "seedloom-parquet-")), "rows.parquet");
  await writeFile(file, content);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const found = await connection.runAndReadAll(`select prompt, completion from '${file}'`);
  return found.getRows().map(([prompt, completion]) => ({ prompt: String(prompt), completion: String(completion) }));
}
