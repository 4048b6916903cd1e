import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { hashSource } from "./source-hash.ts";

let project = "";
async function put(name: string, text: string) {
  await mkdir(dirname(join(project, name)), { recursive: true });
  await writeFile(join(project, name), text);
}

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "seedloom-source-"));
  await put("app/page.tsx", "page");
  await put("lib/a/b.ts", "b");
  await put("next.config.ts", "config");
});

test("the hash stays the same until something that is built changes", async () => {
  const hash = await hashSource(project);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const name of ["lib/a/b.test.ts", "lib/db/generated/client.ts", "docs/a.md", "e2e/a.spec.ts", "scripts/start.ts", ".next/x"])
    await put(name, "anything");
  expect(await hashSource(project)).toBe(hash);
});

test.each(["app/page.tsx", "lib/a/b.ts", "lib/new.ts", "public/logo.svg", "package-lock.json", "prisma/schema.prisma", "tsconfig.json"])(
  "a change of %s changes it",
  async (name) => {
    const hash = await hashSource(project);
    await put(name, "changed");
    expect(await hashSource(project)).not.toBe(hash);
  },
);

test("a file that went away or got another name changes it", async () => {
  const hash = await hashSource(project);
  await rm(join(project, "lib/a/b.ts"));
  const without = await hashSource(project);
  await put("lib/a/c.ts", "b");
  const renamed = await hashSource(project);
  expect(new Set([hash, without, renamed]).size).toBe(3);
});
