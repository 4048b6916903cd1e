import type { JsonObject, JsonValue } from "../../json.ts";
import type { JsonSchema } from "../types.ts";
import { readNode, typeOf } from "./schema-node.ts";

// How the demo rewrites a row: it knows no language, but a handful of wishes it can fulfil so that they are seen.

/** The row with its main text changed after the instruction; all other fields are as they were. */
export function reviseRow(row: JsonObject, instruction: string, schema: JsonSchema | undefined): JsonObject {
  const name = mainText(row, schema);
  if (name === undefined) return row;
  return { ...row, [name]: reviseText(String(row[name]), instruction) };
}

const ANSWER_NAMES = /^(?:completion|answer|response|output|reply|summary|translation|result)$/i;

/** The answer's field, else the longest text without allowed values. */
function mainText(row: JsonObject, schema: JsonSchema | undefined): string | undefined {
  const texts = Object.keys(row).filter((name) => isFreeText(row[name], name, schema));
  const longest = texts.toSorted((left, right) => String(row[right]).length - String(row[left]).length)[0];
  return texts.find((name) => ANSWER_NAMES.test(name)) ?? longest;
}

function isFreeText(value: JsonValue | undefined, name: string, schema: JsonSchema | undefined): boolean {
  if (typeof value !== "string" || value.trim() === "") return false;
  const rows = schema ? readNode(schema, schema).properties?.rows : undefined;
  const item = schema && rows ? readNode(schema, readNode(schema, rows).items) : undefined;
  const field = schema && item?.properties?.[name];
  if (!schema || !field) return true;
  const node = readNode(schema, field);
  return typeOf(node) === "string" && node.enum === undefined && node.const === undefined;
}

const SIMPLER: readonly (readonly [RegExp, string])[] = [
  ...([
    [/\butili[sz]e(s|d)?\b/gi, "use$1"],
    [/\bapproximately\b/gi, "about"],
    [/\badditional\b/gi, "more"],
    [/\bdemonstrates?\b/gi, "shows"],
    [/\bfunction\b/gi, "piece of code"],
    [/\brequires?\b/gi, "needs"],
    [/\bhowever\b/gi, "but"],
    [/\btherefore\b/gi, "so"],
  ] as const),
];

const BRITISH: readonly (readonly [RegExp, string])[] = [
  ...([
    [/\bcolor/g, "colour"],
    [/\b(\w{3,})iz(e|es|ed|ing|ation)\b/g, "$1is$2"],
    [/\bcenter\b/g, "centre"],
  ] as const),
];

function reviseText(text: string, instruction: string): string {
  const wish = instruction.toLowerCase();
  if (/\b(?:leave|keep) (?:it|everything|all|them) (?:as|the same)/.test(wish)) return text;
  if (/\b(?:short|shorter|brief|briefer|fewer words|concise)\b/.test(wish)) return firstPart(text);
  if (/\b(?:simple|simpler|plain|plainer|easier)\b/.test(wish)) return replaceAll(text, SIMPLER) ?? `In simple words: ${text}`;
  if (/\bbritish\b/.test(wish)) return replaceAll(text, BRITISH) ?? text;
  if (/\b(?:grammar|spelling|punctuation)\b/.test(wish)) return correct(text);
  if (/\b(?:upper ?case|capitals|capital letters)\b/.test(wish)) return text.toUpperCase();
  if (/\b(?:friendlier|friendly|warmer|kinder|polite)\b/.test(wish)) return `Good question! ${text} I hope this helps.`;
  if (/\b(?:introductions?|preambles?)\b/.test(wish)) return text.replace(/^(?:sure|of course|certainly|good question)[!,.]?\s+/i, "");
  if (/\b(?:detail|longer|more)\b/.test(wish)) return `${text}\n\nIn more detail: each step follows from the one before it.`;
  return `${text}\n\n(Changed as asked: ${instruction.trim().replace(/[.!?]$/, "")}.)`;
}

/** The first sentence, or the first block of a text that begins with one. */
function firstPart(text: string): string {
  const [block = text] = text.trim().split(/\n\s*\n/);
  if (/^\s*```/.test(block)) return block;
  return /^[\s\S]*?[.!?:](?=\s|$)/.exec(block)?.[0].replace(/:$/, ".") ?? block;
}

/** Null when nothing in the text was found. */
function replaceAll(text: string, pairs: readonly (readonly [RegExp, string])[]): string | null {
  const changed = pairs.reduce((before, [pattern, word]) => before.replace(pattern, word), text);
  return changed === text ? null : changed;
}

const correct = (text: string) =>
  text
    .replace(/[ \t]{2,}(?=\S)/g, " ")
    .replace(/ +([,.;!?])/g, "$1")
    .replace(/\bi\b/g, "I")
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());
