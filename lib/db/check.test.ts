import { once } from "node:events";
import { createServer } from "node:net";
import { expect, inject, test } from "vitest";
import { answers, checkDatabase } from "./check.ts";
import { freePort } from "./embedded.ts";

test("a database that can be used passes", async () => {
  await checkDatabase(inject("serverUrl"));
  expect(await answers(inject("serverUrl"))).toBe(true);
});

test.each([
  ["a wrong password", (url: URL) => Object.assign(url, { password: "wrong" }), "(it refuses the user or the password)"],
  [
    "a database that is not there",
    (url: URL) => Object.assign(url, { pathname: "/nothing" }),
    "/nothing cannot be used (it has no database of this name)",
  ],
])("%s is told", async (_name, change, message) => {
  const url = String(change(new URL(inject("serverUrl"))));
  await expect(checkDatabase(url)).rejects.toMatchObject({ code: "unavailable:database", message: expect.stringContaining(message) });
  expect(await answers(url)).toBe(false);
});

test("a machine that is not there is told", async () => {
  await expect(checkDatabase("postgresql://a:hidden@nowhere.invalid/x")).rejects.toThrow(
    /^The database at nowhere.invalid:5432\/x cannot be used/,
  );
  expect(await answers(`postgresql://a:b@127.0.0.1:${await freePort()}/x`)).toBe(false);
});

/** PostgreSQL's answers (protocol 3.0) to a client that starts and sends one query, with the version of an older server. */
function oldServerAnswer(version: string): [start: Buffer, query: Buffer] {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const idle = message("Z", Buffer.from("I"));
  const column = Buffer.concat([
    Buffer.from("\0\x01server_version_num\0"),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0]),
  ]);
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, version.length]), Buffer.from(version)]);
  return [
    Buffer.concat([message("R", Buffer.alloc(4)), idle]),
    Buffer.concat([message("T", column), message("D", row), message("C", Buffer.from("SHOW\0")), idle]),
  ];
}

test("a PostgreSQL older than 15 is refused", async () => {
  const [start, query] = oldServerAnswer("140010");
  const server = createServer((socket) => {
    socket.once("data", () => {
      socket.write(start);
      socket.on("data", (data) => data[0] === 0x51 && socket.write(query));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  try {
    const url = `postgresql://a:hidden@127.0.0.1:${typeof address === "object" ? address?.port : ""}/studio`;
    await expect(checkDatabase(url)).rejects.toThrow(/is PostgreSQL 14, but Seedloom needs 15 or newer/);
  } finally {
    server.close();
  }
});
