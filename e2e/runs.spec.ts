import { expect, test } from "@playwright/test";
import { freePort } from "../lib/db/embedded.ts";
import { findViolations } from "./axe.ts";
import { addOpenAiConnection, OPENAI_MODEL, SECRET_KEY, setFaults } from "./connections.ts";
import { startInferenceServer } from "./inference-server/server.ts";
import { OWNER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// What happens while a generation runs: pause, resume, cancel, failures with Retry, bad answers; counts that always add up.

const CONNECTION = "Faulty endpoint";
const choices = {
  provider: "OpenAI-compatible",
  connection: CONNECTION,
  model: OPENAI_MODEL,
  template: "Custom",
} as const;

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test.afterAll(() => setFaults());

test("pause stops the arrival, resume goes on, and the counts add up all the while", async ({ page }) => {
  await setFaults({ latencyMs: 700, capacity: 4 });
  await new Wizard(page).generate({ ...choices, name: "Paused", pairsPerSeed: 20 });
  const pairs = page.getByText(/^\d+ of 200 pairs$/);
  await expect(pairs).not.toHaveText("0 of 200 pairs");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused", { exact: true }).first()).toBeVisible();
  // Calls in flight keep their pairs: a pause takes at most 2 s, and the page is at most 2 s behind. After that nothing comes.
  await page.waitForTimeout(4_500);
  const paused = await pairs.textContent();
  await page.waitForTimeout(2_500);
  expect(await pairs.textContent()).toBe(paused);
  expect(paused).not.toBe("200 of 200 pairs");
  await setFaults({ latencyMs: 50 });
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("200 of 200 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
});

test("cancel asks first, keeps what was made and says so", async ({ page }) => {
  await setFaults({ latencyMs: 1_500, capacity: 2 });
  await new Wizard(page).generate({ ...choices, name: "Cancelled", pairsPerSeed: 50 });
  await expect(page.getByText(/^[1-9]\d* of 500 pairs$/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: /More actions|Actions/ }).click();
  await page.getByRole("menuitem", { name: /Cancel/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Cancel|Stop/ })
    .last()
    .click();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
});

test("calls that fail for good are shown with their reason, and Retry makes their pairs", async ({ page }) => {
  await setFaults({ faults: { "content-filter": { every: 2 } } });
  await new Wizard(page).generate({ ...choices, name: "Filtered", pairsPerSeed: 5 });
  await expect(page.getByText("Incomplete").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/refused to answer/).first()).toBeVisible();
  await setFaults();
  await page
    .getByRole("button", { name: /^Retry/ })
    .first()
    .click();
  await expect(page.getByText("50 of 50 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
});

test("errors, cut answers and repeats cost nothing but another request", async ({ page }) => {
  const faults = { "server-error": { every: 5 }, truncate: { every: 4 }, repeat: { every: 3 }, fences: { every: 2 }, reset: { every: 11 } };
  await setFaults({ faults });
  await new Wizard(page).generate({ ...choices, name: "Rough", pairsPerSeed: 5 });
  await expect(page.getByText("50 of 50 pairs", { exact: true })).toBeVisible({ timeout: 80_000 });
});

test("near copies are refused, and can be looked at beside what they resemble", async ({ page }) => {
  await setFaults({ faults: { "near-repeat": { probability: 0.3 } } });
  await new Wizard(page).generate({ ...choices, name: "Copies", pairsPerSeed: 10 });
  await expect(page.getByText("100 of 100 pairs", { exact: true })).toBeVisible({ timeout: 80_000 });
  await page.getByRole("link", { name: /^\d+ duplicates?$/ }).click();
  await expect(page).toHaveURL(/[?]view=refused$/);
  const table = page.getByRole("table", { name: /Refused pairs/ });
  await expect(table.getByText(/^\d\d % alike$/).first()).toBeVisible();
  const [refused = "", resembled = ""] = await table.getByRole("row").nth(1).getByRole("cell").allTextContents();
  expect(refused.replace(/^Please: /, "").slice(0, 60)).toBe(resembled.replace(/^Please: /, "").slice(0, 60));

  await page.reload();
  await table.getByRole("row").nth(1).getByRole("button").click();
  const opened = page.getByRole("dialog");
  await expect(opened.getByRole("region", { name: "Refused", exact: true }).getByRole("region", { name: "completion" })).toBeVisible();
  await expect(opened.getByRole("region", { name: "In the dataset", exact: true })).toContainText(resembled.slice(0, 60));
  expect(await findViolations(page)).toEqual([]);
  await opened.getByRole("link", { name: "Open this pair" }).click();
  await expect(page).toHaveURL(/[?]row=\d+$/);
  await expect(page.getByRole("dialog", { name: /^Pair/ })).toContainText(resembled.slice(0, 60));
});

test("an endpoint that goes away is waited for, with the reason, and the run goes on by itself", async ({ page }) => {
  test.setTimeout(150_000);
  const port = await freePort();
  let endpoint = await startInferenceServer({ port, settings: { latencyMs: 400, capacity: 4 } });
  try {
    await addOpenAiConnection(page, "Comes and goes", `${endpoint.url}/v1`);
    await new Wizard(page).generate({ ...choices, connection: "Comes and goes", name: "Outage", pairsPerSeed: 20 });
    await expect(page.getByText(/^[1-9]\d* of 200 pairs$/)).toBeVisible({ timeout: 30_000 });
    await endpoint.close();
    await expect(page.getByText(/reach|answer|broke off/i).first()).toBeVisible({ timeout: 30_000 });
    await page.waitForTimeout(5_000);
    endpoint = await startInferenceServer({ port });
    await expect(page.getByText("200 of 200 pairs", { exact: true })).toBeVisible({ timeout: 90_000 });
  } finally {
    await endpoint.close();
  }
});

test("a refused key pauses at once with the reason; a key never comes back to the browser", async ({ page }) => {
  const bodies: string[] = [];
  page.on("response", async (response) => bodies.push(await response.text().catch(() => "")));
  await setFaults({ apiKey: "another-key" });
  await new Wizard(page).generate({ ...choices, name: "Locked out", pairsPerSeed: 5 });
  await expect(page.getByText("Paused", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/key/i).first()).toBeVisible();
  await page.goto("/settings/connections");
  await page.getByRole("link", { name: CONNECTION }).first().click();
  await expect(page.getByLabel("API key")).toHaveValue("");
  await setFaults();
  expect(bodies.length).toBeGreaterThan(10);
  expect(bodies.filter((body) => body.includes(SECRET_KEY))).toEqual([]);
});

test("a pair opens in full, and the keyboard goes through the pairs", async ({ page }) => {
  await new Wizard(page).generate({ provider: "Built-in demo", name: "Open one", template: "Code generation", pairsPerSeed: 1 });
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await page.locator("[data-row] button, [data-row]").first().click();
  const opened = page.getByRole("dialog");
  await expect(opened.locator("pre code")).toBeVisible();
  const first = await opened.textContent();
  await page.keyboard.press("j");
  await expect.poll(() => opened.textContent()).not.toBe(first);
});
