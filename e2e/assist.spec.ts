import { expect, test } from "@playwright/test";
import { addOpenAiConnection, OPENAI_MODEL, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { type Choices, Wizard } from "./wizard.ts";

// “Write it for me”, “Suggest more”, Preview and Try it, on the demo and on an endpoint; and what a broken endpoint says.

const CONNECTION = "Assist endpoint";
const PROVIDERS: Pick<Choices, "provider" | "connection" | "model">[] = [
  { provider: "Built-in demo" },
  { provider: "OpenAI-compatible", connection: CONNECTION, model: OPENAI_MODEL },
];

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});

test.beforeEach(() => setFaults());

for (const provider of PROVIDERS) {
  test(`the model helps with prompt, seeds and a trial on ${provider.provider}`, async ({ page }) => {
    const wizard = new Wizard(page);
    await wizard.open();
    await wizard.configure({ ...provider, name: "Helped", template: "Custom", pairsPerSeed: 1 });
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByText(/works|answered/i).first()).toBeVisible();
    await wizard.next();

    const before = await page.getByLabel("Prompt", { exact: true }).inputValue();
    await page.getByRole("button", { name: "Write it for me" }).click();
    await page.getByLabel("Your use case").fill("Short, friendly answers about returning shoes that do not fit.");
    await page
      .getByRole("button", { name: /^Write/ })
      .last()
      .click();
    await page.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByLabel("Prompt", { exact: true })).not.toHaveValue(before);

    await page.getByRole("button", { name: "Suggest more" }).click();
    await page
      .getByRole("button", { name: /^Suggest/ })
      .last()
      .click();
    const suggestions = page.getByRole("list", { name: "Suggestions" });
    await expect(suggestions.getByRole("listitem").first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: /^Add all/ }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("list", { name: "Seeds" }).getByRole("listitem").nth(10)).toBeVisible();

    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("dialog")).toContainText("Topic:");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByRole("dialog").getByText("Completion", { exact: true })).toHaveCount(3, { timeout: 30_000 });
  });
}

test("Test connection says what is wrong: address, key, model", async ({ page }) => {
  const outcome = async (model: string) => {
    await page.getByLabel("Model", { exact: true }).fill(model);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Test connection" }).click();
    return page.getByRole("alert").first();
  };
  await addOpenAiConnection(page, "Nobody home", "http://127.0.0.1:9/v1");
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.configure({ provider: "OpenAI-compatible", connection: CONNECTION, name: "Wrong", template: "Custom", pairsPerSeed: 1 });
  await expect(await outcome("no-such-model")).toContainText(/model/i);
  await setFaults({ apiKey: "another-key" });
  await expect(await outcome(OPENAI_MODEL)).toContainText(/key/i);
  await page.getByLabel("Connection", { exact: true }).selectOption({ label: "Nobody home" });
  await expect(await outcome(OPENAI_MODEL)).toContainText(/address|reach/i);
});
