import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { MEMBER, MEMBER_STATE, OWNER, OWNER_STATE } from "./settings.ts";

test("the first visit makes the owner's account, and a second visit cannot", async ({ page, context }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup/);
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByLabel("Name").fill(OWNER.name);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("button", { name: "Create dataset" }).first()).toBeVisible();
  await context.storageState({ path: OWNER_STATE });

  await page.goto("/setup");
  await expect(page.getByRole("button", { name: "Create account" })).toHaveCount(0);
});

test("an invitation's link makes a member's account, once", async ({ browser }) => {
  const owner = await browser.newContext({ storageState: OWNER_STATE });
  const people = await owner.newPage();
  await people.goto("/settings/people");
  await people
    .getByRole("button", { name: /create (an )?invitation|create link|invite/i })
    .first()
    .click();
  const link = await people.getByLabel(/invitation link/i).inputValue();

  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  await page.goto(link);
  await page.getByLabel("Name").fill(MEMBER.name);
  await page.getByLabel("Email").fill(MEMBER.email);
  await page.getByLabel("Password", { exact: true }).fill(MEMBER.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/invite/);
  await visitor.storageState({ path: MEMBER_STATE });

  const late = await (await browser.newContext()).newPage();
  await late.goto(link);
  await expect(late.getByRole("button", { name: "Create account" })).toHaveCount(0);
});
