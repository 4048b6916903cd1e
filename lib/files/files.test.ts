import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { cloneGeneration, createDraft, getDraft, saveDraft } from "../generation/drafts.ts";
import { makeUser } from "../generation/test-support.ts";
import { closeQueue, installQueue, queue, READ_QUEUE } from "../jobs/queue.ts";
import { openText } from "../storage.ts";
import { deleteFile, discardUpload, getFile, listFiles, listUnfinished, readFileAgain } from "./files.ts";
import { PART_BYTES, readTextPart } from "./preview.ts";
import { giveUpReading, readUpload } from "./reading/read-upload.ts";
import { setGenerationFiles } from "./usage.ts";

// The library on a real database and a real folder; files are read by real child processes.

let ada: Actor;
let bob: Actor;
let owner: Actor;
const never = new AbortController().signal;

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  [ada, bob, owner] = [await makeUser(), await makeUser(), await makeUser("owner")];
});
afterAll(async () => {
  await closeQueue();
  await database().$disconnect();
});

let made = 0;
const folder = (...names: string[]) => join(process.env.DATA_DIR ?? "", "files", ...names);

/** An upload that is whole and waits to be read. */
async function upload(actor: Actor, name: string, content: string, status = "queued"): Promise<string> {
  made += 1;
  const key = `uploads/test-${made}`;
  mkdirSync(folder("uploads"), { recursive: true });
  writeFileSync(folder(key), content);
  const sizeBytes = BigInt(Buffer.byteLength(content));
  const format = name.split(".").at(-1) ?? "txt";
  const data = { ownerId: actor.id, kind: "upload", key, name, format, sizeBytes, uploadedBytes: sizeBytes, status };
  return (await database().file.create({ data })).id;
}

const read = (id: string, reader?: string) => readUpload(id, { signal: never, ...(reader && { reader }) });
const MISBEHAVE = pathToFileURL(join(import.meta.dirname, "reading/fixtures/misbehave.ts")).href;

/** A draft of this person's that is made from these files. */
async function draftFrom(actor: Actor, name: string, fileIds: string[]): Promise<string> {
  const { id } = await createDraft(actor);
  const { draft, revision } = await getDraft(actor, id);
  await saveDraft(actor, id, "configure", { ...draft.configure, name, fileIds }, revision);
  return id;
}

