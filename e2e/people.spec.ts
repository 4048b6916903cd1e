import { expect, type Locator, type Page, test } from "@playwright/test";
import { listActions } from "./routes.ts";
import { BASE_URL, OWNER } from "./settings.ts";
import { shoot } from "./shoot.ts";
import { Wizard } from "./wizard.ts";

// API keys, teams, viewers, and what the audit log says of them.

test("an API key is shown once, listed without itself, and revoked after a question", async ({ page }) => {
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Give the key a name");
  await dialog.getByLabel("Name").fill("Nightly run");
  await dialog.getByRole("radio", { name: /^Read/ }).check();
  await dialog.getByLabel("It ends after").selectOption("30 days");
  await shoot(page, "api-key-new");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await dialog.getByLabel("API key").inputValue();
  expect(key).toMatch(/^sl_[0-9A-Za-z]{43}$/);
  await expect(dialog.getByText(`curl -H "Authorization: Bearer ${key}" ${BASE_URL}/v1/generations`)).toBeVisible();
  await shoot(page, "api-key-shown");
  await dialog.getByRole("button", { name: "I have copied it" }).click();

  const line = page.getByRole("list", { name: "Your API keys" }).getByRole("listitem").filter({ hasText: "Nightly run" });
  await expect(line).toContainText("ends in 30 days");
  await expect(line).toContainText("never used");
  expect(await page.content()).not.toContain(key);
  await shoot(page, "api-keys");
  await line.getByRole("button", { name: "Revoke Nightly run" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(line).toHaveCount(0);

  await page.goto("/settings/audit");
  await page.getByLabel("What").selectOption("Revoked an API key");
  await expect(page).toHaveURL(/action=api-key-revoked/);
  const entry = page.getByRole("row").filter({ hasText: "Nightly run" });
  await expect(entry).toContainText(OWNER.name);
  await expect(entry).toContainText("127.0.0.1");
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Made an API key" }).first()).toBeVisible();
  await shoot(page, "audit");
});

test("a viewer sees what their team makes, is offered nothing that changes it, and is refused it", async ({ page, browser }) => {
  await makeTeam(page, "Red");
  const link = await inviteViewer(page, "Red");
  await new Wizard(page).open();
  const draft = new URL(page.url()).pathname;
  const id = await new Wizard(page).generate({
    ...{ name: "For viewers", provider: "Built-in demo", template: "Custom", pairsPerSeed: 1 },
  });
  await expect(page.getByText(/Completed/).first()).toBeVisible({ timeout: 60_000 });

  const viewer = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
  await viewer.goto(link);
  await viewer.getByLabel("Name").fill("Vera Viewer");
  await viewer.getByLabel("Email").fill("vera@example.com");
  await viewer.getByLabel("Password", { exact: true }).fill("seven-green-wheels");
  await viewer.getByRole("button", { name: "Create account" }).click();
  await expect(viewer.getByText("You are a viewer here").first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Create dataset" })).toHaveCount(0);
  await shoot(viewer, "viewer-home");
  for (const address of ["/generations", "/files", "/templates", "/evaluations", `/generations/${id}/review`, draft]) {
    expect((await viewer.goto(address, { waitUntil: "networkidle" }))?.status(), address).toBe(200);
    await shoot(viewer, `viewer${address.replace(/[0-9a-f-]{36}/, "id").replaceAll("/", "-")}`);
  }
  await viewer.goto(`/generations/${id}`);
  await expect(viewer.getByRole("heading", { name: "For viewers" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Download" }).first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: "More actions" })).toHaveCount(0);
  await shoot(viewer, "viewer-generation");

  expect(await callAction(viewer, "renameAction", { id, name: "Mine" })).toContain("forbidden:viewer");
  const change = await viewer.request.post(`/api/generations/${id}/review/changes`, { headers: { origin: BASE_URL }, data: {} });
  expect(change.status()).toBe(403);
  expect((await viewer.request.get(`/api/generations/${id}/download?format=json`)).status()).toBe(200);

  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Delete Red" }).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText("2 people stay");
  await question.getByRole("button", { name: "Delete team" }).click();
  await expect(question).toHaveCount(0);
  expect((await viewer.goto(`/generations/${id}`))?.status()).toBe(404);
});

/** Makes a team and puts the owner, who looks at the page, into it. */
async function makeTeam(page: Page, name: string): Promise<void> {
  await page.goto("/settings/people");
  await page.getByLabel("New team").fill(name);
  await page.getByRole("button", { name: "Make team" }).click();
  await expect(page.getByRole("list", { name: "Teams" })).toContainText(name);
  const own = personLine(page, OWNER.name);
  await own.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Change team" }).click();
  await page.getByRole("dialog").getByLabel("Team").selectOption(name);
  await shoot(page, "change-team");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(own).toContainText(name);
  await shoot(page, "people");
}

const personLine = (page: Page, name: string): Locator =>
  page.getByRole("list", { name: "People with an account" }).getByRole("listitem").filter({ hasText: name });

async function inviteViewer(page: Page, team: string): Promise<string> {
  await page.getByLabel("Role").selectOption("Viewer");
  await page.getByLabel("Team", { exact: true }).selectOption(team);
  await page.getByRole("button", { name: "Create invitation link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await expect(page.getByText(`As a viewer of ${team}`)).toBeVisible();
  return link;
}

/** What the server answers to an action, as the page would call it. */
async function callAction(page: Page, name: string, input: unknown): Promise<string> {
  const action = listActions().find((one) => one.name === name)?.id ?? "";
  const headers = { "next-action": action, "content-type": "text/plain;charset=UTF-8", origin: BASE_URL };
  return (await page.request.post("/sign-out", { headers, data: JSON.stringify([input]) })).text();
}
