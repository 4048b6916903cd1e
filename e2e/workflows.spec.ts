import { expect, test } from "@playwright/test";
import { shoot } from "./shoot.ts";
import { makeWorkflow } from "./workflow.ts";

// A workflow, as somebody makes one: a sample, thumbs with reasons, another sample, and then the dataset.

test("samples are labelled, refined, and the dataset is generated after them", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/workflows/new");
  await page.getByRole("button", { name: "Create workflow" }).click();
  await expect(page.getByLabel("Name of the workflow")).toBeFocused();
  await expect(page.getByText("Give it a tag at least.").first()).toBeVisible();
  await shoot(page, "workflow-new");

  const id = await makeWorkflow(page, { name: "Library desk" });
  await expect(page.getByText("Nothing made yet")).toBeVisible();
  await page.getByLabel("Rows", { exact: true }).fill("3");
  await page.getByRole("button", { name: "Make a sample" }).click();
  await expect(page.getByRole("heading", { name: "3 rows so far" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("this sample: $0")).toBeVisible();

  await page.getByRole("button", { name: "Good: Row 3" }).click();
  await page.getByLabel("Why: Row 3").fill("friendly");
  await page.getByRole("button", { name: "Bad: Row 2" }).click();
  await page.getByLabel("Why: Row 2").fill("too short");
  await page.getByLabel("Why: Row 2").blur();
  await expect(page.getByText("1 good · 1 bad")).toBeVisible();
  await page.getByLabel("What should be made?").fill("Questions by children in a library.");
  await page.getByRole("button", { name: "Make another sample" }).click();
  await expect(page.getByRole("heading", { name: "6 rows so far" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByLabel("Why: Row 2")).toHaveValue("too short");
  await expect(page.getByRole("button", { name: "Good: Row 3" })).toHaveAttribute("aria-pressed", "true");
  await page.getByText("1 earlier text").click();
  await expect(page.getByText("Questions that visitors of a public library ask at the desk.", { exact: true })).toBeVisible();
  await shoot(page, "workflow");

  await page.getByLabel("Rows in all").fill("20");
  await page.getByRole("button", { name: "Generate 20 rows" }).click();
  await expect(page).toHaveURL(/\/generations\/[0-9a-f-]{36}$/);
  await expect(page.getByText("20 of 20 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/workflows/${id}`);
  await expect(page.getByText("Generated", { exact: true })).toBeVisible();

  // From a list of prompts, two of a file and one that is typed, each with its number.
  await page.getByRole("radio", { name: "From a list of prompts" }).check();
  await page.getByLabel("Prompts", { exact: true }).fill("Opening hours");
  await page.getByLabel("Rows of each prompt").fill("2");
  const csv = { name: "p.csv", mimeType: "text/csv", buffer: Buffer.from("prompts,example_per_prompt\nLost cards,3\nLost cards,4\n") };
  await page.getByLabel("File to import").setInputFiles(csv);
  await expect(page.getByText("“p.csv”, line 3: the same prompt stands at “p.csv”, line 2 already.")).toBeVisible();
  await page.getByLabel("File to import").setInputFiles({ ...csv, buffer: Buffer.from("prompts,example_per_prompt\nLost cards,3\n") });
  await expect(page.getByRole("button", { name: "Generate 5 rows" })).toBeEnabled();
  await shoot(page, "workflow-generate");

  await page.goto("/workflows?tag=library");
  await expect(page.getByRole("row").filter({ hasText: "Library desk" })).toBeVisible();
  await shoot(page, "workflows");
  await page.getByRole("button", { name: "Actions for Library desk" }).first().click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library desk (copy)" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for Library desk (copy)" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete workflow" }).click();
  await expect(page).toHaveURL(/\/workflows$/);
  await page.goto("/workflows/configs");
  await shoot(page, "workflow-configs");
});
