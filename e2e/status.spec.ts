import { expect, test } from "@playwright/test";
import { BASE_URL, DATA_DIR, MEMBER_STATE, METRICS_TOKEN } from "./settings.ts";
import { shoot } from "./shoot.ts";

// What watches over the studio from outside, and the page that shows the same to people.

test("health and ping answer nobody in particular, metrics those who have the token", async ({ playwright }) => {
  const nobody = await playwright.request.newContext({ baseURL: BASE_URL, storageState: { cookies: [], origins: [] } });
  const health = await nobody.get("/health", { headers: { "x-request-id": "from-the-test" } });
  expect(health.status()).toBe(200);
  expect(health.headers()).toMatchObject({ "x-request-id": "from-the-test", "cache-control": "no-store" });
  const body = await health.json();
  expect(["healthy", "degraded"]).toContain(body.health);
  expect(body.upstreamServices).toEqual(
    expect.arrayContaining(
      ["PostgreSQL", "Job workers", "File storage"].map((name) => ({
        ...{ name, type: "internal", impactMessage: expect.any(String), status: { isAvailable: true }, sla: null },
      })),
    ),
  );
  expect(await (await nobody.get("/health/ping")).json()).toEqual({ status: "ok", details: { seedloom: { status: "up" } } });
  expect((await nobody.get("/metrics")).status()).toBe(401);
  const metrics = await nobody.get("/metrics", { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  expect(metrics.headers()["content-type"]).toMatch(/^text\/plain/);
  const text = await metrics.text();
  expect(text).toMatch(/^seedloom_workers [1-9]/m);
  expect(text).toMatch(/^seedloom_http_request_duration_seconds_count\{route="\/health",method="GET",status="200"\} [1-9]/m);
  await nobody.dispose();
});

test("an owner sees workers, queues and sizes; what is missing says what to do, and is there again by itself", async ({ page }) => {
  await page.goto("/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Status" }).click();
  const services = page.getByRole("list", { name: "Services" });
  await expect(services.getByRole("listitem").filter({ hasText: "PostgreSQL" })).toContainText("Available");
  await expect(page.getByText("Alive").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Calls to models/ })).toBeVisible();
  await expect(page.getByText(`${DATA_DIR}/files`)).toBeVisible();
  await shoot(page, "status");

  await page.route("/api/status", async (route) => {
    const response = await route.fetch();
    const status = await response.json();
    const services = status.services.map((service: { name: string }) =>
      service.name === "Job workers" ? { ...service, isAvailable: false, message: "No worker has been heard of." } : service,
    );
    await route.fulfill({
      response,
      json: { ...status, health: "degraded", services, installation: { ...status.installation, workers: [] } },
    });
  });
  const workers = services.getByRole("listitem").filter({ hasText: "Job workers" });
  await expect(workers).toContainText("Not available", { timeout: 10_000 });
  await expect(workers).toContainText("npm run worker");
  await expect(page.getByText("Something is missing")).toBeVisible();
  await shoot(page, "status-degraded");
  await page.unroute("/api/status");
  await page.route("/api/status", (route) => route.fulfill({ status: 500, json: {} }));
  await expect(page.getByText("they are shown here again when it answers")).toBeVisible({ timeout: 10_000 });
  await expect(workers).toContainText("Available");
});

test("a member sees the services and nothing of the machines", async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: MEMBER_STATE, baseURL: BASE_URL })).newPage();
  await page.goto("/settings/status");
  await expect(page.getByRole("list", { name: "Services" })).toContainText("Job workers");
  await expect(page.getByRole("heading", { name: "Queues" })).toHaveCount(0);
  const status = await (await page.request.get("/api/status")).json();
  expect(status.installation).toBeNull();
  await page.close();
});
