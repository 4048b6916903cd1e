import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { parse as parseCsv } from "csv-parse/sync";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// Rows of another shape than pairs: from one pasted sample to the files in hand, on an endpoint that gives bad rows.

const CONNECTION = "Fields endpoint";
const SAMPLE = { review: "The kettle arrived late.", label: "complaint", stars: 2, parts: { product: "kettle", tags: ["late"] } };

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test("a sample becomes fields, the editor changes them, and balanced labels come out in equal shares", async ({ page }) => {
  await setFaults({ faults: { misfit: { every: 3 } } });
  const wizard = new Wizard(page);
  const choices = {
    provider: "OpenAI-compatible",
    connection: CONNECTION,
    model: OPENAI_MODEL,
    template: "Custom",
    pairsPerSeed: 6,
  } as const;
  await wizard.open();
  await wizard.configure({ ...choices, name: "Reviews" });
  await wizard.next();
  await wizard.prompt({ ...choices, name: "Reviews", seeds: ["Kettles", "Lamps"] });

  await page.getByRole("radio", { name: "Fields of your own" }).check();
  await page.getByLabel("A sample row").fill('{"review": ');
  await page.getByRole("button", { name: "Read the fields" }).click();
  await expect(page.getByText(/not correct JSON/)).toBeVisible();
  await page.getByLabel("A sample row").fill(JSON.stringify(SAMPLE));
  await page.getByRole("button", { name: "Read the fields" }).click();
  const list = page.getByRole("list", { name: "Fields of a row" });
  await expect(list.getByLabel("Name of field 4.2")).toHaveValue("tags");

  await page.getByLabel("Allowed values of field 2", { exact: true }).fill("complaint\nquestion\npraise");
  await page.getByLabel(/As many rows for each value/).check();
  await page.getByRole("button", { name: "Add field", exact: true }).click();
  await expect(page.getByLabel("Name of field 5")).toBeFocused();
  await page.keyboard.type("two words");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByLabel("Name of field 4", { exact: true })).toHaveValue("two words");
  await expect(page.getByLabel("Name of field 4", { exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByText(/Use letters from a to z/)).toBeVisible();
  await page.getByRole("button", { name: "Remove field 4: two words" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Name of field 4", { exact: true })).toHaveValue("two words");
  await page.getByRole("button", { name: "Remove field 4: two words" }).click();
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("dialog")).toContainText("label: complaint");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Review" }).first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await wizard.next();

  await expect(page).toHaveURL(/\/examples$/);
  await expect(page.getByRole("button", { name: /Open example 1: The kettle arrived late/ })).toBeVisible();
  await page.getByRole("button", { name: "Add example" }).click();
  await page.getByLabel("Review").fill("Lovely lamp.");
  await page.getByLabel("Stars").fill("five");
  await page.getByLabel("Parts").fill('{"product": "lamp", "tags": []}');
  await page.getByRole("button", { name: "Save example" }).click();
  await expect(page.getByText("Write a whole number.")).toBeVisible();
  await expect(page.getByText("Write the label.")).toBeVisible();
  await page.getByLabel("Stars").fill("5");
  await page.getByLabel("Label").selectOption("praise");
  await page.getByRole("button", { name: "Save example" }).click();
  await wizard.next();
  await expect(page.getByText(/review \(text\) · label \(one of 3 values, balanced\)/)).toBeVisible();
  await page.getByRole("button", { name: "Generate" }).click();

  await expect(page.getByText("Completed").first()).toBeVisible({ timeout: 60_000 });
  const rows: (typeof SAMPLE)[] = JSON.parse(await download(page, "JSON"));
  expect(rows).toHaveLength(12);
  for (const label of ["complaint", "question", "praise"]) expect(rows.filter((row) => row.label === label)).toHaveLength(4);
  for (const row of rows) expect(Object.keys(row)).toEqual(["review", "label", "stars", "parts"]);
  const table: string[][] = parseCsv(await download(page, "CSV"));
  expect(table[0]).toEqual(["review", "label", "stars", "parts"]);
  expect(table.slice(1).map((cells) => JSON.parse(cells[3] ?? ""))).toEqual(rows.map((row) => row.parts));
  const sheet = JSON.parse(await download(page, /^Metadata/));
  expect(sheet.coverage.values[0].values).toEqual(["complaint", "question", "praise"].map((value) => ({ value, accepted: 4 })));

  await page.locator("button[data-row]").first().click();
  const open = page.getByRole("dialog");
  await expect(open).toContainText(`label: ${rows[0]?.label}`);
  await expect(open.getByRole("heading", { name: "parts" })).toBeVisible();
});

async function download(page: Page, format: string | RegExp): Promise<string> {
  await page
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format, exact: true }).click()]);
  return readFile(await file.path(), "utf8");
}
