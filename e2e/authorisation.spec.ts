import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect, request, test } from "@playwright/test";
import pg from "pg";
import { ACTION_ARGUMENTS, OPEN_TO_ALL, OWNERS_ONLY } from "./authorisation-cases.ts";
import { listActions, listRoutes } from "./routes.ts";
import { BASE_URL, DATA_DIR, MEMBER_STATE, OWNER_STATE } from "./settings.ts";
import { Wizard } from "./wizard.ts";

// Every page, route handler and server action: without a session, as somebody else, and with a forged id. The list comes
// from the file tree, so a new one that is not in authorisation-cases.ts fails here.

const FORGED = "01890000-0000-7000-8000-000000000000";
/** What the test of an address may answer where something is not for this person. */
const REFUSED = [401, 403, 404, 405];

let ownersId = "";
let ownersFile = "";
let clients: Record<"nobody" | "member" | "owner", APIRequestContext>;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: OWNER_STATE, baseURL: BASE_URL })).newPage();
  ownersId = await new Wizard(page).generate({ name: "Not yours", provider: "Built-in demo", template: "Custom", pairsPerSeed: 1 });
  await expect(page.getByText(/Completed/).first()).toBeVisible({ timeout: 60_000 });
  await page.goto("/files");
  const notYours = { name: "not-yours.txt", mimeType: "text/plain", buffer: Buffer.from("Not yours.") };
  await page.getByLabel("Files to upload").setInputFiles(notYours);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: notYours.name }) });
  await expect(row).toContainText("Ready", { timeout: 30_000 });
  ownersFile = (await row.getByRole("link", { name: notYours.name }).getAttribute("href"))?.split("/").at(-1) ?? "";
  await page.close();
  const open = (storageState: string | { cookies: []; origins: [] }) =>
    request.newContext({ baseURL: BASE_URL, maxRedirects: 0, storageState });
  clients = { nobody: await open({ cookies: [], origins: [] }), member: await open(MEMBER_STATE), owner: await open(OWNER_STATE) };
});

test("without a session every page leads to the sign-in page and every handler answers 401", async () => {
  const before = await fingerprint();
  for (const { pattern, kind, methods } of listRoutes()) {
    if (OPEN_TO_ALL.includes(pattern)) continue;
    for (const method of methods) {
      const response = await clients.nobody.fetch(addressOf(pattern, ownersThing(pattern)), { method, headers: { origin: BASE_URL } });
      if (kind === "handler") expect.soft(response.status(), `${method} ${pattern}`).toBe(401);
      else {
        expect.soft(response.status(), pattern).toBe(307);
        expect.soft(response.headers().location, pattern).toContain("/sign-in");
      }
    }
  }
  expect(await fingerprint()).toEqual(before);
});

test("a member finds neither an owner's generation nor an owner's pages, and nobody finds a forged id", async () => {
  const before = await fingerprint();
  const withId = listRoutes().filter(({ pattern }) => pattern.includes("[id]"));
  expect(withId.length).toBeGreaterThan(5);
  for (const { pattern, methods } of withId) {
    for (const method of methods) {
      const ask = async (who: keyof typeof clients, id: string) =>
        (await clients[who].fetch(addressOf(pattern, id), { method, headers: { origin: BASE_URL } })).status();
      expect.soft(REFUSED, `${method} ${pattern} of another's`).toContain(await ask("member", ownersThing(pattern)));
      expect.soft(REFUSED, `${method} ${pattern} forged`).toContain(await ask("owner", FORGED));
      expect.soft(REFUSED, `${method} ${pattern} malformed`).toContain(await ask("owner", "not-an-id"));
    }
  }
  for (const pattern of OWNERS_ONLY) expect.soft((await clients.member.get(pattern)).status(), pattern).toBe(404);
  expect(await fingerprint()).toEqual(before);
});

