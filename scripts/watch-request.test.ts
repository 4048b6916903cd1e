import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { currentRequest, describeRequest } from "../lib/request-context.ts";
import { loggedPath, watchRequest } from "./watch-request.ts";

const lines: { level: string; [field: string]: unknown }[] = [];

vi.mock("../lib/log.ts", async (original) => {
  const log = await original<typeof import("../lib/log.ts")>();
  const logger = log.createLogger("debug", { write: (line) => lines.push(JSON.parse(line)) });
  return { ...log, logger: () => logger };
});

const server = createServer((request, response) =>
  watchRequest(request, response, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (request.url?.startsWith("/api/")) describeRequest({ route: "/api/files/[id]", userId: "somebody" });
    response.writeHead(request.url === "/broken" ? 500 : 200).end(currentRequest()?.requestId);
  }),
);
let address = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  address = typeof bound === "object" && bound ? `http://127.0.0.1:${bound.port}` : "";
});
afterAll(() => server.close());
beforeEach(() => void lines.splice(0));

/** The one line that a request leaves. */
async function lineOf(path: string, init?: RequestInit) {
  const response = await fetch(`${address}${path}`, init);
  const body = await response.text();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  return { line: lines[0], body, id: response.headers.get("x-request-id") };
}

test("a handler's lines and the answer carry the id that was sent, or a new one", async () => {
  const sent = await lineOf("/api/files/17?token=secret", { method: "POST", headers: { "x-request-id": "from-a-proxy" } });
  expect(sent).toMatchObject({ id: "from-a-proxy", body: "from-a-proxy" });
  expect(sent.line).toMatchObject({
    ...{ level: "info", requestId: "from-a-proxy", method: "POST", path: "/api/files/17", route: "/api/files/[id]", status: 200 },
    ...{ userId: "somebody", ms: expect.any(Number) },
  });
  expect(JSON.stringify(lines)).not.toContain("secret");
  lines.splice(0);
  const made = await lineOf("/files");
  expect(made.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(made.line).toMatchObject({ level: "debug", requestId: made.id, route: "page", path: "/files" });
  expect(made.line).not.toHaveProperty("userId");
});

test("what breaks stands out, and files of the build leave no line", async () => {
  await (await fetch(`${address}/_next/static/x.js`)).text();
  expect((await lineOf("/broken")).line).toMatchObject({ level: "warn", status: 500 });
});

test.each([
  ["/generations/01890000-0000-7000-8000-000000000000?sort=newest", "/generations/01890000-0000-7000-8000-000000000000"],
  ["/invite/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-AbCdE", "/invite/…"],
  ["/", "/"],
  [`/${"a/".repeat(400)}`, `/${"a/".repeat(100)}`.slice(0, 200)],
])("the path of %s", (url, path) => expect(loggedPath(url)).toBe(path));
