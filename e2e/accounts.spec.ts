import { type Browser, expect, type Page, test } from "@playwright/test";
import { BASE_URL, MEMBER, MEMBER_STATE, OWNER } from "./settings.ts";

// Signing in and out, a session ended from elsewhere, wrong passwords slowed, and what a member sees.

const NOBODY = { cookies: [], origins: [] };

async function visitor(browser: Browser): Promise<Page> {
  return (await browser.newContext({ storageState: NOBODY })).newPage();
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("signing in leads back to what was asked for; signing out ends the session for good", async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto("/generations?q=poems");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, MEMBER.email.toUpperCase(), MEMBER.password);
  await expect(page).toHaveURL(/\/generations\?q=poems$/);
  const cookies = await page.context().cookies();
  expect(cookies.filter(({ name }) => name.includes("session")).every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Lax")).toBe(
    true,
  );
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/generations");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session can be ended from another browser", async ({ browser }) => {
  const [here, there] = [await visitor(browser), await visitor(browser)];
  for (const page of [here, there]) {
    await page.goto("/sign-in");
    await signIn(page, MEMBER.email, MEMBER.password);
    await expect(page).toHaveURL(`${BASE_URL}/`);
  }
  await here.goto("/settings/account");
  await here.getByRole("button", { name: "End all others" }).click();
  await expect(here.getByRole("button", { name: "End all others" })).toHaveCount(0);
  await there.goto("/generations");
  await expect(there).toHaveURL(/\/sign-in/);
  await here.goto("/generations");
  await expect(here).toHaveURL(/\/generations$/);
  // The member's other tests need a session of their own again.
  await here.context().storageState({ path: MEMBER_STATE });
});

test("a wrong password says so without saying which half was wrong, and many are slowed", async ({ browser }) => {
  const page = await visitor(browser);
  await page.goto("/sign-in");
  const message = page.getByRole("alert").filter({ hasText: /\w/ });
  await signIn(page, "nobody@example.com", "not-the-password");
  const unknown = await message.first().textContent();
  await page.goto("/sign-in");
  await signIn(page, "slowed@example.com", "not-the-password");
  expect(await message.first().textContent()).toBe(unknown);
  for (let tries = 0; tries < 8; tries++) {
    await page.goto("/sign-in");
    await signIn(page, "slowed@example.com", `guess-number-${tries}`);
    await expect(message.first()).toBeVisible();
  }
  await expect(message.first()).toContainText(/Too many tries|again in/);
});

test("a member sees no owner's pages and no other's generations, and may use connections but not change them", async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: MEMBER_STATE })).newPage();
  await page.goto("/settings/connections");
  await expect(page.getByRole("heading", { name: /Connections/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Add connection" })).toHaveCount(0);
  expect((await page.goto("/settings/people"))?.status()).toBe(404);
  await page.goto("/generations");
  await expect(page.getByText(OWNER.name)).toHaveCount(0);
});
