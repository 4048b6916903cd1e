import { once } from "node:events";
import { createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATIONS } from "../lib/api/operations/index.ts";
import { limitBody, mostFor } from "./body-limit.ts";

const server = createServer(async (incoming, response) => {
  if (!limitBody(incoming, response, 100_000)) return;
  try {
    response.end(`${(await text(incoming)).length}`);
  } catch {
    response.destroy();
  }
});
let address = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  address = typeof bound === "object" && bound ? `http://127.0.0.1:${bound.port}` : "";
});
afterAll(() => server.close());

const send = (body: string) => fetch(address, { method: "POST", body });

/** In pieces, without a content-length. */
async function sendInPieces(bytes: number): Promise<string> {
  const outgoing = request(address, { method: "POST" });
  for (let left = bytes; left > 0; left -= 10_000) outgoing.write("a".repeat(Math.min(left, 10_000)));
  outgoing.end();
  const [incoming] = await once(outgoing, "response");
  return text(incoming);
}

test("a body up to the limit comes through whole, with or without its size said", async () => {
  expect(await (await send("a".repeat(100_000))).text()).toBe("100000");
  expect(await sendInPieces(100_000)).toBe("100000");
  expect(await (await fetch(address)).text()).toBe("0");
});

test("one that says it is larger is answered with 413, one that only turns out so is broken off", async () => {
  expect(await send("a".repeat(100_001)).then((response) => response.status)).toBe(413);
  await expect(sendInPieces(500_000)).rejects.toThrow();
});

test("a program is told so in the form that it knows", async () => {
  const response = await fetch(`${address}/v1/generations`, { method: "POST", body: "a".repeat(100_001) });
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 413, code: "too-large:body", detail: expect.stringContaining("100,000 bytes") });
});

test("no operation of the API takes more than comes through", () => {
  for (const { id, path, bodyLimit = 0 } of OPERATIONS) expect(mostFor({ url: path }), id).toBeGreaterThanOrEqual(bodyLimit);
  expect(mostFor({ url: "/api/generations" })).toBe(12_000_000);
});
