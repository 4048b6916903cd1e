import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { findViolations } from "./axe.ts";

// The file library, as a person uses it: upload, broken files, preview, what uses a file, and an upload that a reload broke off.

const folder = mkdtempSync(join(tmpdir(), "seedloom-files-"));

function makeFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

test("upload two, one of them broken; look at the text; delete with what uses it", async ({ page }) => {
  const long = Array.from({ length: 1_500 }, (_, index) => `Line ${index} of the handbook.`).join("\n");
  await page.goto("/files");
  await page
    .getByLabel("Files to upload")
    .setInputFiles([
      makeFile("handbook.md", `# The handbook\n\n${long}`),
      makeFile("broken.json", '[{"question": "Whole?"}, {"question": '),
      makeFile("picture.png", "no"),
    ]);
  await expect(page.getByRole("alert").filter({ hasText: "picture.png" })).toContainText("not of a kind");
  await expect(rowOf(page, "handbook.md")).toContainText("Ready", { timeout: 30_000 });
  await expect(rowOf(page, "broken.json")).toContainText("Cannot be read", { timeout: 30_000 });

  await rowOf(page, "broken.json").getByRole("link", { name: "broken.json" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /upload/i })).toBeVisible();
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText(/Waiting to be read|Being read|Cannot be read/).first()).toBeVisible();
  await page.getByRole("link", { name: "All files" }).click();

  await page.getByLabel("Search files").fill("HANDB");
  await expect(page).toHaveURL(/q=HANDB/);
  await expect(rowOf(page, "broken.json")).toHaveCount(0);
  await rowOf(page, "handbook.md").getByRole("link", { name: "handbook.md" }).click();
  await expect(page.getByRole("region", { name: "Text of the file" })).toContainText("Line 3 of the handbook.");
  await page.waitForLoadState("networkidle");
  expect(await findViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Next part" }).click();
  await expect(page.getByRole("region", { name: "Text of the file" })).not.toContainText("Line 3 of the handbook.");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  expect(file.suggestedFilename()).toBe("handbook.md");

  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nothing uses it.");
  await page.getByRole("button", { name: "Delete file" }).click();
  await expect(page).toHaveURL(/\/files$/);
  await expect(rowOf(page, "broken.json")).toBeVisible();
  await expect(rowOf(page, "handbook.md")).toHaveCount(0);
});

test("an upload that a reload broke off goes on with the same file", async ({ page }) => {
  const path = makeFile("large.txt", "Every word of it arrives. ".repeat(800_000));
  const offsets: number[] = [];
  let broken = true;
  let refused = 0;
  await page.route("**/api/files/uploads/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    const offset = Number(request.headers()["upload-offset"]);
    if (broken && offset > 0) {
      refused += 1;
      return route.abort();
    }
    offsets.push(offset);
    return route.continue();
  });
  await page.goto("/files");
  await page.getByLabel("Files to upload").setInputFiles(path);
  await expect.poll(() => refused).toBeGreaterThan(0);
  await expect(page.getByRole("progressbar", { name: "Upload of large.txt" })).toHaveAttribute("aria-valuetext", /8\.0 MB of 20\.8 MB/);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  const unfinished = page.getByRole("list", { name: "Unfinished uploads" });
  await expect(unfinished).toContainText("large.txt");
  await expect(unfinished).toContainText("8.0 MB of 20.8 MB");
  broken = false;
  await page.getByLabel("Files to upload").setInputFiles(path);
  await expect(rowOf(page, "large.txt")).toContainText("Ready", { timeout: 60_000 });
  expect(offsets).toEqual([0, 8_000_000, 16_000_000]);
  await expect(unfinished).toHaveCount(0);
});
