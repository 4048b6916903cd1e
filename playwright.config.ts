import { defineConfig, devices } from "@playwright/test";
import { BASE_URL, browserPath, OWNER_STATE, WORKERS } from "./e2e/settings.ts";

// The products under test, one for each worker, are started by e2e/product.ts with `node scripts/start.ts`, as a user would.

const chromium = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    executablePath: browserPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  },
};

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: WORKERS,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  globalSetup: "./e2e/product.ts",
  // A trace of every test, to be kept of those that fail, films all of them: `--trace on` makes one where it is needed.
  use: { baseURL: BASE_URL, trace: "off", screenshot: "only-on-failure" },
  projects: [
    { name: "first visit", testMatch: "first-visit.setup.ts", fullyParallel: true, use: chromium },
    { name: "studio", testMatch: "*.spec.ts", dependencies: ["first visit"], use: { ...chromium, storageState: OWNER_STATE } },
  ],
});
