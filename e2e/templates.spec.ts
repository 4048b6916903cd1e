import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { MEMBER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// Help with writing: versions of a prompt, a seed divided into a tree, attributes and their coverage; and templates of
// one's own: save, share, begin, export, import.

const saved = { exact: true } as const;

test("write for me asks, refines and keeps every version", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.configure({ provider: "Built-in demo", name: "Written", template: "Custom", pairsPerSeed: 1 });
  await wizard.next();
  const prompt = page.getByLabel("Prompt", { exact: true });
  await prompt.fill("My own words, which must not be lost.");
  await page.getByRole("button", { name: "Write it for me" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your use case").fill("Answers about returning shoes.");
  await dialog.getByLabel("Who will ask?").fill("runners");
  await dialog
    .getByLabel("File to import")
    .setInputFiles({ name: "shoes.csv", mimeType: "text/csv", buffer: Buffer.from("question,answer\nmay I?,yes\n") });
  await expect(dialog.getByRole("list", { name: "Data to look at" })).toContainText("shoes.csv");
  await dialog.getByRole("button", { name: "Write the prompt" }).click();
  await expect(dialog.getByRole("region", { name: "The model's proposal" })).toContainText("The people who ask: runners");
  await expect(dialog.getByRole("region", { name: "Yours now" })).toContainText("My own words");
  await dialog.getByRole("button", { name: "Shorter" }).click();
  await expect(dialog.getByRole("region", { name: "The proposal, shorter" })).toBeVisible();
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(prompt).toHaveValue(/returning shoes/);

  await page.getByRole("button", { name: "Write it for me" }).click();
  await dialog.getByRole("button", { name: "Versions" }).click();
  const versions = dialog.getByRole("list", { name: "Versions of the prompt" });
  await expect(versions.getByRole("listitem")).toHaveCount(4);
  await expect(versions).toContainText("In use");
  await versions.getByRole("button", { name: "Show Yours" }).click();
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(prompt).toHaveValue("My own words, which must not be lost.");
});

test("a seed is divided into a tree, and attributes are covered", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.configure({ provider: "Built-in demo", name: "Divided", template: "Custom", pairsPerSeed: 2 });
  await wizard.next();
  await wizard.replaceSeeds(["Returns", "Payment"]);
  await page.getByRole("button", { name: "Expand seed 1: Returns" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Depth").selectOption({ label: "Sub-topics and theirs" });
  await dialog.getByLabel("Sub-topics", { exact: true }).selectOption("2");
  await dialog.getByLabel("each with").selectOption("2");
  await expect(dialog).toContainText("2 × 2 = 4 seeds, from 3 calls");
  await dialog.getByRole("button", { name: "Make the tree" }).click();
  await dialog
    .getByRole("button", { name: /^Remove / })
    .last()
    .click();
  await dialog.getByRole("button", { name: "Replace the seed by 3" }).click();
  const seeds = page.getByRole("list", { name: "Seeds" }).getByRole("listitem");
  await expect(seeds).toHaveCount(4);
  await expect(seeds.first()).toContainText("Returns: ");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(seeds).toHaveCount(2);

  await page.getByRole("button", { name: "Difficulty" }).click();
  await page.getByRole("button", { name: "One of my own" }).click();
  const own = page.getByRole("list", { name: "Attributes" }).getByRole("listitem").last();
  await wizard.next();
  await expect(own.getByText("Give the attribute a name.")).toBeVisible();
  await own.getByLabel("Name").fill("Industry");
  await own.getByRole("button", { name: "Suggest values" }).click();
  await expect(own.getByLabel("Values, one a line")).toHaveValue(/retail/);
  await expect(page.getByText("Not every combination will come up")).toBeVisible();
  await page.getByLabel("Pairs per seed").fill("1");
  await wizard.next();
  await expect(page).toHaveURL(/\/examples$/);
  await wizard.next();
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("2 of 2 pairs", saved)).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole("table", { name: "Difficulty" }).getByRole("row", { name: /hard/ })).toBeVisible();
});

test("settings become a template that others begin with, and that travels as a file", async ({ page, browser }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.configure({ provider: "Built-in demo", name: "Template source", template: "Safety refusals", pairsPerSeed: 1 });
  await wizard.next();
  await wizard.replaceSeeds(["Only this seed"]);
  await page
    .getByRole("link", { name: /Summary/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Save as template" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("House rules");
  await dialog.getByLabel("Description").fill("What our assistant declines.");
  await dialog.getByLabel(/Share it with everybody/).check();
  await dialog.getByRole("button", { name: "Save template" }).click();
  await dialog.getByRole("link", { name: "Templates" }).click();
  await expect(page.getByRole("heading", { name: "House rules" })).toBeVisible();

  const member = await (await browser.newContext({ storageState: MEMBER_STATE })).newPage();
  await member.goto("/templates");
  await member.getByRole("button", { name: "Begin a dataset with House rules" }).click();
  await expect(member).toHaveURL(/\/configure$/);
  await expect(member.getByRole("radio", { name: "Safety refusals" })).toBeChecked();
  await member.goto(member.url().replace("configure", "prompt"));
  await expect(member.getByRole("list", { name: "Seeds" })).toContainText("Only this seed");

  await page.getByRole("button", { name: "Actions for House rules" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export as JSON" }).click();
  const file = await readFile(await (await downloading).path());
  const importer = page.getByLabel("File to import");
  await importer.setInputFiles({
    name: "new.json",
    mimeType: "application/json",
    buffer: Buffer.from(String(file).replace('"version": 1', '"version": 9')),
  });
  await expect(page.getByText(/of version 9/)).toBeVisible();
  await importer.setInputFiles({ name: "rules.json", mimeType: "application/json", buffer: file });
  await expect(page.getByRole("heading", { name: "House rules" })).toHaveCount(2);
  await page.getByRole("button", { name: "Actions for House rules" }).first().click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "House rules" })).toHaveCount(1);
});
