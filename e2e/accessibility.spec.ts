import { expect, type Page, test } from "@playwright/test";
import { findViolations } from "./axe.ts";
import { evaluate } from "./evaluation.ts";
import { listRoutes } from "./routes.ts";
import { Wizard } from "./wizard.ts";
import { makeWorkflow } from "./workflow.ts";

// axe finds nothing on any page, in light and dark, on a desktop and on a phone.

const LOOKS = [
  { name: "light on a desktop", viewport: { width: 1280, height: 860 }, colorScheme: "light" },
  { name: "dark on a phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

async function check(page: Page, name: string) {
  expect.soft(await findViolations(page), name).toEqual([]);
}

/** In each look, without loading the page again. */
async function checkLooks(page: Page, address: string) {
  for (const { name, viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await check(page, `${address}, ${name}`);
  }
}

test("every page of the studio", async ({ page }) => {
  test.setTimeout(240_000);
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("For axe");
  const draft = page.url().split("/").at(-2) ?? "";
  const done = await wizard.generate({
    provider: "Built-in demo",
    name: "For axe, done",
    template: "Code generation",
    pairsPerSeed: 1,
  });
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  const evaluation = await evaluate(page, done, 10);
  const workflow = await makeWorkflow(page, { name: "For axe" });
  await page.getByLabel("Rows", { exact: true }).fill("2");
  await page.getByRole("button", { name: "Make a sample" }).click();
  await expect(page.getByRole("heading", { name: "2 rows so far" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Bad: Row 1" }).click();
  await page.goto("/workflows/configs");
  const config =
    (await page.getByRole("main").getByRole("link", { name: "For axe" }).first().getAttribute("href"))?.split("/").at(-1) ?? "";
  const pages = listRoutes().filter(({ kind, pattern }) => kind === "page" && !pattern.includes("[token]"));
  expect(pages.length).toBeGreaterThan(12);
  test.setTimeout(240_000 + pages.length * 4_000);
  for (const { pattern } of pages) {
    const isRun = /^\/generations\/\[id\](?:$|\/(?:export|fixes|more|review))/.test(pattern);
    const isEvaluation = pattern.startsWith("/evaluations/[id]");
    const isConfig = pattern.startsWith("/workflows/configs");
    const own = isConfig ? config : pattern.startsWith("/workflows") ? workflow : isEvaluation ? evaluation : draft;
    const id = pattern.startsWith("/settings") ? "nothing" : isRun ? done : own;
    const address = pattern.replace("[id]", id);
    await page.goto(address, { waitUntil: "networkidle" });
    await checkLooks(page, address);
  }
  await page.goto(`/evaluations/new?dataset=${done}`, { waitUntil: "networkidle" });
  await checkLooks(page, "the form of a new evaluation");
  await page.goto("/docs/api#createGeneration", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Run it: Make a generation" }).click();
  await checkLooks(page, "an operation of the API, opened to be run");
  await page.goto("/nowhere");
  await checkLooks(page, "/nowhere");
});

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);

    test("the pages without a session", async ({ browser }) => {
      const page = await (await browser.newContext({ ...look, storageState: { cookies: [], origins: [] } })).newPage();
      for (const address of ["/sign-in", "/invite/forged"]) {
        await page.goto(address, { waitUntil: "networkidle" });
        await check(page, address);
      }
    });

    test("dialogs and an opened pair", async ({ page }) => {
      await new Wizard(page).generate({ provider: "Built-in demo", name: "Axe dialogs", template: "Code generation", pairsPerSeed: 1 });
      await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
      await page.reload();
      await page.locator("[data-row] button, [data-row]").first().click();
      await expect(page.getByRole("dialog").locator("pre code")).toBeVisible();
      await check(page, "an opened pair");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Download", exact: true }).click();
      await check(page, "the download menu");
    });
  });
}