describe("reading", () => {
  test("an upload becomes text with its facts, once", async () => {
    const id = await upload(ada, "notes.md", "# Title\n\nSome words here.\n");
    await read(id);
    const file = await getFile(ada, id);
    expect(file).toMatchObject({ status: "ready", statusReason: "", pages: null, items: null, usedIn: [], usedElsewhere: 0 });
    expect(file.words).toBeGreaterThan(3);
    expect(file.textKey).toBe(`texts/${id}.md`);
    let text = "";
    for await (const part of await openText(file.textKey ?? "")) text += part;
    expect(text).toContain("Some words here.");
    await read(id);
    expect((await getFile(ada, id)).updatedAt).toEqual(file.updatedAt);
    expect(readdirSync(join(process.env.DATA_DIR ?? "", "reading"))).toEqual([]);
  });

  test("data says its items and keys", async () => {
    const id = await upload(
      ada,
      "items.json",
      JSON.stringify([
        { q: "One?", a: "1" },
        { q: "Two?", a: "" },
      ]),
    );
    await read(id);
    const file = await getFile(ada, id);
    expect(file).toMatchObject({ status: "ready", items: 2 });
    expect(file.details.keys).toEqual([
      { key: "q", filled: 2 },
      { key: "a", filled: 1 },
    ]);
    expect(file.details.first).toHaveLength(2);
  });

  test("what is wrong with a file is its own sentence, and it can be read again", async () => {
    const broken = await upload(ada, "broken.json", '[{"a": 1}, {');
    await read(broken);
    const file = await getFile(ada, broken);
    expect(file).toMatchObject({ status: "failed", words: null, textKey: null });
    expect(file.statusReason).toMatch(/\S/);
    expect(file.details.problem).toMatch(/\S/);
    const crashing = await upload(ada, "crash.txt", "abort");
    await read(crashing, MISBEHAVE);
    expect(await getFile(ada, crashing)).toMatchObject({ status: "failed", statusReason: expect.stringMatching(/broke down/) });
    await readFileAgain(ada, crashing);
    expect(await getFile(ada, crashing)).toMatchObject({ status: "queued", statusReason: "" });
    await expect(readFileAgain(ada, crashing)).rejects.toMatchObject({ code: "conflict:file" });
    const [job] = await (await queue()).fetch<{ fileId: string }>(READ_QUEUE);
    expect(job?.data.fileId).toBe(crashing);
    await read(crashing);
    expect(await getFile(ada, crashing)).toMatchObject({ status: "ready" });
  });

  test("a worker that stops leaves the file to the next; a studio's fault is not the file's", async () => {
    const id = await upload(ada, "slow.txt", "loop");
    const stop = new AbortController();
    const reading = readUpload(id, { signal: stop.signal, reader: MISBEHAVE });
    setTimeout(() => stop.abort(new Error("the worker is stopping")), 300);
    await expect(reading).rejects.toThrow("the worker is stopping");
    expect(await getFile(ada, id)).toMatchObject({ status: "reading" });
    await giveUpReading(id);
    expect(await getFile(ada, id)).toMatchObject({ status: "failed", details: { problem: "server" } });
  });

  test("a file that is shorter than it was sent is not read as if it were whole", async () => {
    const id = await upload(ada, "cut.txt", "whole");
    await database().file.update({ where: { id }, data: { sizeBytes: 100n } });
    await read(id);
    expect(await getFile(ada, id)).toMatchObject({ status: "failed", details: { problem: "damaged" } });
  });

  test("a file that is deleted while it is read leaves no text", async () => {
    const id = await upload(ada, "gone.txt", "text hello");
    const reading = read(id, MISBEHAVE);
    await new Promise((next) => setTimeout(next, 50));
    await deleteFile(ada, id);
    await reading;
    expect(readdirSync(folder("texts"))).not.toContain(`${id}.md`);
  });
});

test("the text is read in parts that are the text again, in any script", async () => {
  const whole = Array.from({ length: 3_000 }, (_, index) => `Zeile ${index} „grün“ 漢字漢字 🌱`).join("\n") + "字".repeat(20_000);
  const id = await upload(ada, "long.txt", whole);
  await read(id);
  let text = "";
  for (let from: number | null = 0; from !== null; ) {
    const part = await readTextPart(ada, id, from);
    expect(Buffer.byteLength(part.text)).toBeLessThanOrEqual(PART_BYTES);
    expect(part.text).not.toContain("\ufffd");
    text += part.text;
    from = part.next;
  }
  expect(text.trimEnd()).toBe(whole);
  expect((await readTextPart(ada, id, whole.length * 10)).text).toBe("");
  expect((await readTextPart(ada, id, 12)).text).not.toContain("\ufffd");
});

describe("the list", () => {
  test("shows people their own and owners all, found by name and format, in order, page by page", async () => {
    const ids = [await upload(bob, "100% bread.pdf", "xxx"), await upload(bob, "butter.csv", "x"), await upload(bob, "jam.pdf", "xx")];
    expect((await listFiles(bob)).items.map(({ name }) => name)).toEqual(["jam.pdf", "butter.csv", "100% bread.pdf"]);
    expect((await listFiles(bob, { sort: "size" })).items[0]).toMatchObject({ name: "100% bread.pdf", sizeBytes: 3 });
    expect((await listFiles(bob, { search: "0%" })).items).toHaveLength(1);
    expect((await listFiles(bob, { search: "B", formats: ["csv"] })).items.map(({ name }) => name)).toEqual(["butter.csv"]);
    expect((await listFiles(bob, { pageSize: 2, page: 2 })).items).toHaveLength(1);
    expect((await listFiles(bob, { ids: [ids[1] ?? "", "nonsense"] })).total).toBe(1);
    expect((await listFiles(ada, { ids })).total).toBe(0);
    const seen = await listFiles(owner, { ids });
    expect(seen.total).toBe(3);
    expect(seen.items[0]?.owner.id).toBe(bob.id);
  });

  test("keeps unfinished uploads apart, for the one who began them", async () => {
    const id = await upload(bob, "half.pdf", "half", "uploading");
    expect((await listUnfinished(bob)).map((file) => file.id)).toEqual([id]);
    expect(await listUnfinished(owner)).toEqual([]);
    expect((await listFiles(bob)).items.map((file) => file.id)).not.toContain(id);
    await expect(discardUpload(ada, id)).rejects.toMatchObject({ code: "not-found:file" });
    await discardUpload(bob, id);
    expect(await listUnfinished(bob)).toEqual([]);
    const whole = await upload(bob, "whole.pdf", "whole");
    await expect(discardUpload(bob, whole)).rejects.toMatchObject({ code: "conflict:file" });
  });
});

