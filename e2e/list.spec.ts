import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { Wizard } from "./wizard.ts";

// The Generations list: found, sorted, copied, renamed, deleted; and light for a first-time visitor.

const MAX_SCRIPT_BYTES = 180_000;

test("search, clone, rename, download and delete", async ({ page }) => {
  const id = await new Wizard(page).generate({ provider: "Built-in demo", name: "Listed once", template: "Custom", pairsPerSeed: 1 });
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.goto("/generations");
  await page.getByLabel("Search generations").fill("listed ONCE");
  await expect(page).toHaveURL(/q=listed/i);
  await expect(page.getByRole("link", { name: "Listed once" }).first()).toBeVisible();
  await expect(page.getByText("Filtered")).toHaveCount(0);

  await page.getByRole("button", { name: "Download Listed once" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /JSONL/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.jsonl$/);

  const actions = () => page.getByRole("button", { name: "Actions for Listed once" }).click();
  await actions();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Listed twice");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Rename|Save/ })
    .click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto("/generations?q=twice");
  await expect(page.getByRole("link", { name: "Listed twice" }).first()).toHaveAttribute("href", new RegExp(id));

  await page.getByRole("button", { name: "Actions for Listed twice" }).click();
  await page.getByRole("menuitem", { name: /Clone/ }).click();
  await expect(page).toHaveURL(/\/configure$/);
  await expect(page.getByLabel("Dataset name")).toHaveValue("Listed twice (copy)");

  await page.goto("/generations?q=twice&status=completed");
  await page.getByRole("button", { name: "Actions for Listed twice" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toContainText("10 pairs");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByText(/Nothing matches|No generation/i).first()).toBeVisible();
  expect((await page.request.get(`/generations/${id}`)).status()).toBe(404);
});

test("filters, order and page live in the address", async ({ page }) => {
  for (const name of ["Order B", "Order A"]) {
    await new Wizard(page).generate({ provider: "Built-in demo", name, template: "Custom", seeds: ["One"], pairsPerSeed: 1 });
    await expect(page.getByText("1 of 1 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  }
  const links = page.getByRole("link", { name: /^Order [AB]$/ });
  await page.goto("/generations?q=order&status=completed");
  await expect(links).toHaveText(["Order A", "Order B"]);
  await page.getByRole("link", { name: /^Name/ }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(links).toHaveText(["Order A", "Order B"]);
  await page.getByRole("link", { name: /^Name/ }).click();
  await expect(page).toHaveURL(/direction=desc/);
  await expect(links).toHaveText(["Order B", "Order A"]);
  await page.goBack();
  await expect(links).toHaveText(["Order A", "Order B"]);
  await page.goto("/generations?q=nothing-has-this-name");
  await page.getByRole("link", { name: /Clear/ }).first().click();
  await expect(page.getByRole("table")).toBeVisible();
});

test(`a first visit to the list loads at most ${MAX_SCRIPT_BYTES / 1000} kB of compressed JavaScript`, async ({ page }) => {
  const scripts = new Map<string, number>();
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script" && !response.url().split("?")[0]?.endsWith(".js")) return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    const encoding = response.headers()["content-encoding"];
    expect(encoding, `${response.url()} is compressed`).toMatch(/gzip|br/);
    scripts.set(response.url(), encoding === "br" ? brotliCompressSync(body).length : gzipSync(body).length);
  });
  await page.goto("/generations", { waitUntil: "networkidle" });
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: "figure", description: `${total} bytes in ${scripts.size} scripts` });
  console.log(`JavaScript of a first visit to the Generations list: ${(total / 1000).toFixed(1)} kB compressed in ${scripts.size} files`);
  expect(total).toBeGreaterThan(20_000);
  expect(total).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
});
