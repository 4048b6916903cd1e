import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { makeApiKey } from "./api-keys.ts";
import { OWNER } from "./settings.ts";
import { shoot } from "./shoot.ts";

// The reference page: everything that the OpenAPI document has, and examples that run, by curl and on the page.

const RENAME = "Rename it, or change its settings";
const run = promisify(execFile);

test("every operation stands in the reference, its curl example runs, and so does the page's own", async ({ page, request }) => {
  const key = await makeApiKey(OWNER.email, "read");
  const { paths } = await (await request.get("/v1/openapi.json")).json();
  const operations = Object.values<Record<string, { operationId: string }>>(paths).flatMap((path) => Object.values(path));
  await page.goto("/docs/api");
  await shoot(page, "reference");
  for (const { operationId } of operations) await expect(page.locator(`[id="${operationId}"]`)).toHaveCount(1);

  // The index leads to an operation and opens it.
  await page.getByRole("navigation", { name: "Operations" }).getByRole("link", { name: "List generations" }).click();
  const curl = page.getByRole("region", { name: "curl example of List generations" });
  await expect(curl).toBeVisible();
  const { stdout } = await run("bash", ["-c", (await curl.textContent()) ?? ""], { env: { ...process.env, API_KEY: key } });
  expect(JSON.parse(stdout)).toMatchObject({ data: expect.any(Array) });

  await page.getByRole("button", { name: "Run it: List generations" }).click();
  const form = page.getByRole("form", { name: "Run it: List generations" });
  await form.getByLabel("API key").fill("sl_wrong");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("401 refused")).toBeVisible();
  await form.getByLabel("API key").fill(key);
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("200 done")).toBeVisible();
  await expect(form.getByRole("region", { name: "the answer" })).toContainText('"next":');
  await shoot(page, "reference-run");

  // Another operation has the key already, and says that it would change something.
  await page.getByRole("navigation", { name: "Operations" }).getByRole("link", { name: RENAME }).click();
  await page.getByRole("button", { name: `Run it: ${RENAME}` }).click();
  const change = page.getByRole("form", { name: `Run it: ${RENAME}` });
  await expect(change.getByLabel("API key")).toHaveValue(key);
  await change.getByLabel("id", { exact: true }).fill("01890000-0000-7000-8000-000000000000");
  await change.getByRole("button", { name: "Send, and change data" }).click();
  await expect(change.getByRole("region", { name: "the answer" })).toContainText("forbidden:scope");
  await shoot(page, "reference-change");
});

test("the address that an error names explains it", async ({ page, request }) => {
  const problem = await (await request.get("/v1/generations")).json();
  expect(problem).toMatchObject({ type: "/docs/api#unauthorized", status: 401 });
  await page.goto(problem.type);
  await expect(page.locator("#unauthorized")).toBeInViewport();
  await expect(page.locator("#unauthorized")).toContainText("Settings → API keys");
});
