import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { analyse } from "chardet";
import { DocumentError } from "./errors.ts";

/** As much of a file as its encoding is guessed from where it is not UTF-8. */
const SAMPLE = 64 * 1024;

/** A guess must be this much surer (of 100) than Western European text, which is what nearly all single bytes above 127 are. */
const SURER = 15;

/** The first bytes of a file. */
export async function readHead(path: string, bytes: number, from = 0): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * The encoding of a text file, as a label for `TextDecoder`: by its byte order mark, else UTF-16 by where its zero bytes
 * are, else UTF-8 if the whole file is that, else the guess of chardet from the place where it is not.
 * `declared` (a web page's charset) goes before a guess, not before what the bytes prove.
 */
export async function detectEncoding(path: string, declared?: string): Promise<string> {
  const head = await readHead(path, SAMPLE);
  const marked = byMark(head) ?? byZeros(head);
  if (marked) return marked;
  const wrongAt = await firstInvalidUtf8(path);
  if (wrongAt === undefined) return "utf-8";
  if (declared !== undefined && decoderOf(declared) && !/^utf-?(8|16)/i.test(declared)) return declared;
  return guess(await readHead(path, SAMPLE, Math.max(0, wrongAt - 2_048)));
}

function byMark(head: Uint8Array): string | undefined {
  const [first, second, third, fourth] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  const utf32 = (first === 0xff && second === 0xfe && third === 0 && fourth === 0) || (first === 0 && second === 0 && third === 0xfe);
  if (utf32) throw new DocumentError("damaged", "This file is written as UTF-32, which is not read. Save it as UTF-8 and upload it again.");
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: its ASCII characters have a zero in every second byte. */
export function byZeros(head: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // A tenth at least: in Russian the spaces alone have them. A single one is somebody's slip.
  const many = Math.max(2, head.length / 2 / 10);
  if (odd > many && odd > 10 * even) return "utf-16le";
  if (even > many && even > 10 * odd) return "utf-16be";
  return undefined;
}

/** About where a file stops being UTF-8, as a byte offset; `undefined` if it is UTF-8 to its end. */
async function firstInvalidUtf8(path: string): Promise<number | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let read = 0;
  try {
    for await (const part of createReadStream(path, { highWaterMark: SAMPLE })) {
      decoder.decode(part, { stream: true });
      read += part.length;
    }
    decoder.decode();
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return read;
    throw error;
  }
}

function guess(sample: Uint8Array): string {
  const matches = analyse(sample).filter(({ name }) => decoderOf(name) !== undefined);
  const best = matches[0];
  if (!best) return "windows-1252";
  const western = matches.find(({ name }) => name === "ISO-8859-1" || name === "windows-1252");
  const singleByte = /^(iso-8859|windows-125[0-9])/i.test(best.name);
  return western && singleByte && best.confidence - western.confidence < SURER ? "windows-1252" : best.name;
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** A text file in parts, decoded, with `\n` as its only line end. Memory: one part. */
export async function* readText(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = "";
  for await (const part of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    let text = held + decoder.decode(part, { stream: true });
    // A `\r` at the end of a part may have its `\n` in the next one.
    held = text.endsWith("\r") ? "\r" : "";
    if (held) text = text.slice(0, -1);
    if (text) yield oneLineEnd(text);
  }
  const rest = held + decoder.decode();
  if (rest) yield oneLineEnd(rest);
}

function oneLineEnd(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
