import { expect, type Page } from "@playwright/test";
import { INFERENCE_URL } from "./settings.ts";

export const OPENAI_CONNECTION = "Test endpoint";
export const BEDROCK_CONNECTION = "Test Bedrock";
export const OPENAI_MODEL = "seedling-1";
/** A key that must never come back to a browser. */
export const SECRET_KEY = "sk-secret-that-stays-on-the-server";

/** Adds the inference server as an OpenAI-compatible endpoint, by the form, after testing it there. */
export async function addOpenAiConnection(page: Page, name = OPENAI_CONNECTION, address = `${INFERENCE_URL}/v1`) {
  await page.goto("/settings/connections/new?provider=openai");
  await page.getByLabel("Endpoint", { exact: true }).selectOption({ value: "other" });
  await page.getByLabel("Name", { exact: true }).first().fill(name);
  await page.getByLabel("Base URL").fill(address);
  await page.getByLabel("API key").fill(SECRET_KEY);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/settings\/connections$/);
}

/** Adds the inference server's Bedrock side, by the form. */
export async function addBedrockConnection(page: Page, name = BEDROCK_CONNECTION) {
  await page.goto("/settings/connections/new?provider=bedrock");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Region").fill("us-east-1");
  await page.getByLabel("Access key ID").fill("AKIAEXAMPLEEXAMPLE12");
  await page.getByLabel("Secret access key").fill("a-secret-access-key-that-signs-only");
  await page.getByLabel(/Endpoint URL/).fill(INFERENCE_URL);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\/settings\/connections$/);
}

export interface SeenRequest {
  path: string;
  body: Record<string, unknown>;
}

/** The last requests that reached the inference server. */
export async function seenRequests(): Promise<SeenRequest[]> {
  const received: { path: string; body: string }[] = await (await fetch(`${INFERENCE_URL}/requests`)).json();
  return received.map(({ path, body }) => ({ path, body: JSON.parse(body) }));
}

const CALM = { apiKey: null, latencyMs: 0, latencySigma: 0, capacity: null, requestsPerMinute: null, faults: {}, refuses: [] };

/** Sets what the inference server does from now on, all else calm, and forgets what it has counted. */
export async function setFaults(settings: Record<string, unknown> = {}) {
  const body = JSON.stringify({ ...CALM, ...settings });
  const response = await fetch(`${INFERENCE_URL}/control`, { method: "POST", body });
  if (!response.ok) throw new Error(await response.text());
  await fetch(`${INFERENCE_URL}/reset`, { method: "POST" });
}
