import { expect, test } from "vitest";
import { database } from "../../db/client.ts";
import { readUpload } from "../../files/reading/read-upload.ts";
import { makeUser } from "../../generation/test-support.ts";
import { withTestQueue } from "../../jobs/test-support.ts";
import { type Client, callersFor, expectProblem, idOf, readAll } from "../test-support.ts";

// A program uploads a file, has it read, and gets it and its text again.

let ada: Client;
let reader: Client;
let bob: Client;

withTestQueue(async () => {
  const person = await makeUser();
  [ada, reader, bob] = await callersFor(person);
});

const bytes = (text: string) => new TextEncoder().encode(text);
const upload = (name: string, text: string) => ada("POST", `/v1/files?name=${encodeURIComponent(name)}`, bytes(text));
const read = (id: string) => readUpload(id, { signal: new AbortController().signal });

test("a document goes in, is read, and comes out again with its text", async () => {
  const text = "# Handbook\n\nTen words of it, to be read by a program.\n";
  const sent = await upload("handbook.md", text);
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({ name: "handbook.md", format: "md", sizeBytes: text.length, status: "queued", usedIn: [] });
  const id = idOf(sent);
  expectProblem(await ada("GET", `/v1/files/${id}/text`), 409, "conflict:file");
  expectProblem(await ada("POST", `/v1/files/${id}/read-again`), 409, "conflict:file");
  await read(id);
  const found = await reader("GET", `/v1/files/${id}`);
  expect(found.body).toMatchObject({ status: "ready", words: 11, hasText: true });
  expect(found.text).not.toMatch(/textKey|uploads\//);
  expect((await reader("GET", `/v1/files/${id}/text`)).text).toContain("Ten words");
  const content = await reader("GET", `/v1/files/${id}/content`);
  expect(content.text).toBe(text);
  expect(content.headers.get("content-disposition")).toMatch(/^attachment; .*handbook\.md/);
  expect(content.headers.get("content-type")).toBe("application/octet-stream");
  expect(content.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await ada("DELETE", `/v1/files/${id}`)).status).toBe(204);
  expectProblem(await ada("GET", `/v1/files/${id}`), 404, "not-found:file");
});

test("of data it tells the keys and the first items, and of a broken file what is wrong with it", async () => {
  const id = idOf(await upload("items.json", '[{"q":"one"},{"q":"two","a":"2"}]'));
  await read(id);
  expect((await ada("GET", `/v1/files/${id}`)).body).toMatchObject({
    ...{ status: "ready", items: 2, details: { keys: [{ key: "q", filled: 2 }, { key: "a" }], first: [{ q: "one" }, { a: "2" }] } },
  });
  const broken = idOf(await upload("broken.json", "[{"));
  await read(broken);
  expect((await ada("GET", `/v1/files/${broken}`)).body).toMatchObject({ status: "failed", statusReason: expect.stringMatching(/./) });
  expect((await ada("POST", `/v1/files/${broken}/read-again`)).body).toMatchObject({ status: "queued", statusReason: "" });
});

test("what breaks off, is empty or announced as too large leaves nothing", async () => {
  const count = await database().file.count();
  const breaking = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes("# One")),
    pull: (controller) => controller.error(new Error("aborted")),
  });
  expectProblem(await ada("POST", "/v1/files?name=a.md", breaking), 400, "bad-input:file");
  const short = { "content-length": "10" };
  expectProblem(await ada("POST", "/v1/files?name=a.md", bytes("# One"), short), 400, "bad-input:file");
  const huge = { "content-length": "600000000" };
  expectProblem(await ada("POST", "/v1/files?name=a.md", bytes("# One"), huge), 413, "too-large:file");
  expectProblem(await ada("POST", "/v1/files?name=a.md", bytes("")), 400, "bad-input:file");
  expectProblem(await ada("POST", "/v1/files?name=a.exe", bytes("MZ")), 400, "bad-input:file", "name");
  expectProblem(await ada("POST", "/v1/files", bytes("# One")), 400, "bad-input:query", "name");
  const form = { "content-type": "multipart/form-data; boundary=x" };
  expectProblem(await ada("POST", "/v1/files?name=a.md", bytes("--x"), form), 415, "wrong-type:body");
  expect(await database().file.count()).toBe(count);
});

test("the list: by cursor, by format, by a part of the name; another's is not in it", async () => {
  const made = [];
  for (const name of ["a.txt", "b.txt", "c.csv"]) made.push(idOf(await upload(`list ${name}`, `text of ${name}`)));
  for (const sort of ["created", "name", "format", "size", "status"])
    for (const direction of ["asc", "desc"]) {
      const lines = await readAll(reader, `/v1/files?search=list%20&sort=${sort}&direction=${direction}`, 1);
      expect(lines.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    }
  expect((await readAll(reader, "/v1/files?search=list&formats=csv,md", 5)).map(({ id }) => id)).toEqual([made[2]]);
  expect(await readAll(bob, "/v1/files", 5)).toEqual([]);
  expectProblem(await ada("GET", "/v1/files?formats=exe"), 400, "bad-input:query", "formats.0");
});

test("another person's is not found, and a key that only reads changes nothing", async () => {
  const id = idOf(await upload("mine.txt", "mine"));
  for (const path of ["", "/content", "/text"]) expectProblem(await bob("GET", `/v1/files/${id}${path}`), 404, "not-found:file");
  expectProblem(await bob("DELETE", `/v1/files/${id}`), 404, "not-found:file");
  expectProblem(await bob("POST", `/v1/files/${id}/read-again`), 404, "not-found:file");
  expectProblem(await reader("DELETE", `/v1/files/${id}`), 403, "forbidden:scope");
  expectProblem(await reader("POST", "/v1/files?name=a.md", bytes("x")), 403, "forbidden:scope");
  expectProblem(await ada("GET", "/v1/files/none"), 404, "not-found:file");
});
