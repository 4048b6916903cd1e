import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { webStream } from "./web-stream.ts";

/** An endless text, and whether its reader has let it go. */
function endless() {
  const state = { made: 0, ended: false };
  async function* pieces() {
    try {
      for (;;) {
        state.made++;
        yield "x".repeat(1_000);
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, content: Readable.from(pieces()) };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

describe("a stream of text as a response", () => {
  test("arrives whole, in UTF-8", async () => {
    const stream = webStream(Readable.from(["[", '"Ünïcode 🌱"', "]\n"]), new AbortController().signal);
    expect(await new Response(stream).text()).toBe('["Ünïcode 🌱"]\n');
  });

  test("is not read ahead of the browser", async () => {
    const { state, content } = endless();
    const reader = webStream(content, new AbortController().signal).getReader();
    await reader.read();
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(state.made).toBeLessThan(50);
    await reader.cancel();
    await until(() => state.ended);
  });

  test("ends its source when the browser goes away", async () => {
    const { state, content } = endless();
    const abort = new AbortController();
    const reader = webStream(content, abort.signal).getReader();
    await reader.read();
    abort.abort();
    await until(() => state.ended);
    expect(content.destroyed).toBe(true);
  });

  test("breaks off when its source fails, so that half a file is not taken for a whole one", async () => {
    async function* failing() {
      yield "[";
      throw new Error("the database went away");
    }
    const stream = webStream(Readable.from(failing()), new AbortController().signal);
    await expect(new Response(stream).text()).rejects.toThrow();
  });
});
