import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// Shared by playwright.config.ts, the product's start and the tests.

const PORT = 3217;
export const INFERENCE_PORT = 3218;
export const BASE_URL = `http://127.0.0.1:${PORT}`;
export const INFERENCE_URL = `http://127.0.0.1:${INFERENCE_PORT}`;

/** Everything that a run leaves behind while it runs; emptied at its start. */
export const RUN_FOLDER = join(import.meta.dirname, "../test-results/product");
export const DATA_DIR = join(RUN_FOLDER, "data");
export const OWNER_STATE = join(RUN_FOLDER, "owner.json");
export const MEMBER_STATE = join(RUN_FOLDER, "member.json");

export const OWNER = { name: "Ona Owner", email: "ona@example.com", password: "a-long-enough-password" };
export const MEMBER = { name: "Mia Member", email: "mia@example.com", password: "another-long-password" };

export const METRICS_TOKEN = "a-token-for-the-tests";

/** CHROMIUM_PATH, or a system's Chromium where there is one; otherwise undefined, and Playwright uses its own. */
export function browserPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

export const PRODUCT_ENV = {
  ...process.env,
  PORT: String(PORT),
  HOST: "127.0.0.1",
  DATA_DIR,
  DATABASE_URL: "",
  WORKERS: "1",
  LOG_LEVEL: "warn",
  METRICS_TOKEN,
  // The contract's tests send some thousand requests; the limit itself has tests of its own (lib/api).
  API_RATE_LIMIT: "1000000",
};
