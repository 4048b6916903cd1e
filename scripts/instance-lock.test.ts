import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { identityOf } from "../lib/processes.ts";
import { acquireLock } from "./instance-lock.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "seedloom-lock-"));
  file = join(folder, "instance.lock");
});

async function acquire() {
  const result = await acquireLock(file, "npm start");
  if (!("lock" in result)) throw new Error(`held by ${result.holder.pid}`);
  return result.lock;
}

const heldBy = (holder: object) => writeFile(file, JSON.stringify({ purpose: "npm start", token: "t", ...holder }));

test("a held lock names its holder; a released one can be taken again and leaves nothing behind", async () => {
  const lock = await acquire();
  expect(lock.wasStale).toBe(false);
  expect(await acquireLock(file, "admin")).toMatchObject({ holder: { pid: process.pid, purpose: "npm start" } });
  await lock.release();
  await (await acquire()).release();
  expect(await readdir(folder)).toEqual([]);
});

test("a lock of a process that was killed is stale", async () => {
  const child = spawn("sleep", ["60"]);
  const pid = child.pid ?? 0;
  const identity = await identityOf(pid);
  expect(identity).not.toBeNull();
  await heldBy({ pid, identity });
  expect(await acquireLock(file, "npm start")).toMatchObject({ holder: { pid } });
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await acquire();
  expect(lock.wasStale).toBe(true);
  expect(await readdir(folder)).toEqual(["instance.lock"]);
});

test("a lock whose process id now belongs to another process is stale", async () => {
  await heldBy({ pid: process.pid, identity: "another start of this machine 12345" });
  expect((await acquire()).wasStale).toBe(true);
});

test.each(["", "{", "{}", "12345"])("the remains of a power loss, %j, are stale", async (text) => {
  await writeFile(file, text);
  await acquire();
});

test("of many that find one stale lock, one gets it", async () => {
  await heldBy({ pid: process.pid, identity: "gone" });
  const results = await Promise.all(Array.from({ length: 8 }, () => acquireLock(file, "npm start")));
  expect(results.filter((result) => "lock" in result)).toHaveLength(1);
  expect(await readdir(folder)).toEqual(["instance.lock"]);
});

test("somebody else's lock is not released", async () => {
  const lock = await acquire();
  await heldBy({ pid: process.pid, identity: await identityOf(process.pid) });
  await lock.release();
  expect(await readdir(folder)).toEqual(["instance.lock"]);
});
