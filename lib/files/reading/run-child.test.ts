import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { hasGone } from "../../processes.ts";
import type { Limits } from "./limits.ts";
import { runChild } from "./run-child.ts";

// Real processes and a reader that really misbehaves.

const READER = pathToFileURL(join(import.meta.dirname, "fixtures/misbehave.ts")).href;
const LIMITS: Limits = { memoryBytes: 250_000_000, heapBytes: 64 * 1024 * 1024, timeMs: 20_000, textBytes: 5_000_000 };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seedloom-child-"));
});

function taskFor(content: string, limits: Partial<Limits> = {}) {
  const path = join(folder, "original");
  const textPath = join(folder, "text");
  writeFileSync(path, content);
  writeFileSync(textPath, "");
  return { path, textPath, format: "txt", reader: READER, limits: { ...LIMITS, ...limits } } as const;
}

const run = async (content: string, limits: Partial<Limits> = {}) =>
  (await runChild(taskFor(content, limits), new AbortController().signal)).answer;
const textOf = () => readFileSync(join(folder, "text"), "utf8");

test("what the reader found comes back, and the text is where it was asked for", async () => {
  expect(await run("text hello")).toEqual({ kind: "facts", facts: { pages: 1, words: 2, items: null, keys: [], first: [] } });
  expect(textOf()).toBe("hello");
});

test("a long answer comes back whole", async () => {
  expect(await run("long")).toMatchObject({ kind: "facts", facts: { first: ["long ".repeat(600_000)] } });
});

test("what the reader finds wrong with the file comes back with its code", async () => {
  expect(await run("nothing")).toEqual({ kind: "refused", code: "encrypted", message: "It is encrypted." });
});

test.each([
  ["heap", "memory"],
  ["buffers", "memory"],
  ["endless", "text-size"],
  ["throw", "crash"],
  ["abort", "crash"],
  ["exit", "crash"],
])("a reader that does “%s” ends as “%s”", async (what, problem) => {
  expect(await run(what)).toEqual({ kind: "stopped", problem });
});

test("a reader in an endless loop ends at its time", async () => {
  expect(await run("loop", { timeMs: 400 })).toEqual({ kind: "stopped", problem: "time" });
});

test("the child reads no other file, writes no other, starts nothing, and sees no environment", async () => {
  writeFileSync(join(folder, "other"), "a secret");
  process.env.SEEDLOOM_SECRET = "a-secret-of-the-worker";
  await run(`pry ${folder}`);
  delete process.env.SEEDLOOM_SECRET;
  const { environment, ...tried } = JSON.parse(textOf());
  expect(tried).toEqual({ read: "ERR_ACCESS_DENIED", write: "ERR_ACCESS_DENIED", start: "ERR_ACCESS_DENIED" });
  expect(environment).not.toContain("SEEDLOOM_SECRET");
  expect(existsSync(join(folder, "planted"))).toBe(false);
});

test("a stop kills the child at once", async () => {
  const stop = new AbortController();
  const running = runChild(taskFor("loop"), stop.signal);
  setTimeout(() => stop.abort(new Error("stopping")), 300);
  await expect(running).rejects.toThrow("stopping");
});

test("the child dies with its worker, whatever it is doing", async () => {
  const worker = join(folder, "worker.ts");
  const module = pathToFileURL(join(import.meta.dirname, "run-child.ts")).href;
  writeFileSync(
    worker,
    `import { runChild } from ${JSON.stringify(module)};\nawait runChild(${JSON.stringify(taskFor("loop"))}, new AbortController().signal);\n`,
  );
  const parent = spawn(process.execPath, [worker], { stdio: "ignore" });
  const child = await childOf(parent.pid ?? 0);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  expect(await hasGone(child, 10_000)).toBe(true);
});

async function childOf(pid: number): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const listing = spawn("ps", ["-o", "pid=", "--ppid", String(pid)]);
    let output = "";
    listing.stdout.on("data", (part) => {
      output += part;
    });
    await once(listing, "close");
    const found = Number(output.trim().split("\n")[0]);
    if (found > 0) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error("the child was not started");
}
