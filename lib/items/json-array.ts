import { ItemsError } from "./items-error.ts";
import { MOST_ITEM_BYTES } from "./limits.ts";
import { parseJson } from "./parse-json.ts";

// The items of one JSON array, one after another, the file never wholly in memory. Where an item ends is found by brackets
// and quotation marks alone, which are ASCII and so never part of another character in UTF-8; what is between is `JSON.parse`'s.
// stream-json says of itself that it is not for files of untrusted people, and takes twenty times as long.

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [...'"\\[]{},'].map((character) => character.charCodeAt(0));
const BOM = [0xef, 0xbb, 0xbf];
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** @throws ItemsError that names the item, from 1 */
export async function* readJsonArray(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const state: { place: "before" | "inside" | "after" } = { place: "before" };
  /** Bytes of the item under way that came with earlier chunks. */
  let parts: Uint8Array[] = [];
  let size = 0;
  let items = 0;
  /** Brackets open within the item. */
  let depth = 0;
  let inString = false;
  let escaped = false;
  let offset = 0;

  const endItem = (chunk: Uint8Array, from: number, to: number, isLast: boolean): { value: unknown } | null => {
    const bytes = parts.length === 0 ? chunk.subarray(from, to) : Buffer.concat([...parts, chunk.subarray(from, to)]);
    parts = [];
    size = 0;
    if (bytes.every(isSpace)) {
      if (isLast && items === 0) return null;
      throw new ItemsError("damaged", `Item ${items + 1} is empty: there is a comma too many${isLast ? " at the end" : ""}.`);
    }
    items += 1;
    return { value: parseJson(bytes, `Item ${items}`) };
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (state.place === "inside") {
        if (byte === QUOTE) inString = true;
        else if (byte === OPEN || byte === OPEN_OBJECT) depth += 1;
        else if (depth > 0) {
          if (byte === CLOSE || byte === CLOSE_OBJECT) depth -= 1;
        } else if (byte === COMMA || byte === CLOSE) {
          const item = endItem(chunk, from, at, byte === CLOSE);
          from = at + 1;
          if (byte === CLOSE) state.place = "after";
          if (item) yield item.value;
        }
      } else if (!isSpace(byte) && !(offset + at < BOM.length && byte === BOM[offset + at])) {
        if (state.place === "after" || byte !== OPEN) throw unexpected(state.place, byte, chunk, at);
        state.place = "inside";
        from = at + 1;
      }
    }
    offset += chunk.length;
    if (state.place !== "inside") continue;
    size += chunk.length - from;
    // The chunk's memory may be used again by the stream.
    if (from < chunk.length) parts.push(Uint8Array.prototype.slice.call(chunk, from));
    if (size > MOST_ITEM_BYTES) throw new ItemsError("too-large", tooLarge(items + 1));
  }
  if (state.place === "before") throw new ItemsError("empty", "The file is empty.");
  if (state.place === "inside")
    throw new ItemsError("damaged", `The file ends in the middle of item ${items + 1}: it was cut off, or a bracket is missing.`);
}

const tooLarge = (item: number) =>
  `Item ${item} is larger than ${MOST_ITEM_BYTES / 1024 / 1024} MB. Is a quotation mark or a bracket missing in it?`;

function unexpected(place: "before" | "after", byte: number | undefined, chunk: Uint8Array, at: number): ItemsError {
  const shown = JSON.stringify(new TextDecoder().decode(chunk.subarray(at, at + 20)));
  if (place === "after") return new ItemsError("damaged", `There is more after the end of the array: ${shown}.`);
  if (byte === OPEN_OBJECT)
    return new ItemsError(
      "wrong-extension",
      "The file holds no array: it begins with {. Put the items into one array, [ … ]; or, where each line is an object, name the file .jsonl.",
    );
  return new ItemsError("wrong-extension", `The file is no JSON array: it begins with ${shown}. A JSON array begins with [.`);
}
