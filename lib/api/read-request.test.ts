import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Operation, operation } from "./operation.ts";
import { readBody, readQuery } from "./read-request.ts";

const make = (limit?: number): Operation =>
  operation({
    ...{ id: "test", method: "POST", path: "/v1/test", tag: "Test", summary: "Test", scope: "read", status: 200 },
    ...(limit !== undefined && { bodyLimit: limit }),
    ...{ body: z.json(), answer: z.object({}), run: async () => ({}) },
  });

const send = (body: string | Uint8Array<ArrayBuffer>, type = "application/json", limit?: number) =>
  readBody(make(limit), new Request("http://studio/v1/test", { method: "POST", body, headers: type ? { "content-type": type } : {} }));

const code = (text: string) => expect.objectContaining({ code: text });

describe("readBody", () => {
  it("reads JSON, and nothing as an empty object", async () => {
    expect(await send('{"a":[1,"ä"]}')).toEqual({ a: [1, "ä"] });
    expect(await send('{"a":1}', "application/merge-patch+json; charset=utf-8")).toEqual({ a: 1 });
    expect(await send("")).toEqual({});
  });

  it("says what it takes when the type is another, as curl -d sends it", async () => {
    await expect(send('{"a":1}', "application/x-www-form-urlencoded")).rejects.toThrow(/application\/json/);
    await expect(send('{"a":1}', "text/plain")).rejects.toThrow(code("wrong-type:body"));
  });

  it("refuses what is no JSON, no UTF-8, or too deep for anybody's stack", async () => {
    await expect(send("{a:1}")).rejects.toThrow(code("bad-input:body"));
    await expect(send(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toThrow(code("bad-input:body"));
    await expect(send("[".repeat(5_000) + "]".repeat(5_000))).rejects.toThrow(/nested/);
  });

  it("refuses what is too large, whether or not its size was said", async () => {
    await expect(send(JSON.stringify("x".repeat(100)), "application/json", 100)).rejects.toThrow(code("too-large:body"));
    const parts = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(60_000)),
    });
    const request = new Request("http://studio/v1/test", {
      ...{ method: "POST", body: parts, headers: { "content-type": "application/json" } },
      ...{ duplex: "half" },
    });
    await expect(readBody(make(100), request)).rejects.toThrow(code("too-large:body"));
  });

  it("names the place of a character that PostgreSQL cannot store", async () => {
    await expect(send('{"list":[{"name":"a\\u0000"}]}')).rejects.toThrow(expect.objectContaining({ field: "list.0.name" }));
    await expect(send('{"half":"\\ud800"}')).rejects.toThrow(expect.objectContaining({ field: "half" }));
    await expect(send('{"a\\u0000":1}')).rejects.toThrow(code("bad-input:body"));
    expect(await send('{"pair":"\\ud83c\\udf31"}')).toEqual({ pair: "🌱" });
  });
});

describe("readQuery", () => {
  it("takes each name once", () => {
    expect(readQuery(new URLSearchParams("a=1&b="))).toEqual({ a: "1", b: "" });
    expect(() => readQuery(new URLSearchParams("a=1&a=2"))).toThrow(expect.objectContaining({ field: "a" }));
    expect(() => readQuery(new URLSearchParams("a=%00"))).toThrow(code("bad-input:query"));
  });
});
