import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { findViolations } from "./axe.ts";
import { addOpenAiConnection, OPENAI_MODEL, seenRequests, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { shoot } from "./shoot.ts";
import { Wizard } from "./wizard.ts";

// From documents and from data, as a person makes them: against the inference server and on the demo.

const folder = mkdtempSync(join(tmpdir(), "seedloom-curation-"));
const CONNECTION = "Curation endpoint";

function makeFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test.beforeEach(() => setFaults());

test("data: each item once, in order, the bad ones told before the run", async ({ page }) => {
  const items = Array.from({ length: 40 }, (_, index) => {
    if (index === 3) return { question: "", lang: "de" };
    if (index === 5) return { lang: "en" };
    return { question: index === 10 ? "What is item 9?" : `What is item ${index}?`, lang: index % 2 ? "en" : "de" };
  });
  const kept = items.flatMap(({ question }) => question || []);
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("Curated answers");
  await page.getByRole("radio", { name: "OpenAI-compatible" }).check();
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: CONNECTION });
  await page.getByLabel("Model", { exact: true }).fill(OPENAI_MODEL);
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Custom data curation" }).check();
  await expect(page.getByRole("group", { name: "Template" })).toHaveCount(0);
  await wizard.next();
  await expect(page.getByText("Choose the file with the items.")).toBeVisible();
  await page.getByLabel("Files to upload").setInputFiles(makeFile("questions.json", JSON.stringify(items)));
  await expect(page.getByRole("list", { name: "Chosen files" })).toContainText("questions.json");
  await shoot(page, "configure-data");
  await wizard.next();

  await expect(page).toHaveURL(/\/prompt$/);
  await expect(page.getByRole("region", { name: "First items" })).toContainText("What is item 1?", { timeout: 30_000 });
  await page.getByLabel("Input", { exact: true }).selectOption("question");
  await expect(page.getByText("2 items will not be sent")).toBeVisible();
  await expect(page.getByText("number 4, 6.")).toBeVisible();
  const instruction = page.getByLabel("Instruction", { exact: true });
  await instruction.fill("Answer shortly in {{language}}.");
  await instruction.blur();
  await expect(page.getByText("{{language}} is no key of the file.")).toBeVisible();
  await instruction.fill("Answer shortly. Language: ");
  await page.getByRole("button", { name: "{{lang}}" }).click();
  await expect(instruction).toHaveValue("Answer shortly. Language: {{lang}}");
  await page.getByLabel("Name of the completion").fill("Answer");
  expect(await findViolations(page)).toEqual([]);
  await shoot(page, "prompt-data");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("dialog")).toContainText("Language: de");
  await expect(page.getByRole("dialog")).toContainText("What is item 0?");
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("dialog")).toContainText("3 completions in");
  await page.getByRole("button", { name: "Close" }).last().click();
  await wizard.next();
  await expect(page).toHaveURL(/\/examples$/);
  await wizard.next();
  await expect(page.getByText("2 items will not be sent")).toBeVisible();
  await expect(page.getByText("Completions in all").locator("..")).toContainText("38");
  await shoot(page, "summary-data");

  await setFaults();
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("38 of 38 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  const bodies = (await seenRequests()).map(({ body }) => JSON.stringify(body));
  expect(bodies).toHaveLength(38);
  expect(bodies.every((body) => !body.includes("response_format"))).toBe(true);
  await expect(page.getByRole("heading", { name: "Items 38" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Item 1 .*1 \/ 1/ })).toBeVisible();
  await page.getByRole("button", { name: /^Item 2\b/ }).click();
  await expect(page.getByRole("row").nth(1)).toContainText("What is item 1?");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Show all sources" }).click();
  await shoot(page, "generation-data");
  await page
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "JSON", exact: true }).click()]);
  const rows: Record<string, string>[] = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(rows.map((row) => row.Prompt)).toEqual(kept);
  expect(rows.every((row) => Object.keys(row).join() === "Prompt,Answer" && row.Answer)).toBe(true);
});

const SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"];

/** Nine words that no other sentence has, so that no pair is a near copy of another. */
const inventWords = (sentence: number) =>
  Array.from({ length: 9 }, (_, word) => [...String(10_000 + sentence * 9 + word)].map((digit) => SYLLABLES[Number(digit)]).join(""));

test("documents: chunks looked at, pairs spread over all of them, each with its place", async ({ page }) => {
  const chapters = Array.from({ length: 12 }, (_, chapter) => {
    const sentences = Array.from({ length: 30 }, (__, line) => `${inventWords(chapter * 30 + line).join(" ")}.`);
    return `# Chapter ${chapter + 1}\n\n${sentences.join(" ")}\n`;
  });
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("From a handbook");
  await page.getByRole("radio", { name: "Built-in demo" }).check();
  await page.getByLabel("Files to upload").setInputFiles(makeFile("staff-handbook.md", chapters.join("\n")));
  await expect(page.getByRole("list", { name: "Chosen files" })).toContainText("staff-handbook.md");
  await shoot(page, "configure-documents");
  await wizard.next();
  await expect(page).toHaveURL(/\/prompt$/);
  await expect(page.getByLabel("Add a seed")).toHaveCount(0);
  await page.getByLabel("Pairs in all").fill("24");
  await page.getByLabel("Size of a chunk").fill("300");
  await page.getByLabel("Overlap").fill("20");
  await expect(page.getByText("from 1 document")).toBeVisible({ timeout: 30_000 });
  expect(await findViolations(page)).toEqual([]);
  await shoot(page, "prompt-documents");
  await page.getByRole("button", { name: "Look at the chunks" }).click();
  await expect(page.getByRole("dialog")).toContainText("Chunk 1 · Chapter 1");
  await shoot(page, "chunks");
  await page.getByRole("button", { name: "Next" }).last().click();
  await expect(page.getByRole("dialog")).toContainText("Chunk 11");
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("dialog")).toContainText("<source>");
  await page.getByRole("button", { name: "Close" }).last().click();
  await wizard.next();
  await expect(page).toHaveURL(/\/examples$/);
  await wizard.next();
  await page.getByRole("button", { name: "Generate" }).click();
  await expect(page.getByText("24 of 24 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: /^Sources/ })).toBeVisible();
  await page.locator("button[data-row]").first().click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Source: staff-handbook.md, Chapter");
  await expect(sheet.getByRole("heading", { name: "Source text" })).toBeVisible();
  await shoot(page, "row-documents");
});
