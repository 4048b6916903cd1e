import type { Readable } from "node:stream";

/** A stream of text or bytes as a response's body. It reads no faster than the browser takes it, and ends with the browser. */
export function webStream(content: Readable, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = content[Symbol.asyncIterator]();
  signal.addEventListener("abort", () => content.destroy());
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value instanceof Uint8Array ? value : encoder.encode(String(value)));
    },
    cancel() {
      content.destroy();
    },
  });
}
