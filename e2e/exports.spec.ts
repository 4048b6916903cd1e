import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { listChatProblems, readZip } from "../lib/export/test-support.ts";
import { Wizard } from "./wizard.ts";

// An export as a person makes it: chosen, previewed, downloaded, and had again byte for byte; with a split it is prepared.

const linesOf = (text: Buffer): unknown[] =>
  text
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

async function take(page: Page, click: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent("download");
  await click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

test("chat with a system message, previewed and had again; then a split as Parquet", async ({ page }) => {
  await new Wizard(page).generate({ name: "To export", provider: "Built-in demo", template: "Code generation", pairsPerSeed: 4 });
  await expect(page.getByText("40 of 40 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Download", exact: true }).click();
  await page.getByRole("menuitem", { name: "More formats and options…" }).click();
  await expect(page.getByRole("radio", { name: "OpenAI chat" })).toBeChecked();
  await page.getByLabel("System message").fill("You are brief.");
  await expect(page.getByLabel("Beginning of the file")).toHaveValue(/^{"messages":\[{"role":"system","content":"You are brief\."}/);
  await expect(page.getByText("40 unreviewed rows are in it")).toBeVisible();

  const first = await take(page, () => page.getByRole("button", { name: "Export 40 rows" }).click());
  expect(first.name).toBe("To export.jsonl");
  const rows = linesOf(first.content);
  expect(rows).toHaveLength(40);
  expect(listChatProblems(rows)).toEqual([]);
  const line = page.getByRole("listitem").filter({ hasText: "with a system message" });
  await expect(line).toContainText("Ready");
  await expect(line).toContainText(createHash("sha256").update(first.content).digest("hex"));
  await page.reload();
  const again = await take(page, () => line.getByRole("link", { name: "Download again" }).click());
  expect(again.content.equals(first.content)).toBe(true);
  const address = await line.getByRole("link", { name: "Download again" }).getAttribute("href");
  const part = await page.request.get(address ?? "", { headers: { range: "bytes=2-11" } });
  expect(part.status()).toBe(206);
  expect((await part.body()).equals(first.content.subarray(2, 12))).toBe(true);

  await page.getByRole("radio", { name: "Parquet" }).check();
  await page.getByLabel("Split into train, validation and test").check();
  await page.getByRole("button", { name: "Export 40 rows" }).click();
  const split = page.getByRole("listitem").filter({ hasText: "split 80/10/10" });
  await expect(split).toContainText("Ready", { timeout: 20_000 });
  const files = await readZip((await take(page, () => split.getByRole("link", { name: "Download" }).click())).content);
  expect([...files.keys()]).toEqual(["train.parquet", "validation.parquet", "test.parquet", "metadata.json"]);

  await split.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the export" }).click();
  await expect(split).toHaveCount(0);
});
