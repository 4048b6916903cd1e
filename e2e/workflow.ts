import { expect, type Page } from "@playwright/test";

/** Makes a workflow on its page, on the built-in demo unless a connection is named; returns its id. */
export async function makeWorkflow(page: Page, { name, connection, model }: { name: string; connection?: string; model?: string }) {
  await page.goto("/workflows/new");
  await page.getByLabel("Name of the workflow").fill(name);
  await page.getByLabel("What should be made? (user prompt)").fill("Questions that visitors of a public library ask at the desk.");
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: connection ?? "Built-in demo" });
  if (model) {
    await page.getByLabel("Model", { exact: true }).fill(model);
    await page.keyboard.press("Escape");
  }
  // Where there are configs already, the first of them is chosen.
  const choice = page.getByLabel("Which config");
  if (await choice.isVisible()) await choice.selectOption("new");
  await page.getByLabel("Tags", { exact: true }).fill("library, e2e");
  await page.getByRole("button", { name: "Create workflow" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}