describe("what uses a file", () => {
  test("is shown as far as one may see it; drafts lose a deleted file, datasets keep their rows", async () => {
    const id = await upload(ada, "used.txt", "x");
    const kept = await upload(ada, "kept.txt", "x");
    const draft = await draftFrom(ada, "A draft", [id, kept]);
    const clone = await cloneGeneration(ada, draft);
    const done = await draftFrom(owner, "An owner’s dataset", [id]);
    await database().generation.update({ where: { id: done }, data: { status: "completed" } });
    const seed = { generationId: done, position: 0, kind: "chunk", text: "x", asked: 1, fileId: id };
    await database().seed.create({ data: seed });
    const seen = await getFile(ada, id);
    expect(seen.usedIn.map(({ name, status }) => `${name} ${status}`)).toEqual(["A draft (copy) draft", "A draft draft"]);
    expect(seen.usedElsewhere).toBe(1);
    expect((await getFile(owner, id)).usedIn).toHaveLength(3);

    const before = await getDraft(ada, draft);
    await deleteFile(ada, id);
    const after = await getDraft(ada, draft);
    expect(after.draft.configure.fileIds).toEqual([kept]);
    expect(after.revision).toBe(before.revision + 1);
    expect((await getDraft(ada, clone.id)).draft.configure.fileIds).toEqual([kept]);
    expect(await database().seed.findFirst({ where: { generationId: done } })).toMatchObject({ text: "x", fileId: null });
    await expect(getFile(ada, id)).rejects.toMatchObject({ code: "not-found:file" });
    expect(readdirSync(folder("uploads"))).not.toContain(`test-${made - 1}`);
  });

  test("keeps it while it is being made from", async () => {
    const id = await upload(ada, "busy.txt", "x");
    const generationId = await draftFrom(ada, "Busy", [id]);
    for (const status of ["queued", "running", "paused"]) {
      await database().generation.update({ where: { id: generationId }, data: { status } });
      await expect(deleteFile(ada, id)).rejects.toMatchObject({ code: "conflict:file", message: expect.stringContaining("“Busy”") });
    }
    await database().generation.update({ where: { id: generationId }, data: { status: "cancelled" } });
    await deleteFile(ada, id);
  });

  test("is noted in order, without what is another’s", async () => {
    const [one, two, foreign] = [await upload(ada, "1.txt", "x"), await upload(ada, "2.txt", "x"), await upload(bob, "3.txt", "x")];
    const generationId = await draftFrom(ada, "Ordered", [two, foreign, one, two]);
    const noted = () => database().generationFile.findMany({ where: { generationId }, orderBy: { position: "asc" } });
    expect((await noted()).map(({ fileId }) => fileId)).toEqual([two, one]);
    await transact((transaction) => setGenerationFiles(ada, generationId, [one], transaction));
    expect((await noted()).map(({ fileId }) => fileId)).toEqual([one]);
  });
});

test("nobody reads, changes or deletes another’s file", async () => {
  const id = await upload(ada, "private.txt", "x");
  const refused = { code: "not-found:file" };
  for (const attempt of [getFile, readFileAgain, deleteFile, discardUpload]) {
    await expect(attempt(bob, id)).rejects.toMatchObject(refused);
    await expect(attempt(ada, "../../etc/passwd")).rejects.toMatchObject(refused);
    await expect(attempt(owner, "01890000-0000-7000-8000-000000000000")).rejects.toMatchObject(refused);
  }
  await expect(readTextPart(bob, id, 0)).rejects.toMatchObject(refused);
  await expect(readTextPart(ada, id, 0)).rejects.toMatchObject(refused);
});
