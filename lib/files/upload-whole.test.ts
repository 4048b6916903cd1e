import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { environment } from "../env.ts";
import { makeUser } from "../generation/test-support.ts";
import { queue, READ_QUEUE } from "../jobs/queue.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { deleteFile, getFile } from "./files.ts";
import { MAX_FILE_BYTES } from "./formats.ts";
import { uploadWhole } from "./upload-whole.ts";

// A file in one piece is stored whole or not at all.

let ada: Actor;
withTestQueue(async () => {});
beforeAll(async () => {
  ada = await makeUser();
});
afterEach(async () => {
  for (const { id } of await database().file.findMany()) await deleteFile(ada, id);
});

const text = (...parts: string[]) => Buffer.from(parts.join(""));

async function* parts(...sent: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of sent) {
    if (part instanceof Error) throw part;
    yield text(part);
  }
}

async function onDisk(): Promise<string[]> {
  const entries = await readdir(join(environment().DATA_DIR, "files"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("what comes is stored, under a name that is no path, and given to the worker", async () => {
  const { id } = await uploadWhole(ada, { name: "../../etc/Hand\u202ebook.MD", content: parts("# One", "\n\ntwo"), sizeBytes: 10 });
  expect(await getFile(ada, id)).toMatchObject({ name: "Handbook.MD", format: "md", sizeBytes: 10, uploadedBytes: 10, status: "queued" });
  expect(await onDisk()).toEqual([id]);
  expect(await (await queue()).findJobs(READ_QUEUE, { data: { fileId: id } })).toHaveLength(1);
});

test.each([
  ["breaks off", parts("# One", new Error("aborted")), null, "bad-input:file", /broke off/],
  ["ends before its announced size", parts("# One"), 9, "bad-input:file", /broke off/],
  ["is empty", parts(), null, "bad-input:file", /empty/],
  ["grows beyond the limit", parts("# One", "x".repeat(60), "x".repeat(60)), null, "too-large:file", /larger than/],
] as const)("one that %s leaves nothing", async (_, content, sizeBytes, code, message) => {
  const upload = uploadWhole(ada, { name: "a.md", content, sizeBytes }, 100);
  await expect(upload).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(await database().file.count()).toBe(0);
  expect(await onDisk()).toEqual([]);
});

test("what is announced as too large, or is of no kind that is read, is not even begun", async () => {
  let taken = false;
  async function* content(): AsyncGenerator<Uint8Array> {
    taken = true;
    yield text("x");
  }
  const tries = [
    { name: "a.md", sizeBytes: MAX_FILE_BYTES + 1 },
    { name: "a.exe", sizeBytes: 1 },
    { name: "a", sizeBytes: null },
    { name: "", sizeBytes: null },
  ];
  for (const { name, sizeBytes } of tries)
    await expect(uploadWhole(ada, { name, content: content(), sizeBytes })).rejects.toMatchObject({
      code: expect.stringMatching(/^(bad-input|too-large):file$/),
    });
  expect(taken).toBe(false);
  expect(await onDisk()).toEqual([]);
});

test("where its line cannot be written, its bytes are removed", async () => {
  const nobody: Actor = { id: "00000000-0000-4000-8000-000000000000", role: "member", teamId: null };
  await expect(uploadWhole(nobody, { name: "a.md", content: parts("# One"), sizeBytes: null })).rejects.toThrow();
  expect(await onDisk()).toEqual([]);
});
