import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError, statusOf, toPublicError } from "../errors.ts";
import { makeUser } from "../generation/test-support.ts";
import { closeQueue, installQueue, queue, READ_QUEUE } from "../jobs/queue.ts";
import { fileStorage } from "../storage.ts";
import { discardUpload, listUnfinished } from "./files.ts";
import { MAX_FILE_BYTES } from "./formats.ts";
import { beginUpload, continueUpload, UPLOADS_PATH } from "./uploads.ts";

// Uploads by the client that pages use, over real connections that really break.

let ada: Actor;
let bob: Actor;
let server: Server;
let address = "";
/** Who asks; whether a connection is to be cut after so many bytes of a body. */
let asking: Actor;
let cutAfter: number | null = null;
/** The requests that came, such as `PATCH 4000`, with the offset that they went on from. */
let seen: string[] = [];

beforeAll(async () => {
  await installQueue(await useTestDatabase());
  [ada, bob] = [await makeUser(), await makeUser()];
  server = createServer((request, response) => {
    void answer(request).then(async (answered) => {
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(Buffer.from(await answered.arrayBuffer()));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}${UPLOADS_PATH}`;
});

beforeEach(() => {
  [asking, cutAfter, seen] = [ada, null, []];
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeQueue();
  await database().$disconnect();
});

async function answer(incoming: IncomingMessage): Promise<Response> {
  const { method = "GET", url = "/" } = incoming;
  seen.push(`${method} ${incoming.headers["upload-offset"] ?? ""}`.trim());
  const most = cutAfter ?? Number.POSITIVE_INFINITY;
  if (method === "PATCH") cutAfter = null;
  const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const body = method === "PATCH" ? { body: streamOf(incoming, most), duplex: "half" as const } : {};
  const request = new Request(`http://127.0.0.1${url}`, { method, headers, ...body });
  try {
    return await (method === "POST" ? beginUpload(asking, request) : continueUpload(asking, url.split("/").at(-1) ?? "", request));
  } catch (error) {
    return Response.json({ error: toPublicError(error) }, { status: error instanceof AppError ? statusOf(error.code) : 500 });
  }
}

/** The body as Next gives it to a route handler; the connection is cut once `most` bytes have come. */
function streamOf(incoming: IncomingMessage, most: number): ReadableStream<Uint8Array> {
  const parts = incoming[Symbol.asyncIterator]();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) return controller.close();
      controller.enqueue(value);
      bytes += value.length;
      if (bytes >= most) incoming.destroy();
    },
  });
}

/** Sends it as a page does; resolves with the upload's id. */
function send(content: Buffer, filename: string, options: { retryDelays?: number[]; uploadUrl?: string } = {}): Promise<string> {
  return new Promise((done, fail) => {
    const upload = new Upload(content, {
      ...{ endpoint: address, chunkSize: 3_000_000, metadata: { filename }, retryDelays: [0, 50, 100], ...options },
      onSuccess: () => done(upload.url?.split("/").at(-1) ?? ""),
      onError: fail,
    });
    upload.start();
  });
}

const stored = (id: string) => database().file.findUniqueOrThrow({ where: { id } });

async function jobsFor(id: string): Promise<number> {
  const jobs = await (await queue()).findJobs<{ fileId: string }>(READ_QUEUE);
  return jobs.filter(({ data }) => data.fileId === id).length;
}

test("an upload whose connection is cut in the middle goes on where it was, byte for byte, and is read once", async () => {
  const content = randomBytes(8_000_000);
  cutAfter = 1_000_000;
  const id = await send(content, "../a/report.pdf");
  const resumed = seen.filter((one) => one.startsWith("PATCH")).map((one) => Number(one.split(" ")[1]));
  expect(resumed.length).toBeGreaterThan(3);
  expect(resumed[1]).toBeGreaterThan(0);
  expect(resumed[1]).toBeLessThan(3_000_000);
  const file = await stored(id);
  expect(file).toMatchObject({ status: "queued", name: "report.pdf", format: "pdf", ownerId: ada.id, kind: "upload" });
  expect([Number(file.sizeBytes), Number(file.uploadedBytes)]).toEqual([8_000_000, 8_000_000]);
  expect(readFileSync(fileStorage().locate(file.key)).equals(content)).toBe(true);
  expect(await jobsFor(id)).toBe(1);
});

