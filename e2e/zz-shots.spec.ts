import { test } from "@playwright/test";
import { Wizard } from "./wizard.ts";

const LOOKS = [
  { name: "desk-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "phone-light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "desk-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
] as const;
for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    test("shots", async ({ page }) => {
      const shot = (what: string, fullPage = false) => page.screenshot({ path: `/tmp/shots-writing/${what}-${name}.png`, fullPage });
      const wizard = new Wizard(page);
      await page.goto("/templates", { waitUntil: "networkidle" });
      await shot("templates", true);
      await page.goto("/generations/new", { waitUntil: "networkidle" });
      await shot("new", true);
      await wizard.open();
      await wizard.configure({ provider: "Built-in demo", name: "Shots", template: "Custom", pairsPerSeed: 4 });
      await shot("configure", true);
      await wizard.next();
      await page.getByRole("button", { name: "Write it for me" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Your use case").fill("Answers about returning shoes that do not fit.");
      await shot("write-empty");
      await dialog.getByRole("button", { name: "Write the prompt" }).click();
      await dialog.getByRole("button", { name: "Shorter" }).scrollIntoViewIfNeeded();
      await shot("write");
      await dialog.getByRole("button", { name: "Versions" }).click();
      await dialog.getByRole("list", { name: "Versions of the prompt" }).scrollIntoViewIfNeeded();
      await shot("versions");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Expand seed 2: Returns and refunds" }).click();
      await dialog.getByLabel("Depth").selectOption("2");
      await dialog.getByRole("button", { name: "Make the tree" }).click();
      await dialog.getByRole("button", { name: /^Remove/ }).nth(1).click();
      await shot("tree");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Difficulty" }).click();
      await page.getByRole("button", { name: "Persona" }).click();
      await page.getByLabel("Pairs per seed").fill("4");
      await page.getByRole("heading", { name: /Attributes/ }).scrollIntoViewIfNeeded();
      await shot("attributes");
      await wizard.next();
      await page.waitForURL(/examples/);
      await wizard.next();
      await page.waitForURL(/summary/);
      await page.waitForLoadState("networkidle");
      await shot("summary", true);
      await page.getByRole("button", { name: "Save as template" }).click();
      await shot("save");
      await dialog.getByRole("button", { name: "Save template" }).click();
      await dialog.getByRole("button", { name: "Close" }).last().click();
      await page.getByRole("button", { name: "Generate" }).click();
      await page.waitForURL(/generations\/[0-9a-f-]{36}$/);
      await page.waitForTimeout(6_000);
      await shot("coverage", true);
    });
  });
}
