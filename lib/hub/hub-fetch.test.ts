import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { hubFetch } from "./hub-fetch.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(answer: RequestListener, onSent?: (path: string, bytes: number) => void) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  const address = server.address();
  const hub = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const made = hubFetch({ hub, onSent, retryMs: 1 });
  closing.push(made.close);
  return { hub, fetch: made.fetch };
}

test.each(["http://169.254.169.254/latest", "http://[::ffff:169.254.169.254]/", "http://metadata.google.internal/"])(
  "what a hub names as the place for a file is not called when it is %s",
  async (address) => {
    const { fetch } = await open((_request, response) => response.end());
    await expect(fetch(address, { method: "PUT", body: "rows" })).rejects.toMatchObject({ name: "HubError", temporary: false });
  },
);

test("a redirect is not followed, for the token stays with the hub", async () => {
  const elsewhere = await open((_request, response) => response.end("{}"));
  const { hub, fetch } = await open((_request, response) => response.writeHead(307, { location: elsewhere.hub }).end());
  expect((await fetch(`${hub}/api/whoami-v2`, { headers: { authorization: "Bearer hf_x" } })).status).toBe(307);
});

test("what is sent is counted, what failed is taken back, and a moment's failure is tried again after the time asked for", async () => {
  const answers = [503, 429, 200];
  const seen: number[] = [];
  const sent: number[] = [];
  const { hub, fetch } = await open(
    async (request, response) => {
      let size = 0;
      for await (const piece of request) size += piece.length;
      seen.push(size);
      response.writeHead(answers.shift() ?? 500, { "retry-after": "0", etag: "x" }).end();
    },
    (_path, bytes) => sent.push(bytes),
  );
  const init = { method: "PUT", body: new Blob(["x".repeat(100_000)]), progressHint: { path: "data/train.parquet" } };
  const answer = await fetch(`${hub}/lfs/1`, init);
  expect([answer.status, answer.headers.get("etag"), seen]).toEqual([200, "x", [100_000, 100_000, 100_000]]);
  expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBe(100_000);
});

test.each(["/api/repos/create", "/api/datasets/a/b/commit/main"])("%s is not tried again by itself", async (path) => {
  let asked = 0;
  const { hub, fetch } = await open((_request, response) => {
    asked += 1;
    response.writeHead(500).end();
  });
  expect((await fetch(hub + path, { method: "POST", body: "{}" })).status).toBe(500);
  expect(asked).toBe(1);
});
