import { expect, test } from "vitest";
import { createLogger, redact } from "./log.ts";

test("texts under sensitive names are hidden at any depth; counts are not", () => {
  const fields = {
    password: "hunter2",
    headers: { Authorization: "Bearer sk-1", cookie: "a=b", accept: "json" },
    connections: [{ apiKey: "sk-1", secretAccessKey: "x", name: "Mine", credentials: { any: "thing" } }],
    token: "abc",
    inputTokens: 12,
    hasPassword: true,
  };
  expect(redact(fields)).toEqual({
    password: "[hidden]",
    headers: { Authorization: "[hidden]", cookie: "[hidden]", accept: "json" },
    connections: [{ apiKey: "[hidden]", secretAccessKey: "[hidden]", name: "Mine", credentials: "[hidden]" }],
    token: "[hidden]",
    inputTokens: 12,
    hasPassword: true,
  });
});

test("a line is JSON with a time, and of an error only what it says of itself", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => lines.push(line) });
  log.debug("not at this level");
  const client = { connectionParameters: { host: "db.internal" }, secretKey: 1_437_261_486 };
  const fields = { code: "57P01", headers: { authorization: "Bearer sk-1" }, apiKey: "sk-1", secretKey: 1_437_261_486, client };
  log.error({ err: Object.assign(new Error("it broke"), fields), callId: "c1" }, "a call failed");
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? "");
  expect(line).toMatchObject({ level: "error", msg: "a call failed", callId: "c1", err: { message: "it broke", code: "57P01" } });
  expect(line.err.stack).toContain("it broke");
  for (const secret of ["sk-1", "1437261486", "db.internal"]) expect(lines[0]).not.toContain(secret);
  expect(Number.isNaN(Date.parse(line.time))).toBe(false);
});

test("the errors of an aggregate and the causes of an error are told", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => lines.push(line) });
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", socket: {} });
  log.error({ err: new AggregateError([refused]) }, "none of them");
  log.error({ err: new Error("no models", { cause: refused }) }, "a cause");
  expect(JSON.parse(lines[0] ?? "").err.aggregateErrors).toMatchObject([{ message: "connect ECONNREFUSED", code: "ECONNREFUSED" }]);
  expect(JSON.parse(lines[1] ?? "").err.message).toBe("no models: connect ECONNREFUSED");
});
