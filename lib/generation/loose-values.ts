import type { JsonValue } from "../json.ts";

// Values in JSON that is nearly JSON and that are not texts. What is not certain is undefined, and its row no row.

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, JsonValue>> = { true: true, True: true, false: false, False: false, null: null, None: null };

/** A value without marks: a number, or JSON's and Python's words. */
export function readBareValue(text: string): JsonValue | undefined {
  const word = text.trim();
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  return NUMBER.test(word) ? Number(word) : undefined;
}

const TOKEN = /\s+|[{}[\]:,]|"(?:[^"\\]|\\[\s\S])*"|'[^'"\\]*'|[^\s{}[\]:,"']+/y;

/**
 * An object or a list within a row: JSON, but for Python's quotation marks and words, commas before a closing bracket, and
 * line breaks in texts. A text with a mark in it that is not escaped is not certain.
 */
export function readNestedValue(source: string): JsonValue | undefined {
  return parse(source) ?? parse(asJson(source) ?? "");
}

function asJson(source: string): string | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source)?.[0];
    if (token === undefined) return null;
    if (token.trim() === "") continue;
    if ((token === "}" || token === "]") && tokens.at(-1) === ",") tokens.pop();
    tokens.push(tokenAsJson(token));
  }
  return tokens.join(" ");
}

function tokenAsJson(token: string): string {
  if (token.startsWith("'")) return JSON.stringify(token.slice(1, -1));
  if (token.startsWith('"')) return token.replaceAll("\r", "").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  const value = readBareValue(token);
  return value === undefined ? token : JSON.stringify(value);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
