import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../lib/db/embedded.ts";
import { hasGone } from "../lib/processes.ts";
import { type SpawnedScript, spawnScript } from "../scripts/testing/spawn-script.ts";

// `npm start` with real processes that are really killed. No browser; one instance, whose data folder lives through all of it.

test.describe.configure({ mode: "serial", timeout: 90_000 });
test.skip(process.platform !== "linux", "finds processes in /proc");

const OWNER = ["create-user", "--email", "owner@example.org", "--password", "seven small seeds", "--role", "owner"];
let dataDir = "";
let port = 0;
let studio: SpawnedScript;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "seedloom-starting-"));
  port = await freePort();
});

test.afterAll(async () => {
  studio.child.kill("SIGTERM");
  await studio.ended;
  await rm(dataDir, { recursive: true, force: true });
});

test("the first start makes everything and says when the first page answers", async () => {
  await start();
  expect((await fetch(address())).status).toBeLessThan(400);
  expect(Object.keys(await parts()).sort()).toEqual(["database", "web", "worker"]);
});

test("a second start on the same data folder says so and leaves the first alone", async () => {
  const second = spawnScript("start.ts", [], { DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect((await second.ended).code).toBe(1);
  expect(second.output()).toBe(
    `The data folder ${dataDir} is in use by \`npm start\` (process ${studio.child.pid}): stop that first, or set DATA_DIR to another folder.\n`,
  );
  expect((await fetch(address())).status).toBeLessThan(400);
});

test("the admin command works on the running instance", async () => {
  const admin = spawnScript("admin.ts", OWNER, { DATA_DIR: dataDir });
  expect((await admin.ended).code, admin.output()).toBe(0);
  expect(admin.output()).toBe("Created the owner owner@example.org.\n");
  const key = spawnScript("admin.ts", ["create-api-key", "--email", "owner@example.org", "--scope", "admin"], { DATA_DIR: dataDir });
  expect((await key.ended).code, key.output()).toBe(0);
  expect(key.output()).toMatch(/^sl_[0-9A-Za-z]{43}\n$/);
});

for (const part of ["worker", "web", "database"] as const) {
  test(`a ${part} that is killed is started again`, async () => {
    const before = await parts();
    process.kill(before[part] ?? 0, "SIGKILL");
    await expect.poll(async () => (await parts())[part] ?? before[part], { timeout: 20_000 }).not.toBe(before[part]);
    await expect.poll(status, { timeout: 20_000 }).toBeLessThan(400);
    const after = await parts();
    // The others went on.
    expect({ ...after, [part]: 0 }).toEqual({ ...before, [part]: 0 });
  });
}

test("SIGTERM stops everything within 10 s and leaves nothing", async () => {
  const before = Object.values(await parts());
  const from = Date.now();
  studio.child.kill("SIGTERM");
  expect(await studio.ended).toEqual({ code: 0, signal: null });
  expect(Date.now() - from).toBeLessThan(10_000);
  for (const pid of before) expect(await hasGone(pid, 0)).toBe(true);
  expect((await readdir(dataDir)).filter((name) => /lock|url/.test(name))).toEqual([]);
});

test("a supervisor that is killed takes its web server and worker with it, and the next start recovers the rest", async () => {
  await start();
  const before = await parts();
  studio.child.kill("SIGKILL");
  await studio.ended;
  // At once: the port, the lock and the database are still those of the killed instance.
  await start();
  for (const pid of Object.values(before)) expect(await hasGone(pid, 5_000)).toBe(true);
  expect(await status()).toBeLessThan(400);
  const again = spawnScript("admin.ts", OWNER, { DATA_DIR: dataDir });
  expect((await again.ended).code).toBe(1);
  expect(again.output()).toContain("There is an account for owner@example.org already");
});

test("Ctrl-C, which a terminal and npm send one each of, stops everything in order", async () => {
  const before = Object.values(await parts());
  studio.child.kill("SIGINT");
  studio.child.kill("SIGINT");
  expect(await studio.ended).toEqual({ code: 0, signal: null });
  for (const pid of before) expect(await hasGone(pid, 0)).toBe(true);
});

test("a start that is interrupted leaves nothing", async () => {
  studio = spawnScript("start.ts", [], { DATA_DIR: dataDir, PORT: String(port) });
  await expect.poll(async () => (await parts()).database, { timeout: 20_000 }).toBeDefined();
  const started = Object.values(await parts());
  studio.child.kill("SIGTERM");
  expect(await studio.ended).toEqual({ code: 0, signal: null });
  expect(studio.output()).not.toContain("Seedloom is ready");
  for (const pid of started) expect(await hasGone(pid, 0)).toBe(true);
  expect((await readdir(dataDir)).filter((name) => /lock|url/.test(name))).toEqual([]);
});

for (const [signal, what] of [["SIGTERM", "stopped"] as const, ["SIGKILL", "killed"] as const]) {
  test(`an npm that is ${what} takes everything with it`, async () => {
    const npm = spawn("npm", ["start"], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", DATA_DIR: dataDir, PORT: String(port) },
      stdio: "ignore",
    });
    await expect.poll(status, { timeout: 60_000 }).toBeLessThan(400);
    const supervisor = Number(JSON.parse(await readFile(join(dataDir, "instance.lock"), "utf8")).pid);
    await expect.poll(async () => Object.keys(await parts(supervisor)).length).toBe(3);
    const started = [supervisor, ...Object.values(await parts(supervisor))];
    npm.kill(signal);
    for (const pid of started) expect(await hasGone(pid, 10_000)).toBe(true);
  });
}

const address = () => `http://127.0.0.1:${port}`;

/** The first page's status; 599 when nothing answers. */
const status = () =>
  fetch(address()).then(
    (response) => response.status,
    () => 599,
  );

async function start(): Promise<void> {
  studio = spawnScript("start.ts", [], { DATA_DIR: dataDir, PORT: String(port) });
  const ready = `Seedloom is ready on ${address()}\n`;
  await expect
    .poll(() => (studio.output().includes(ready) ? "ready" : (studio.child.exitCode ?? "starting")), {
      timeout: 60_000,
      message: "npm start",
    })
    .not.toBe("starting");
  expect(studio.output()).toContain(ready);
}

/** The process ids of the supervisor's children, by what they are. */
async function parts(supervisor = studio.child.pid): Promise<Partial<Record<"web" | "worker" | "database", number>>> {
  const found: Partial<Record<"web" | "worker" | "database", number>> = {};
  for (const name of (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry))) {
    const [stat, command] = await Promise.all(["stat", "cmdline"].map((file) => readFile(`/proc/${name}/${file}`, "utf8").catch(() => "")));
    const parent = Number(stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (parent !== supervisor) continue;
    if (command?.includes("scripts/web.ts")) found.web = Number(name);
    if (command?.includes("scripts/worker.ts")) found.worker = Number(name);
    if (command?.includes(join(dataDir, "postgres"))) found.database = Number(name);
  }
  return found;
}
