import { expect, type Page, test } from "@playwright/test";
import { Wizard } from "./wizard.ts";

// A draft is never lost: reload, another tab, back and forward, a phone, the keyboard alone.

const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("a reload, and leaving and coming back, lose nothing, not even what is half filled in", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("Half done");
  await page.getByRole("radio", { name: "Text to SQL" }).check();
  await wizard.next();
  await page.getByLabel("Pairs per seed").fill("");
  await page.getByLabel("Prompt", { exact: true }).fill("Only these words.");
  await page.getByLabel("Add a seed").fill("A seed of mine");
  await page.getByLabel("Add a seed").press("Enter");
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("Prompt", { exact: true })).toHaveValue("Only these words.");
  await expect(page.getByLabel("Pairs per seed")).toHaveValue("");
  await expect(page.getByRole("list", { name: "Seeds" })).toContainText("A seed of mine");

  await page.goto("/generations?q=Half+done");
  await page.getByRole("link", { name: "Half done" }).first().click();
  await expect(page.getByLabel("Dataset name")).toHaveValue("Half done");
  await expect(page.getByRole("radio", { name: "Text to SQL" })).toBeChecked();
});

test("the largest examples that are allowed, far beyond Next's own limit of 1 MB, are saved", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("Long examples");
  await wizard.next();
  await expect(page).toHaveURL(/\/prompt$/);
  await wizard.next();
  await expect(page).toHaveURL(/\/examples$/);
  // Two bytes a letter in UTF-8.
  const long = (start: string) => start.padEnd(20_000, "ä");
  const examples = Array.from({ length: 15 }, (_, index) => ({ prompt: long(`Long question ${index} `), completion: long("Answer ") }));
  await page
    .getByLabel("File to import")
    .setInputFiles({ name: "long.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(examples)) });
  await expect(page.getByRole("button", { name: /Long question 14/ })).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /Long question 14/ })).toBeVisible();
});

test("Back, the browser's back and forward, and the stepper keep every field", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("To and fro");
  await wizard.next();
  await page.getByLabel("Pairs per seed").fill("7");
  await page
    .getByRole("button", { name: "Back" })
    .or(page.getByRole("link", { name: "Back" }))
    .click();
  await expect(page.getByLabel("Dataset name")).toHaveValue("To and fro");
  await page.goBack();
  await expect(page.getByLabel("Pairs per seed")).toHaveValue("7");
  await page.goForward();
  await expect(page.getByLabel("Dataset name")).toHaveValue("To and fro");
  await page
    .getByRole("link", { name: /Summary/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Summary" })).toBeVisible();
  await expect(page.getByText("To and fro").first()).toBeVisible();
});

test("of two tabs, the second is told and chooses; neither text is lost unseen", async ({ page, context }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await page.getByLabel("Dataset name").fill("First tab");
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Dataset name").fill("Second tab");
  await saved(other);

  await page.getByLabel("Dataset name").fill("First tab again");
  await expect(page.getByText("This draft was changed in another tab")).toBeVisible();
  await page.getByRole("button", { name: "Load the newer version" }).click();
  await expect(page.getByLabel("Dataset name")).toHaveValue("Second tab");

  await page.getByLabel("Dataset name").fill("Mine after all");
  await saved(page);
  await other.getByLabel("Dataset name").fill("Older");
  await expect(other.getByText("This draft was changed in another tab")).toBeVisible();
  await other.getByRole("button", { name: "Keep mine" }).click();
  await saved(other);
  await page.reload();
  await expect(page.getByLabel("Dataset name")).toHaveValue("Older");
});

test("Next on a step with an error shows it and puts the cursor there", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.next();
  await expect(page.getByText("Give the dataset a name.").first()).toBeVisible();
  await expect(page.getByLabel("Dataset name")).toBeFocused();
  await page.getByLabel("Dataset name").fill("Errors");
  await wizard.next();
  await page.getByLabel("Pairs per seed").fill("1001");
  await wizard.next();
  await expect(page.getByText("Must be from 1 to 1,000.").first()).toBeVisible();
  await expect(page).toHaveURL(/\/prompt$/);
});

test("the whole wizard by keyboard alone", async ({ page }) => {
  await page.goto("/");
  const create = page.getByRole("button", { name: "Create dataset" }).first();
  await tabTo(page, create);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Dataset name")).toBeFocused();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page).toHaveURL(/\/prompt$/);
  await tabTo(page, page.getByLabel("Pairs per seed"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page).toHaveURL(/\/examples$/);
  await tabTo(page, page.getByRole("button", { name: "Next" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/summary$/);
  await tabTo(page, page.getByRole("button", { name: "Generate" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
});

test.describe("on a phone, in the dark", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: "dark" });

  test("the whole wizard, without a page that scrolls sideways", async ({ page }) => {
    const wizard = new Wizard(page);
    const fits = async () => {
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(excess, `sideways scroll on ${page.url()}`).toBe(0);
    };
    await wizard.open();
    await page.getByLabel("Dataset name").fill("Pocket");
    await fits();
    await wizard.next();
    await page.getByLabel("Pairs per seed").fill("1");
    await fits();
    await wizard.next();
    await expect(page).toHaveURL(/\/examples$/);
    await fits();
    await wizard.next();
    await expect(page).toHaveURL(/\/summary$/);
    await fits();
    await page.getByRole("button", { name: "Generate" }).click();
    await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
    await fits();
    await page.goto("/generations");
    await fits();
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe("rgb(13, 14, 13)");
  });
});

/** Presses Tab until the element has the focus; at most as often as a page can have stops. */
async function tabTo(page: Page, target: ReturnType<Page["locator"]>) {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not reach this element.");
}
