import { once } from "node:events";
import { access, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../lib/db/embedded.ts";
import { identityOf } from "../lib/processes.ts";
import type { Variables } from "./children.ts";
import { spawnScript } from "./testing/spawn-script.ts";

// What can go wrong at a start, with the real `node scripts/start.ts`. A start that succeeds is tested in e2e/starting.spec.ts.

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "seedloom-start-"));
});

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that takes connections and says nothing. */
async function listen(): Promise<number> {
  const server = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function failure(variables: Variables, script = "start.ts", args: string[] = []): Promise<string> {
  const spawned = spawnScript(script, args, { DATA_DIR: dataDir, ...variables });
  closers.push(() => spawned.child.kill("SIGKILL"));
  const { code } = await spawned.ended;
  const text = spawned.output();
  expect(code, text).toBe(1);
  expect(text).toBe(spawned.stderr());
  // One line, one sentence.
  expect(text).toMatch(/^[A-Z`-][^\n]+\.\n$/);
  return text;
}

const remains = async () => (await readdir(dataDir)).filter((name) => name !== "postgres-password");

test("a bad variable", async () => {
  expect(await failure({ PORT: "http" })).toBe("The variable PORT is wrong: must be a number from 1 to 65535.\n");
  expect(await failure({ SEEDLOOM_SECRTE: "x" })).toContain("There is no variable SEEDLOOM_SECRTE");
  expect(await remains()).toEqual([]);
});

test("a port that is taken", async () => {
  const port = await listen();
  expect(await failure({ PORT: String(port) })).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
  expect(await remains()).toEqual([]);
});

test("a host that is not this machine's", async () => {
  expect(await failure({ PORT: String(await freePort()), HOST: "192.0.2.1" })).toContain("192.0.2.1 is not an address of this machine");
  expect(await remains()).toEqual([]);
});

test("a data folder that cannot be written to", async () => {
  const file = join(dataDir, "a-file");
  await writeFile(file, "");
  expect(await failure({ DATA_DIR: file })).toContain(`The data folder ${file} cannot be written to (there is a file of this name)`);
  expect(await failure({ DATA_DIR: join(file, "below") })).toContain("(a part of the path is a file)");
  if (process.platform === "linux") expect(await failure({ DATA_DIR: "/proc/seedloom" })).toContain("cannot be written to");
  expect(await remains()).toEqual(["a-file"]);
});

test("a data folder that a running instance uses", async () => {
  const holder = { pid: process.pid, identity: await identityOf(process.pid), purpose: "npm start", token: "another" };
  await writeFile(join(dataDir, "instance.lock"), JSON.stringify(holder));
  const port = String(await freePort());
  expect(await failure({ PORT: port })).toContain(`The data folder ${dataDir} is in use by \`npm start\` (process ${process.pid})`);
  expect(await remains()).toEqual(["instance.lock"]);
});

test("a database that cannot be reached, or does not answer as one, without telling its password", async () => {
  const port = String(await freePort());
  const nowhere = await freePort();
  const message = await failure({ PORT: port, DATABASE_URL: `postgresql://me:hidden@127.0.0.1:${nowhere}/studio` });
  expect(message).toBe(`The database at 127.0.0.1:${nowhere}/studio cannot be used (nothing listens there): check DATABASE_URL.\n`);
  const silent = await listen();
  expect(await failure({ PORT: port, DATABASE_URL: `postgresql://me:hidden@127.0.0.1:${silent}/studio` })).toContain(
    "(it does not answer)",
  );
  expect(await remains()).toEqual([]);
  await expect(access(join(dataDir, "postgres"))).rejects.toThrow();
});

test("a part alone that finds no database", async () => {
  expect(await failure({}, "worker.ts")).toContain(`No database runs on the data folder ${dataDir}`);
  // A killed instance leaves the address of a database that is gone.
  await writeFile(join(dataDir, "database-url"), `postgresql://seedloom:x@127.0.0.1:${await freePort()}/seedloom`);
  expect(await failure({}, "worker.ts")).toContain(`No database runs on the data folder ${dataDir}`);
});

test.each([
  [[], "There is no command"],
  [["make-coffee"], 'There is no command "make-coffee"'],
  [["create-user"], "--email is missing"],
  [["create-user", "--email", "a@b.co", "--colour", "red"], "Unknown option '--colour'"],
  [["create-user", "--email", "a", "--password", "a good long phrase", "--role", "owner"], "--email: "],
  [["create-user", "--email", "a@b.co", "--password", "short", "--role", "owner"], "--password: "],
  [["create-user", "--email", "a@b.co", "--password", "a good long phrase", "--role", "king"], "--role: "],
  [["create-api-key"], "--email is missing"],
  [["create-api-key", "--email", "a@b.co"], "--scope is missing"],
  [["create-api-key", "--email", "a@b.co", "--scope", "everything"], "--scope: Choose read, completions.write or admin."],
  [["create-api-key", "--email", "a@b.co", "--scope", "read", "--expires-days", "soon"], "--expires-days: must be a number of days"],
])("the admin command %j", async (args, message) => {
  const spawned = spawnScript("admin.ts", args, { DATA_DIR: dataDir });
  expect((await spawned.ended).code).toBe(1);
  expect(spawned.output()).toBe(spawned.stderr());
  expect(spawned.stderr()).toContain(message);
  expect(spawned.stderr().trimEnd().split("\n")).toHaveLength(1);
  expect(await remains()).toEqual([]);
});
