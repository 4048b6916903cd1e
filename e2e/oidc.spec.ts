import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { freePort } from "../lib/db/embedded.ts";
import { type SpawnedScript, spawnScript } from "../scripts/testing/spawn-script.ts";
import { type OidcServer, startOidcServer } from "./oidc-server.ts";

// Single sign-on against a real provider; a studio of its own, because the provider comes from the environment.

test.describe.configure({ mode: "serial", timeout: 90_000 });

const ADA = { sub: "ada-42", email: "ada@example.org", email_verified: true, name: "Ada" };
let dataDir = "";
let url = "";
let studio: SpawnedScript;
let provider: OidcServer;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "seedloom-oidc-"));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  provider = await startOidcServer(url);
  provider.addPerson(ADA);
  provider.addPerson({ ...ADA, sub: "eve", email_verified: false });
  provider.addPerson({ sub: "stranger", email: "stranger@example.org", email_verified: true, name: "A Stranger" });
  studio = spawnScript("start.ts", [], {
    DATA_DIR: dataDir,
    PORT: String(port),
    WORKERS: "0",
    OIDC_NAME: "Example ID",
    ...provider.environment,
  });
  await expect.poll(() => studio.output().includes("Seedloom is ready") || studio.child.exitCode !== null, { timeout: 60_000 }).toBe(true);
  expect(studio.output()).toContain("Seedloom is ready");
});

test.afterAll(async () => {
  studio.child.kill("SIGTERM");
  await studio.ended;
  await provider.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("a new studio is set up by its first account, whoever the provider vouches for", async ({ browser }) => {
  const page = await newPage(browser);
  await page.goto(`${url}/sign-in`);
  await expect(page).toHaveURL(`${url}/setup`);
  const create = ["create-user", "--email", ADA.email, "--password", "seven small seeds", "--role", "owner"];
  const admin = spawnScript("admin.ts", create, { DATA_DIR: dataDir });
  expect((await admin.ended).code, admin.output()).toBe(0);
});

test("strangers are told to ask for an invitation", async ({ browser }) => {
  const page = await signIn(browser, "stranger");
  await expect(page.getByText("There is no account for you in this studio.")).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an address that the provider has not verified opens nobody's account", async ({ browser }) => {
  const page = await signIn(browser, "eve");
  await expect(page.getByText("has not verified your email address")).toBeVisible();
  await page.goto(`${url}/settings/account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a verified address signs in to its account, and signing out ends the session", async ({ browser }) => {
  const page = await signIn(browser, ADA.sub);
  await expect(page).toHaveURL(`${url}/`);
  await page.goto(`${url}/settings/account`);
  await expect(page.getByText(`You sign in as ${ADA.email}.`)).toBeVisible();
  const cookies = await page.context().cookies(url);
  await page.goto(`${url}/sign-out`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto(`${url}/settings/account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("once linked, the identity counts and not its address", async ({ browser }) => {
  provider.addPerson({ sub: ADA.sub, email: "renamed@example.org", email_verified: false });
  const page = await signIn(browser, ADA.sub);
  await expect(page).toHaveURL(`${url}/`);
  provider.addPerson({ ...ADA, sub: "another-ada" });
  const other = await signIn(browser, "another-ada");
  await expect(other.getByText("belongs to another identity")).toBeVisible();
});

test("an answer that nobody asked for signs nobody in", async ({ browser }) => {
  const page = await newPage(browser);
  await page.goto(`${url}/api/auth/callback/oidc?code=stolen&state=invented`);
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByText("Signing in did not work.")).toBeVisible();
});

/** Without the studio's session that the other tests share. */
const newPage = async (browser: Browser) => (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();

async function signIn(browser: Browser, login: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name: "Continue with Example ID" }).click();
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((at) => at.origin === url);
  return page;
}
