import { expect, test } from "@playwright/test";
import { Wizard } from "./wizard.ts";

// A dataset is judged, its results are read, some rows are rated by a person, and one becomes an example of a rubric.

test("evaluate, read the results, calibrate, and change the rubric", async ({ page }) => {
  const dataset = await new Wizard(page).generate({
    ...{ provider: "Built-in demo", name: "To be judged", template: "Custom", seeds: ["Bread", "Tea"], pairsPerSeed: 2 },
  });
  await expect(page.getByText("4 of 4 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });

  await page.goto("/generations?q=to+be+judged");
  await page.getByRole("button", { name: "Actions for To be judged" }).click();
  await page.getByRole("menuitem", { name: "Evaluate" }).click();
  await expect(page).toHaveURL(new RegExp(`/evaluations/new\\?dataset=${dataset}`));
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: "Built-in demo" });
  await expect(page.getByRole("radio", { name: "General", exact: true })).toBeChecked();
  await expect(page.getByText("Does it bring the person who asks further?")).toBeVisible();
  await expect(page.getByText("Calls to the judge").locator("..")).toContainText("4");
  await page.getByRole("button", { name: "Start evaluation" }).click();

  await expect(page.getByText("4 of 4 rows", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Completed", { exact: true })).toBeVisible();
  const evaluation = page.url().split("/").at(-1);
  const rows = page.getByRole("region", { name: "Rows", exact: true });
  await expect(rows.getByRole("listitem")).toHaveCount(4);
  await page.getByRole("table", { name: "Rows by score" }).getByRole("button", { disabled: false }).first().click();
  await expect(page).toHaveURL(/minScore=/);
  await expect(rows.getByText(/^Score \d/)).toBeVisible();
  await expect(rows.getByRole("link", { name: "Review these" })).toHaveAttribute("href", new RegExp(`evaluation=${evaluation}&minScore=`));
  await rows.locator("[data-row]").first().click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("What the judge says");
  await expect(sheet).toContainText("The demo reads no meaning");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);

  await page.getByRole("link", { name: "Compare with your own ratings" }).click();
  await page.getByRole("button", { name: /^Start with 4 rows/ }).click();
  for (const rated of [1, 2]) {
    await expect(page.getByRole("main").getByRole("group").first()).toBeVisible();
    await expect(page.getByText("The demo reads no meaning")).toHaveCount(0);
    for (const key of ["1", "2", "1", "5"]) await page.keyboard.press(key);
    await expect(page.getByRole("button", { name: "Save and next" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText(`${rated} of 4 rows rated`)).toBeVisible();
  }
  await page.keyboard.press("b");
  await expect(page.getByText("A row that you have rated")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^5/, checked: true })).toHaveCount(1);
  await page.getByRole("button", { name: "See the agreement" }).click();
  await expect(page.getByText(/over 2 rows \(8 scores\)/)).toBeVisible();
  await page.getByRole("button", { name: "Use as an example in the rubric" }).first().click();
  await page.getByLabel("Why").fill("It says nothing of tea.");
  await page.getByRole("button", { name: "Add the example" }).click();
  await page.getByRole("link", { name: "General (calibrated)" }).click();

  await expect(page.getByLabel("Why")).toHaveValue("It says nothing of tea.");
  const question = page.getByLabel("The judge’s question").first();
  await question.fill("");
  await page.getByRole("button", { name: "Save rubric" }).click();
  await expect(page.getByText("Write the question that the judge answers")).toBeVisible();
  await expect(question).toBeFocused();
  await question.fill("Does it do what is asked of it?");
  await page.getByRole("button", { name: "Save rubric" }).click();
  await expect(page.getByText("Saved as version 2.")).toBeVisible();

  await page.goto(`/evaluations/new?again=${evaluation}`);
  await page.getByRole("radio", { name: "General (calibrated)" }).check();
  await expect(page.getByText("The judge is shown 1 example for calibration first.")).toBeVisible();
});
