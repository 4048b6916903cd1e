import { expect, test } from "@playwright/test";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { MEMBER_STATE, OWNER_STATE } from "./settings.ts";
import { type Choices, Wizard } from "./wizard.ts";

// Prices: an unknown one is said to be unknown, an owner enters it, and estimates and new generations take it.

const CONNECTION = "Priced endpoint";
const choices: Omit<Choices, "name"> = {
  ...{ provider: "OpenAI-compatible", connection: CONNECTION, model: OPENAI_MODEL, template: "Custom" },
  ...{ seeds: ["Refunds", "Delivery"], pairsPerSeed: 5 },
};

test.beforeAll(async ({ browser }) => {
  await setFaults();
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test("an owner enters a price where the wizard found none; the estimate and the next generation take it, a member sees it", async ({
  page,
  browser,
}) => {
  const wizard = new Wizard(page);
  await wizard.generate({ ...choices, name: "Price unknown" });
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("unknown", { exact: true })).toBeVisible();

  await wizard.open();
  await wizard.configure({ ...choices, name: "Priced" });
  await wizard.next();
  await wizard.prompt({ ...choices, name: "Priced" });
  await wizard.next();
  await expect(page).toHaveURL(/\/examples$/);
  await wizard.next();
  await expect(page.getByText("The price of this model is not known")).toBeVisible();
  await page.getByLabel("Spending limit").fill("3");
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText(/a spending limit cannot be kept\. Remove the limit/)).toBeVisible();
  const summary = page.url();

  await page.getByRole("link", { name: "Enter its price" }).click();
  const dialog = page.getByRole("dialog", { name: `Price of ${OPENAI_MODEL}` });
  await dialog.getByLabel("In: what it reads").fill("a lot");
  await dialog.getByLabel("Out: what it writes").fill("20000");
  await dialog.getByRole("button", { name: "Save price" }).click();
  await expect(dialog.getByText(/Enter the price of a million input tokens/)).toBeVisible();
  await expect(dialog.getByText(/At most 10,000 dollars/)).toBeVisible();
  await dialog.getByLabel("In: what it reads").fill("3,5");
  await dialog.getByLabel("Out: what it writes").fill("14");
  await dialog.getByLabel(/Where this was read/).fill("Contract of 2026");
  await dialog.getByRole("button", { name: "Save price" }).click();
  await expect(dialog).toBeHidden();
  const list = page.getByRole("region", { name: `Prices of ${CONNECTION}` });
  const line = list.getByRole("row", { name: new RegExp(OPENAI_MODEL) });
  await expect(line).toContainText("$3.50");
  await expect(line).toContainText("Contract of 2026");

  await page.goto(summary);
  await expect(page.getByText(/At \$3\.50 for a million tokens in and \$14\.00 for a million out \(Contract of 2026/)).toBeVisible();
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("of $3.00")).toBeVisible();

  const member = await (await browser.newContext({ storageState: MEMBER_STATE })).newPage();
  await member.goto("/settings/prices");
  await expect(member.getByRole("region", { name: `Prices of ${CONNECTION}` })).toContainText("$14.00");
  await expect(member.getByRole("button", { name: /price of|Add a model/ })).toHaveCount(0);
  await member.close();

  await page.goto("/settings/prices");
  await list.getByRole("button", { name: `Remove the price of ${OPENAI_MODEL}` }).click();
  await expect(line).toContainText("unknown");
});
