import { expect, type Page, test } from "@playwright/test";
import { OWNER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// Rows are read and decided on: by keys, by filter, by two people at once. Nothing that somebody did is lost unseen.

const dialog = (page: Page) => page.getByRole("dialog");
const states = (page: Page) => page.getByRole("list", { name: "How many pairs are in each state" });
const focus = (page: Page) => page.getByRole("article");

test("reviewed by keys, by filter, and by two at once", async ({ page, browser }) => {
  const id = await new Wizard(page).generate({
    provider: "Built-in demo",
    name: "To review",
    template: "Code generation",
    pairsPerSeed: 1,
  });
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("navigation", { name: "Next steps" }).getByRole("link", { name: "Review" }).click();
  await expect(page).toHaveURL(new RegExp(`/generations/${id}/review$`));
  const table = page.getByRole("table", { name: /Pairs under review/ });
  // Read, and not only counted: a key decides on no row that is still to come.
  await expect(table.getByRole("checkbox")).toHaveCount(10);
  await expect(table.getByRole("row")).toHaveCount(11);

  // Keys in the table: approve the first two, reject the third; each moves on.
  await page.keyboard.press("?");
  await expect(dialog(page)).toContainText("Approve, and go on");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  for (const key of ["a", "a", "r"]) await page.keyboard.press(key);
  await expect(states(page)).toContainText("Approved 2");
  await expect(states(page)).toContainText("Rejected 1");
  await page.keyboard.press("u");
  await expect(states(page)).toContainText("Rejected 0");

  // One at a time: edit, note, decide. The original is kept and comes back.
  await page.keyboard.press("Enter");
  await expect(focus(page).getByRole("heading", { name: "Pair 3 of 10" })).toBeVisible();
  await page.keyboard.press("e");
  const prompt = page.getByLabel("Prompt", { exact: true });
  const before = await prompt.inputValue();
  await prompt.fill("What is a tree in code?");
  await prompt.press("Control+Enter");
  await expect(focus(page).getByRole("region", { name: "Edited" })).toBeVisible();
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Note" }).fill("Simpler now.");
  await page.getByRole("textbox", { name: "Note" }).press("Control+Enter");
  await expect(focus(page)).toContainText("Simpler now.");
  await page.getByRole("button", { name: "Revert" }).click();
  await expect(focus(page).getByRole("region", { name: "Edited" })).toHaveCount(0);
  await expect(focus(page)).toContainText(before.slice(0, 20));

  // Somebody else is faster: both texts are shown, and what was typed is not lost.
  const other = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await other.goto(page.url());
  await expect(focus(other)).toContainText("Simpler now.");
  await page.keyboard.press("e");
  await prompt.fill("What I typed");
  await other.keyboard.press("e");
  await other.getByLabel("Prompt", { exact: true }).fill("What they typed");
  await other.keyboard.press("Control+Enter");
  await expect(focus(other).getByRole("region", { name: "Edited" })).toBeVisible();
  await other.close();
  await page.getByRole("button", { name: "Save the edit" }).click();
  await expect(dialog(page).getByRole("region", { name: "Theirs, as it is now" })).toContainText("What they typed");
  await expect(dialog(page).getByRole("region", { name: "Yours", exact: true })).toContainText("What I typed");
  await dialog(page).getByRole("button", { name: "Edit on" }).click();
  await expect(prompt).toHaveValue("What I typed");
  await page.getByRole("button", { name: "Save the edit" }).click();
  await expect(focus(page).getByRole("region", { name: "Text of the pair" })).toContainText("What I typed");

  // All that a filter shows, with the count said first; the filter lives in the address; undo brings everything back.
  await page.keyboard.press("Escape");
  await states(page)
    .getByRole("button", { name: /^Unreviewed/ })
    .click();
  await expect(page).toHaveURL(/state=unreviewed/);
  await page.reload();
  await page.getByRole("button", { name: "Change all 8" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(dialog(page)).toContainText("Delete: 8 pairs?");
  await dialog(page).getByRole("button", { name: "Delete 8 pairs" }).click();
  await expect(states(page)).toContainText("Deleted 8");
  await expect(page.getByText("No pair is like that.")).toBeVisible();
  const saved: unknown[] = await (await page.request.get(`/api/generations/${id}/download?format=json`)).json();
  expect(saved).toHaveLength(2);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(states(page)).toContainText("Deleted 0");
  await page.goBack();
  await expect(table.getByRole("row")).toHaveCount(11);
  await page.goto(`/generations/${id}`);
  await expect(page.getByRole("link", { name: "2 approved" })).toBeVisible();
});