test("no handler that changes something takes it from another site's page", async () => {
  const before = await fingerprint();
  const changing = listRoutes().filter(({ pattern, kind }) => kind === "handler" && !OPEN_TO_ALL.includes(pattern));
  const tried: number[] = [];
  for (const { pattern, methods } of changing)
    for (const method of methods.filter((one) => one !== "GET")) {
      const headers = { origin: "https://elsewhere.example", "content-type": "text/plain" };
      const response = await clients.owner.fetch(addressOf(pattern, ownersThing(pattern)), { method, headers, data: '{"task":"try"}' });
      expect.soft(response.status(), `${method} ${pattern}`).toBe(403);
      tried.push(response.status());
    }
  expect(tried.length).toBeGreaterThan(0);
  expect(await fingerprint()).toEqual(before);
});

test("every server action refuses nobody, somebody else and a forged id, and changes nothing", async () => {
  const actions = listActions();
  expect(actions.length).toBeGreaterThan(10);
  const before = await fingerprint();
  for (const { file, name, id: action } of actions) {
    const cases = ACTION_ARGUMENTS[name];
    expect.soft(cases, `${name} of ${file} is missing in authorisation-cases.ts`).toBeDefined();
    expect.soft(action, `${name} of ${file} is not in the build`).not.toBe("");
    if (!cases || !action || cases === "open") continue;
    const thing = cases.of === "file" ? ownersFile : ownersId;
    const call = async (who: keyof typeof clients, id: string) => {
      const response = await clients[who].post(addressOf("/sign-out", ""), {
        headers: { "next-action": action, "content-type": "text/plain;charset=UTF-8", origin: BASE_URL },
        data: JSON.stringify(cases.arguments(id)),
      });
      return `${response.status()} ${response.headers().location ?? ""} ${await response.text()}`;
    };
    expect.soft(await call("nobody", thing), `${name} as nobody`).toMatch(/"code":"unauthorized:|\/sign-in/);
    if (cases.of === "self") continue;
    expect.soft(await call("member", thing), `${name} as another`).toMatch(/"code":"(not-found|forbidden):/);
    if (cases.of !== "owner") expect.soft(await call("owner", FORGED), `${name} forged`).toMatch(/"code":"(not-found|bad-input):/);
  }
  expect(await fingerprint()).toEqual(before);
});

test("the form that makes a draft leads nobody to the sign-in page", async () => {
  const id = listActions().find(({ name }) => name === "createDatasetAction")?.id;
  const before = await fingerprint();
  const response = await clients.nobody.post("/generations/new", {
    multipart: { [`$ACTION_ID_${id}`]: "" },
    headers: { origin: BASE_URL },
  });
  expect(`${response.status()} ${response.headers().location}`).toMatch(/^30[37] .*\/sign-in/);
  expect(await fingerprint()).toEqual(before);
});

/** What is the owner's and fits in this pattern's place. */
const ownersThing = (pattern: string) => (pattern.includes("/files/") ? ownersFile : ownersId);

/** The pattern with this id in its places; what is not an id gets a harmless value. */
function addressOf(pattern: string, id: string): string {
  return pattern
    .replace("[id]", id)
    .replace("[row]", "1")
    .replace("[run]", FORGED)
    .replace("[token]", "forged")
    .replace("[...nextauth]", "session");
}

/** A digest of everything that belongs to people, to see that nothing was changed. */
async function fingerprint(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: readFileSync(join(DATA_DIR, "database-url"), "utf8") });
  await client.connect();
  try {
    const result: Record<string, string> = {};
    for (const table of [
      "users",
      "invitations",
      "connections",
      "generations",
      "seeds",
      "calls",
      "rows",
      "files",
      "generation_files",
      "templates",
      "prompt_versions",
      "hub_accounts",
      "exports",
      "scores",
      "rubrics",
      "human_scores",
      "teams",
      "api_keys",
      "audit_events",
      "workflow_configs",
      "workflows",
      "workflow_prompts",
      "workflow_examples",
      "workflow_iterations",
    ]) {
      const { rows } = await client.query(
        `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${table} t`,
      );
      result[table] = rows[0].digest;
    }
    return result;
  } finally {
    await client.end();
  }
}