test("an upload that was given up stands among the unfinished and goes on later, or is discarded", async () => {
  const content = randomBytes(7_000_000);
  cutAfter = 1_000_000;
  await expect(send(content, "later.pdf", { retryDelays: [] })).rejects.toThrow();
  await until(async () => (await listUnfinished(ada))[0]?.uploadedBytes !== 0);
  const [unfinished] = await listUnfinished(ada);
  expect(unfinished).toMatchObject({ name: "later.pdf", sizeBytes: 7_000_000, status: "uploading" });
  const id = unfinished?.id ?? "";
  expect(await send(content, "later.pdf", { uploadUrl: `${address}/${id}` })).toBe(id);
  expect(readFileSync(fileStorage().locate((await stored(id)).key)).equals(content)).toBe(true);
  expect(await listUnfinished(ada)).toEqual([]);

  cutAfter = 4_000;
  await expect(send(content, "never.pdf", { retryDelays: [] })).rejects.toThrow();
  const never = (await listUnfinished(ada))[0]?.id ?? "";
  await discardUpload(ada, never);
  const anew = await send(content, "never.pdf", { uploadUrl: `${address}/${never}` });
  expect(anew).not.toBe(never);
  expect(await stored(anew)).toMatchObject({ status: "queued" });
});

test("a last part whose answer was lost is not lost: asking how far it is ends the upload", async () => {
  const id = await send(Buffer.from("whole"), "whole.txt");
  await database().file.update({ where: { id }, data: { status: "uploading", uploadedBytes: 0n } });
  const head = await fetch(`${address}/${id}`, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
  expect(head.headers.get("upload-offset")).toBe("5");
  expect(await stored(id)).toMatchObject({ status: "queued", uploadedBytes: 5n });
});

test("another's upload cannot be seen or gone on with, and no other site is allowed in", async () => {
  cutAfter = 4_000;
  await expect(send(randomBytes(100_000), "mine.pdf", { retryDelays: [] })).rejects.toThrow();
  const [mine] = await listUnfinished(ada);
  asking = bob;
  for (const id of [mine?.id ?? "", "..%2f..%2fsecret", "01890000-0000-7000-8000-000000000000"])
    for (const method of ["HEAD", "PATCH"]) {
      const headers = { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" };
      const response = await fetch(`${address}/${id}`, { method, headers, ...(method === "PATCH" && { body: "x" }) });
      expect(response.status).toBe(404);
    }
  const answered = await fetch(address, { method: "POST", headers: { origin: "https://elsewhere.example" } });
  expect(answered.headers.get("access-control-allow-origin")).toBeNull();
});

test.each([
  ["a.exe", "5", 400, /not of a kind/],
  ["a.pdf", "0", 400, /is empty/],
  ["a.pdf", String(MAX_FILE_BYTES + 1), 400, /larger than 500 MB/],
  ["a.pdf", "-1", 400, /./],
  ["a.pdf", "1e3", 400, /./],
])("an upload named %j of %s bytes is refused before anything is sent", async (filename, length, status, sentence) => {
  const before = await database().file.count();
  const metadata = `filename ${Buffer.from(filename).toString("base64")}`;
  const headers = { "tus-resumable": "1.0.0", "upload-length": length, "upload-metadata": metadata };
  const response = await fetch(address, { method: "POST", headers });
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(sentence);
  expect(await database().file.count()).toBe(before);
});

test("more than was announced is not taken", async () => {
  const metadata = `filename ${Buffer.from("a.txt").toString("base64")}`;
  const began = await fetch(address, {
    method: "POST",
    headers: { "tus-resumable": "1.0.0", "upload-length": "4", "upload-metadata": metadata },
  });
  expect(began.status).toBe(201);
  const id = began.headers.get("location")?.split("/").at(-1) ?? "";
  const headers = { "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  const response = await fetch(`${address}/${id}`, { method: "PATCH", headers, body: "too much" });
  expect(response.status).toBe(413);
  expect(await stored(id)).toMatchObject({ status: "uploading", uploadedBytes: 0n });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await holds()); tries += 1) await new Promise((next) => setTimeout(next, 25));
}
