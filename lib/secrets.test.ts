import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";

const run = promisify(execFile);
const MODULE = join(import.meta.dirname, "secrets.ts");
let folder = "";

/** The modules read the environment once, as a process does; a fresh import stands for a new process. */
async function startWith(secret: string | undefined) {
  vi.resetModules();
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("SEEDLOOM_SECRET", secret);
  return import("./secrets.ts");
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seedloom-secrets-"));
  return () => vi.unstubAllEnvs();
});

test("any text opens to itself, and never looks the same twice", async () => {
  const { seal, open } = await startWith("a phrase for this test");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (text, context) => {
      const sealed = seal(text, context);
      expect(open(sealed, context)).toBe(Buffer.from(text, "utf8").toString("utf8"));
      expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
      expect(seal(text, context)).not.toBe(sealed);
    }),
    { numRuns: 50 },
  );
});

test("another context, another secret and a changed character do not open", async () => {
  const first = await startWith("a phrase for this test");
  const sealed = first.seal("sk-12345", "connection:1");
  expect(() => first.open(sealed, "connection:2")).toThrow(/cannot be opened/);
  const middle = Math.floor(sealed.length / 2);
  const changed = sealed.slice(0, middle) + (sealed[middle] === "A" ? "B" : "A") + sealed.slice(middle + 1);
  expect(() => first.open(changed, "connection:1")).toThrow(/cannot be opened/);
  for (const text of ["", "v1.", "v1.AAAA", "sk-12345", `v2${sealed.slice(2)}`])
    expect(() => first.open(text, "connection:1")).toThrow(/cannot be opened/);
  const second = await startWith("another phrase than before");
  expect(() => second.open(sealed, "connection:1")).toThrow(/SEEDLOOM_SECRET or the secret-key file has changed/);
  const third = await startWith("a phrase for this test");
  expect(third.open(sealed, "connection:1")).toBe("sk-12345");
});

test("without SEEDLOOM_SECRET a key file that only its owner may read is made once", async () => {
  const first = await startWith(undefined);
  const sealed = first.seal("text", "");
  const file = join(folder, "secret-key");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = readFileSync(file, "utf8");
  const second = await startWith(undefined);
  expect(second.open(sealed, "")).toBe("text");
  expect(readFileSync(file, "utf8")).toBe(key);
  expect(readdirSync(folder)).toEqual(["secret-key"]);
});

test("a damaged key file is reported and left as it is", async () => {
  writeFileSync(join(folder, "secret-key"), "");
  const { seal } = await startWith(undefined);
  expect(() => seal("text", "")).toThrow(/is damaged/);
  expect(readFileSync(join(folder, "secret-key"), "utf8")).toBe("");
});

test("processes that start at once share one key", async () => {
  const script = `import { deriveKey } from ${JSON.stringify(MODULE)}; console.log(deriveKey("test").toString("hex"))`;
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, DATA_DIR: folder };
  const outputs = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ["--input-type=module-typescript", "-e", script], { env })),
  );
  expect(new Set(outputs.map((output) => output.stdout.trim())).size).toBe(1);
  expect(outputs[0]?.stdout.trim()).toMatch(/^[0-9a-f]{64}$/);
});

test("keys differ by purpose and stay the same", async () => {
  const { deriveKey } = await startWith("a phrase for this test");
  expect(deriveKey("sessions")).toHaveLength(32);
  expect(deriveKey("sessions")).toEqual(deriveKey("sessions"));
  expect(deriveKey("sessions")).not.toEqual(deriveKey("seal"));
});
