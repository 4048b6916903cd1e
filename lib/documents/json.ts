import { jsonParser } from "stream-json/core/parser.js";
import { detectEncoding, readText } from "./encoding.ts";
import { DocumentError } from "./errors.ts";
import { eventsOf, type JsonEvent, JsonPrinter } from "./json-printer.ts";
import type { TextWriter } from "./text-writer.ts";

/** The text goes to the parser in pieces of this many characters: as near to a fault as its sentence can tell. */
const PIECE = 8_192;
/** A line of JSONL may be this long, in characters. */
const MAX_LINE = 50_000_000;

const damaged = (what: string, line: number, todo: string, cause?: unknown) =>
  new DocumentError("damaged", `${what} near line ${line}. ${todo} and upload the file again.`, cause);

/**
 * JSON as readable lines (see `JsonPrinter`). Streamed: memory is one piece and the longest single string.
 * @throws DocumentError `damaged`, with the line
 */
export async function extractJson(path: string, writer: TextWriter): Promise<void> {
  const parse = jsonParser({ packValues: true, streamValues: false });
  const printer = new JsonPrinter();
  let line = 1;
  let depth = 0;
  for await (const part of withLineEnd(readText(path, await detectEncoding(path)))) {
    for (let start = 0; start < part.length; start += PIECE) {
      const piece = part.slice(start, start + PIECE);
      let text = "";
      try {
        const tokens = parse(piece);
        if (typeof tokens !== "object" || !("values" in tokens)) continue;
        for (const token of tokens.values) {
          const event = toEvent(token);
          if (event?.kind === "open") depth++;
          if (event?.kind === "close") depth--;
          if (event) text += printer.print(event);
        }
      } catch (error) {
        throw damaged("This file is not valid JSON: something is wrong", line, "Correct it there", error);
      }
      line += countLines(piece);
      await writer.write(text);
    }
  }
  if (depth > 0) throw damaged("This JSON file is cut off: it ends inside a list or object", line, "Complete it");
}

/** A number at the very end is complete only when something follows. */
async function* withLineEnd(text: AsyncIterable<string>): AsyncGenerator<string> {
  yield* text;
  yield "\n";
}

function toEvent(token: { name: string; value?: unknown }): JsonEvent | undefined {
  switch (token.name) {
    case "startObject":
      return { kind: "open", of: "object" };
    case "startArray":
      return { kind: "open", of: "array" };
    case "endObject":
    case "endArray":
      return { kind: "close" };
    case "keyValue":
      return { kind: "key", key: String(token.value) };
    case "stringValue":
    case "numberValue":
    case "nullValue":
    case "trueValue":
    case "falseValue":
      return { kind: "value", text: String(token.value) };
    default:
      return undefined;
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/**
 * JSONL: each line's value as in `extractJson`, with a blank line between. Empty lines are left out. Memory: one line.
 * @throws DocumentError `damaged`, with the line
 */
export async function extractJsonl(path: string, writer: TextWriter): Promise<void> {
  let number = 0;
  for await (const line of readLines(readText(path, await detectEncoding(path)))) {
    number++;
    const json = line.replace(/^\ufeff/, "").trim();
    if (json === "") continue;
    const printer = new JsonPrinter(false);
    let text = "";
    for (const event of eventsOf(parseLine(json, number))) text += printer.print(event);
    await writer.write(`${text}\n`);
  }
}

function parseLine(json: string, number: number): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw damaged(
      "This file is not valid JSONL, which is one JSON value on each line: something is wrong",
      number,
      "Correct it there",
      error,
    );
  }
}

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let open = "";
  let number = 1;
  for await (const part of text) {
    const lines = (open + part).split("\n");
    open = lines.pop() ?? "";
    if (open.length > MAX_LINE)
      throw damaged("This JSONL file has a line of more than 50 million characters", number + lines.length, "Break it up");
    number += lines.length;
    yield* lines;
  }
  if (open) yield open;
}
