import { buffer } from "node:stream/consumers";
import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import { fileStorage } from "../storage.ts";
import { requireFile } from "./files.ts";

/** Of one part, in bytes of UTF-8. */
export const PART_BYTES = 20_000;

export interface TextPart {
  text: string;
  /** Where the next part begins, in bytes; null at the end. */
  next: number | null;
}

/**
 * A part of the text that was taken out of an upload, from about this byte on. Parts that follow one another by `next` are
 * the text.
 * @throws AppError `not-found:file`, also when it was not read yet
 */
export async function readTextPart(actor: Actor, id: string, from: number): Promise<TextPart> {
  const { textKey } = await requireFile(actor, id);
  if (!textKey) throw new AppError("not-found:file", "This file has not been read yet.");
  const start = Math.max(0, Math.trunc(from));
  // Beside the part, the first byte of what follows it.
  const bytes = await buffer(await fileStorage().read(textKey, { start, end: start + PART_BYTES }));
  const more = bytes.length > PART_BYTES;
  const first = bytes.findIndex((byte) => !isWithinCharacter(byte));
  const end = more ? endOfPart(bytes) : bytes.length;
  return { text: first < 0 ? "" : bytes.subarray(first, end).toString("utf8"), next: more ? start + end : null };
}

/** In the last tenth: after a line, else after a word, else after a character. */
function endOfPart(bytes: Buffer): number {
  const earliest = PART_BYTES * 0.9;
  for (const separator of ["\n", " "]) {
    const at = bytes.lastIndexOf(separator, PART_BYTES - 1);
    if (at >= earliest) return at + 1;
  }
  let end = PART_BYTES;
  while (end > earliest && isWithinCharacter(bytes[end] ?? 0)) end -= 1;
  return end;
}

/** A byte of UTF-8 that does not begin a character. */
const isWithinCharacter = (byte: number) => (byte & 0b1100_0000) === 0b1000_0000;
