import type { Pair, Style } from "./content.ts";

// Reads off a request's text what it wants: how much, and about what.

export type Schema = Record<string, unknown>;

export interface Ask {
  /** All messages joined. */
  text: string;
  topic: string;
  count: number;
  style: Style;
  /** The first table of a CREATE TABLE in the text. */
  table: string;
  /** The shape that the answer must have, from the request or from its text; null for plain text. */
  schema: Schema | null;
  /** What all rows were asked to have, as it was said; empty for nothing. */
  wanted: string;
  /** Rows are made as long as these; empty for rows of their own length. */
  examples: readonly Pair[];
}

const WANTED = /\bAll of them have: (.{1,1000}?)\.(?:\s|$)/;
const TOPIC_LINE = /^\W*(?:topic|seed|theme|subject|source)\W*:\s*(.{2,500})$/im;
const QUOTED_BLOCK = /"""\s*(.{2,500})/;
const TOPIC_WORD = /\b(?:topic|seed|theme|subject|use case)\b[^:"“\n]{0,60}[:=]?\s*["“«]?([^"”»\n]{2,500})/i;
const EXACTLY = /\bexactly\s+(\d{1,4})\b/i;
const COUNT = /\b(\d{1,4})\s+(?:\w+\s+){0,3}(?:pairs|rows|items|examples|topics|seeds)\b/i;
const DEFAULT_COUNT = 5;
const LONGEST_TOPIC = 120;

/** `last` is the last message of the user, where the request proper stands. */
export function readAsk(text: string, last: string, given: Schema | null): Ask {
  const schema = given ?? findSchema(text) ?? sampleSchema(last);
  const table = /create\s+table\s+(?:if\s+not\s+exists\s+)?["`]?(\w+)/i.exec(text)?.[1];
  const style = table ? "sql" : /\b(?:code|function|program|python)\b/i.test(text) ? "code" : "prose";
  const count = boundsOf(schema) ?? numberIn(EXACTLY, last) ?? numberIn(COUNT, last) ?? numberIn(EXACTLY, text) ?? DEFAULT_COUNT;
  return {
    text,
    topic: topicOf(text, last),
    count,
    style,
    table: table ?? "orders",
    schema,
    wanted: WANTED.exec(last)?.[1] ?? "",
    examples: [],
  };
}

function topicOf(text: string, last: string): string {
  const found = TOPIC_LINE.exec(last) ?? QUOTED_BLOCK.exec(last) ?? TOPIC_WORD.exec(last) ?? TOPIC_LINE.exec(text);
  const topic = found?.[1] ?? last.trim().split("\n").at(-1) ?? "";
  return (
    topic
      .trim()
      .slice(0, LONGEST_TOPIC)
      .replace(/[\s.,;:"”]+$/, "") || "anything"
  );
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A JSON Schema written into the text, for endpoints that take none beside it. */
function findSchema(text: string): Schema | null {
  const mention = text.search(/JSON Schema/i);
  if (mention < 0) return null;
  const start = text.indexOf("{", mention);
  for (let end = text.lastIndexOf("}"); start >= 0 && end > start; end = text.lastIndexOf("}", end - 1)) {
    const found = parseObject(text.slice(start, end + 1));
    if (found) return found;
  }
  return null;
}

/** The schema of the last sample object that stands on a line of the text, such as `{"rows": [{"prompt": "…"}]}`. */
function sampleSchema(text: string): Schema | null {
  // Objects that stand there only to be looked at ask for nothing.
  if (!/answer with (?:one|a) JSON object/i.test(text)) return null;
  for (const line of text.split("\n").reverse()) {
    const sample = parseObject(line.slice(line.indexOf("{"), line.lastIndexOf("}") + 1));
    if (sample) return schemaLike(sample);
  }
  return null;
}

function schemaLike(value: unknown): Schema {
  if (Array.isArray(value)) return { type: "array", items: schemaLike(value[0]) };
  if (isObject(value))
    return { type: "object", properties: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, schemaLike(inner)])) };
  return { type: typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "string" };
}

function parseObject(text: string): Schema | null {
  if (!text.startsWith("{")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** How many items the first array of a schema asks for. */
function boundsOf(schema: unknown): number | undefined {
  if (!isObject(schema)) return undefined;
  const bound = schema.minItems ?? schema.maxItems;
  if (typeof bound === "number") return bound;
  for (const value of Object.values(isObject(schema.properties) ? schema.properties : {})) {
    const found = boundsOf(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
