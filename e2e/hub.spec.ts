import { expect, test } from "@playwright/test";
import { findViolations } from "./axe.ts";
import { type HubServer, startHubServer } from "./hub-server/server.ts";
import { CALM, READ_TOKEN, WRITE_TOKEN } from "./hub-server/settings.ts";
import { Wizard } from "./wizard.ts";

// A token is entered, a dataset is pushed, and what stands on the hub is read back from there.

let hub: HubServer;

test.beforeAll(async () => {
  hub = await startHubServer();
});

test.afterAll(() => hub.close());

test("a dataset goes to the hub with a token that never comes back to the browser", async ({ page }) => {
  const id = await new Wizard(page).generate({
    provider: "Built-in demo",
    name: "To the hub",
    template: "Code generation",
    pairsPerSeed: 1,
  });
  await expect(page.getByText("10 of 10 pairs", { exact: true })).toBeVisible({ timeout: 60_000 });
  const bodies: string[] = [];
  page.on("response", async (response) => bodies.push(await response.text().catch(() => "")));

  await page.goto(`/generations/${id}/export`);
  await page.getByRole("link", { name: "Enter a token" }).click();
  await expect(page).toHaveURL(/\/settings\/hub$/);
  await page.getByText("Advanced").click();
  await page.getByLabel("Address of the hub").fill(hub.url);
  await page.getByLabel("Token", { exact: true }).fill(READ_TOKEN);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/The token of ada may only read/)).toBeVisible();
  await page.getByLabel("Token", { exact: true }).fill(WRITE_TOKEN);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^ada at /)).toBeVisible();
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText("you may send datasets as ada or acme")).toBeVisible();

  await page.goto(`/generations/${id}/export`);
  const name = page.getByLabel("Name on the hub");
  await expect(name).toHaveValue("to-the-hub");
  await name.fill("two words");
  await page.getByRole("button", { name: "Push 10 rows" }).click();
  await expect(page.getByText(/Only letters without accents/)).toBeVisible();
  await name.fill("tens");
  await expect(page.getByLabel("Whose").getByRole("option")).toHaveText(["ada", "acme"]);
  await page.getByLabel("Whose").selectOption("acme");
  hub.configure({ faults: [{ on: "commit", times: 1, kind: 503 }] });
  await page.getByRole("button", { name: "Push 10 rows" }).click();
  const push = page.getByRole("list", { name: "Pushes" }).getByRole("listitem").first();
  await expect(push.getByText(/status 503.*tried again/)).toBeVisible();
  await expect(push.getByRole("link", { name: "Open the dataset" })).toHaveAttribute("href", `${hub.url}/datasets/acme/tens`, {
    timeout: 20_000,
  });
  await expect(push.getByText(/^10 rows in/)).toBeVisible();
  expect(await findViolations(page)).toEqual([]);

  const read = (path: string, token: string | null) =>
    fetch(`${hub.url}/datasets/acme/tens/resolve/main/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  expect(await (await read("README.md", WRITE_TOKEN)).text()).toContain("pretty_name: To the hub");
  expect((await read("README.md", null)).status).toBe(401);
  expect(hub.repository("acme/tens")).toMatchObject({ private: true });
  const parquet = [...(hub.repository("acme/tens")?.files.keys() ?? [])].filter((path) => path.endsWith(".parquet"));
  expect(parquet.length).toBeGreaterThan(0);

  await page.goto("/settings/hub");
  hub.configure(CALM);
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(/^ada at /)).toBeHidden();
  expect(bodies.length).toBeGreaterThan(5);
  expect(bodies.filter((body) => body.includes(WRITE_TOKEN) || body.includes(READ_TOKEN))).toEqual([]);
});
