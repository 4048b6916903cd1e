import { ItemsError } from "./items-error.ts";
import { MOST_ITEM_BYTES } from "./limits.ts";
import { parseJson } from "./parse-json.ts";

const LINE_FEED = 0x0a;
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);

/** The values of JSON Lines (https://jsonlines.org): one a line, blank lines left out. @throws ItemsError that names the line */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let line = 0;
  for await (const bytes of splitLines(chunks)) {
    line += 1;
    const text = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
    if (isBlank(text)) continue;
    yield parseJson(text, `Line ${line}`);
  }
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let lines = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      const rest = chunk.subarray(from, end);
      yield parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
      parts = [];
      size = 0;
      lines += 1;
      from = end + 1;
    }
    if (from < chunk.length) parts.push(Uint8Array.prototype.slice.call(chunk, from));
    size += chunk.length - from;
    if (size > MOST_ITEM_BYTES)
      throw new ItemsError(
        "too-large",
        `Line ${lines + 1} is larger than ${MOST_ITEM_BYTES / 1024 / 1024} MB. In JSON Lines each item stands on a line of its own.`,
      );
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
