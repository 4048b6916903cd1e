import { expect, test } from "vitest";
import { createLogger } from "./log.ts";
import { currentRequest, describeRequest, requestIdFrom, routePattern, runForRequest } from "./request-context.ts";

const ID = "01890000-0000-7000-8000-000000000000";

test("lines that are logged for a request carry its id, however deep they are written", async () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => lines.push(line) });
  const context = { requestId: "request-1", route: null, userId: null };
  await runForRequest(context, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    describeRequest({ route: "/api/files/[id]", userId: ID });
    log.info("inside");
  });
  log.info("outside");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "inside", requestId: "request-1" });
  expect(JSON.parse(lines[1] ?? "")).not.toHaveProperty("requestId");
  expect(context).toEqual({ requestId: "request-1", route: "/api/files/[id]", userId: ID });
  expect(currentRequest()).toBeNull();
});

test("a well-formed id is kept, anything else gets one of ours", () => {
  expect(requestIdFrom("abc-123_4.5:6")).toBe("abc-123_4.5:6");
  for (const odd of [undefined, "", "a b c d e f g h", 'x","level":"error', "ü".repeat(10), "a".repeat(101), ["abcdefgh", "ijklmnop"]])
    expect(requestIdFrom(odd)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
});

test.each([
  [`/api/files/${ID}/download`, { id: ID }, "/api/files/[id]/download"],
  [`/api/generations/${ID}/rows/17`, { id: ID, row: "17" }, "/api/generations/[id]/rows/[row]"],
  ["/api/files/a%20b", { id: "a b" }, "/api/files/[id]"],
  ["/api/files/%ZZ", { id: "x" }, "/api/files/%ZZ"],
  ["/api/auth/callback/oidc", { nextauth: ["callback", "oidc"] }, "/api/auth/[nextauth]/[nextauth]"],
  ["/health", {}, "/health"],
  ["/api/status", undefined, "/api/status"],
])("the pattern of %s", (path, params, pattern) => expect(routePattern(path, params)).toBe(pattern));
