import { expect, type Page } from "@playwright/test";

/** Has a dataset judged by the demo with the suggested rubric, as a person does; returns the evaluation's id once it has ended. */
export async function evaluate(page: Page, datasetId: string, rows: number): Promise<string> {
  await page.goto(`/evaluations/new?dataset=${datasetId}`);
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: "Built-in demo" });
  await page.getByRole("button", { name: "Start evaluation" }).click();
  await expect(page).toHaveURL(/\/evaluations\/[0-9a-f-]{36}$/);
  await expect(page.getByText(`${rows} of ${rows} rows`, { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Completed", { exact: true })).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}
