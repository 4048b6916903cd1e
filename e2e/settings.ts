import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// Shared by playwright.config.ts, the products' start and the tests. From the environment:
// E2E_WORKERS: how many test files run at once, each of them on a studio of its own; 1 unless set. `npm test` sets it.
// E2E_PORT: the first of the ports, two for each studio; 3217 unless set. Checkouts that run at once need different ones.

export const WORKERS = Number(process.env.E2E_WORKERS || 1);
const FIRST_PORT = Number(process.env.E2E_PORT || 3217);

/** One product under test, with the inference server that is its alone. */
export interface Studio {
  port: number;
  url: string;
  inferencePort: number;
  inferenceUrl: string;
  /** Everything that a run leaves behind while it runs; emptied at its start. */
  folder: string;
  dataDir: string;
  ownerState: string;
  memberState: string;
}

export const STUDIOS = Array.from({ length: WORKERS }, (_, index) => studioOf(index));

// Playwright loads this file anew in each of its workers, and numbers those that run at once.
const mine = studioOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0));
export const BASE_URL = mine.url;
export const INFERENCE_URL = mine.inferenceUrl;
export const DATA_DIR = mine.dataDir;
export const OWNER_STATE = mine.ownerState;
export const MEMBER_STATE = mine.memberState;

function studioOf(index: number): Studio {
  const port = FIRST_PORT + 2 * index;
  const inferencePort = port + 1;
  const folder = join(import.meta.dirname, `../test-results/product-${index}`);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    inferencePort,
    inferenceUrl: `http://127.0.0.1:${inferencePort}`,
    folder,
    dataDir: join(folder, "data"),
    ownerState: join(folder, "owner.json"),
    memberState: join(folder, "member.json"),
  };
}

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

/** Of this worker's studio; another has the port and the folder of its own in their places. */
export const PRODUCT_ENV = {
  ...process.env,
  PORT: String(mine.port),
  HOST: "127.0.0.1",
  DATA_DIR,
  DATABASE_URL: "",
  WORKERS: "1",
  LOG_LEVEL: "warn",
  METRICS_TOKEN,
  // The contract's tests send some thousand requests; the limit itself has tests of its own (lib/api).
  API_RATE_LIMIT: "1000000",
};
