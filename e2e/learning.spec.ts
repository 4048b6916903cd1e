import { expect, test } from "@playwright/test";
import { addOpenAiConnection, OPENAI_MODEL, seenRequests, setFaults } from "./connections.ts";
import { OWNER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// What a model refuses is learnt from the first refusal, said beside the field, shown on the connection's page, and forgotten there.

const CONNECTION = "Endpoint that refuses";

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE })).newPage();
  await addOpenAiConnection(page, CONNECTION);
  await page.close();
});
test.afterAll(() => setFaults());

test("what a model refuses is learnt, shown, and forgotten on demand", async ({ page }) => {
  await setFaults({ refuses: ["json_schema", "temperature", "max_tokens", "system"] });
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.configure({
    ...{ provider: "OpenAI-compatible", connection: CONNECTION, model: OPENAI_MODEL },
    ...{ name: "Learning", template: "Custom", pairsPerSeed: 1 },
  });
  await wizard.next();
  await page.getByText("Advanced settings").click();
  const note = page.getByText("This model does not take a temperature; it is left out.");
  await expect(page.getByLabel("Temperature", { exact: true })).toBeVisible();
  await expect(note).toHaveCount(0);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("dialog").getByText("Completion", { exact: true })).toHaveCount(3, { timeout: 30_000 });
  expect((await seenRequests()).length).toBe(5);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText("Advanced settings").click();
  await expect(note).toBeVisible();
  const draft = page.url();

  await page.goto("/settings/connections");
  await page.getByRole("link", { name: `Edit ${CONNECTION}` }).click();
  const learnt = page.getByRole("region", { name: "Learnt about its models" });
  await expect(learnt).toContainText(OPENAI_MODEL);
  for (const words of ["No temperature", "JSON mode", "max_completion_tokens", "No system message"])
    await expect(learnt).toContainText(words);
  await learnt.getByRole("button", { name: `Forget what was learnt about ${OPENAI_MODEL}` }).click();
  await expect(learnt).toContainText("Nothing yet");

  // Forgotten for the wizard, and tried again at the next call.
  await setFaults();
  await page.goto(draft);
  await page.getByText("Advanced settings").click();
  await expect(note).toHaveCount(0);
  // Long enough for every process to have heard of it.
  await page.waitForTimeout(4_500);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("dialog").getByText("Completion", { exact: true })).toHaveCount(3, { timeout: 30_000 });
  const bodies = (await seenRequests()).map(({ body }) => body);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatchObject({ temperature: expect.any(Number), response_format: { type: "json_schema" } });
});
