import { expect, test } from "@playwright/test";
import { findViolations } from "./axe.ts";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { shoot } from "./shoot.ts";
import { Wizard } from "./wizard.ts";

// One instruction over the rows of a filter, and more rows like the approved ones; against the inference server.

const CONNECTION = "Fixing endpoint";

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test.beforeEach(() => setFaults());

test("rows are previewed, rewritten, accepted by keyboard and at once, and taken back; approved ones bring more", async ({ page }) => {
  const id = await new Wizard(page).generate({
    ...{ name: "To be fixed", provider: "OpenAI-compatible", connection: CONNECTION, model: OPENAI_MODEL, template: "Custom" },
    ...{ seeds: ["Tides", "Bread"], pairsPerSeed: 3 },
  });
  await expect(page.getByText("6 of 6 pairs", { exact: true })).toBeVisible({ timeout: 30_000 });

  await page.goto(`/generations/${id}/fixes/new?minLength=1`);
  await expect(page.getByRole("heading", { name: "Fix 6 rows" })).toBeVisible();
  await page.getByRole("button", { name: "Preview 5 rows" }).click();
  await expect(page.getByText("Say what is to be changed")).toBeVisible();
  await page.getByRole("button", { name: "Correct grammar" }).click();
  await expect(page.getByLabel("Model", { exact: true })).toHaveValue(OPENAI_MODEL);
  await page.getByRole("button", { name: "Preview 5 rows" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("insertion")).toHaveCount(5);
  await expect(preview.getByRole("insertion").first()).toContainText("revised");
  await expect(page.getByText("Calls to the model").locator("..")).toContainText("6");
  expect(await findViolations(page)).toEqual([]);
  await shoot(page, "fix-new");

  await page.getByRole("button", { name: "Fix all 6 rows" }).click();
  await expect(page).toHaveURL(/\/fixes\/[0-9a-f-]{36}$/);
  await expect(page.getByText("6 of 6 rows", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("article", { name: "Row 1: To decide" })).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByRole("article", { name: "Row 1: Accepted" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("article", { name: "Row 2: Refused" })).toBeVisible();
  await expect(page.getByRole("button", { name: "To decide 4" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await shoot(page, "fix-run");
  await page.keyboard.press("u");
  await expect(page.getByRole("article", { name: "Row 2: To decide" })).toBeVisible();

  await page.getByRole("button", { name: "Accept all 5" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Accept 5 rows" }).click();
  await expect(page.getByText("5 rows were accepted.")).toBeVisible();
  await expect(page.getByText("Nothing is left to decide")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: "Accept all 5" })).toBeVisible();
  await page.goto(`/generations/${id}/fixes`);
  await expect(page.getByRole("row").nth(1)).toContainText("Correct spelling");
  await shoot(page, "fixes");

  await page.goto(`/generations/${id}/more`);
  await expect(page.getByText("No row is approved yet")).toBeVisible();
  await page.goto(`/generations/${id}/review`);
  await expect(page.getByRole("table", { name: /under review/ }).getByRole("row")).toHaveCount(7);
  await expect(page.getByRole("table", { name: /under review/ }).getByRole("checkbox")).toHaveCount(6);
  await page.keyboard.press("a");
  await expect(page.getByRole("list", { name: "How many pairs are in each state" })).toContainText("Approved 1");
  await page.goto(`/generations/${id}/more`);
  await page.getByLabel("Rows in all").fill("7");
  await shoot(page, "more");
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Go on to the summary" }).click();
  await expect(page).toHaveURL(/\/summary$/);
  await expect(page.getByText("Pairs in all").locator("..")).toContainText("7");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("7 of 7 pairs", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Made from the approved rows of To be fixed")).toBeVisible();
  await page.getByRole("link", { name: "To be fixed", exact: true }).click();
  await expect(page.getByText("Followed by To be fixed, more")).toBeVisible();
});
