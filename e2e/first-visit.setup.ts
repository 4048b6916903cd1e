import { expect, test } from "@playwright/test";
import { findViolations } from "./axe.ts";
import { MEMBER, OWNER, STUDIOS } from "./settings.ts";

// Every worker's studio gets its accounts here, whichever worker this runs in.
for (const { url, ownerState, memberState } of STUDIOS) {
  test.describe(url, () => {
    test.describe.configure({ mode: "serial" });
    test.use({ baseURL: url });

    test("the first visit makes the owner's account, and a second visit cannot", async ({ page, context }) => {
      await page.goto("/");
      await expect(page).toHaveURL(/\/setup/);
      await page.waitForLoadState("networkidle");
      expect(await findViolations(page)).toEqual([]);
      await page.getByLabel("Name").fill(OWNER.name);
      await page.getByLabel("Email").fill(OWNER.email);
      await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("button", { name: "Create dataset" }).first()).toBeVisible();
      await context.storageState({ path: ownerState });

      await page.goto("/setup");
      await expect(page.getByRole("button", { name: "Create account" })).toHaveCount(0);
    });

    test("an invitation's link makes a member's account, once", async ({ browser }) => {
      const owner = await browser.newContext({ storageState: ownerState });
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
      await visitor.storageState({ path: memberState });

      const late = await (await browser.newContext()).newPage();
      await late.goto(link);
      await expect(late.getByRole("button", { name: "Create account" })).toHaveCount(0);
    });
  });
}
