import { jsonrepair } from "jsonrepair";
import { cleanAnswer, jsonStart, upToLastBracket } from "./answer-text.ts";

// Answers that are a list of short texts, or one long text.

/** Reads a list of texts from a model's answer: `{"seeds": […]}`, a bare array, or lines with bullets or numbers. */
export function parseTexts(answer: string): string[] {
  const cleaned = cleanAnswer(answer);
  const json = jsonStart(cleaned);
  const readers = [() => readJson(answer), () => readJson(upToLastBracket(json)), () => readBroken(json), () => readLines(cleaned)];
  for (const read of readers) {
    const texts = read()
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter(Boolean);
    if (texts.length > 0) return texts;
  }
  return [];
}

function readJson(text: string): string[] {
  try {
    return collectTexts(JSON.parse(text));
  } catch {
    return [];
  }
}

/** A text that was cut off at the end is left out: a repair would take it for whole. */
function readBroken(json: string): string[] {
  const isOpen = (json.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
  try {
    return readJson(jsonrepair(isOpen ? json.slice(0, json.lastIndexOf('"')) : json));
  } catch {
    return [];
  }
}

function collectTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === "string" ? [item] : collectOne(item)));
  if (typeof value !== "object" || value === null) return [];
  const list = Object.values(value).find(Array.isArray);
  return list ? collectTexts(list) : [];
}

/** `{"topic": "…"}` where a text was asked for. */
function collectOne(item: unknown): string[] {
  if (typeof item !== "object" || item === null) return [];
  const text: unknown = Object.values(item).find((value) => typeof value === "string");
  return typeof text === "string" ? [text] : [];
}

const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

function readLines(text: string): string[] {
  const lines = text.split("\n");
  return lines.filter((line) => BULLET.test(line)).map((line) => line.replace(BULLET, "").replace(/^["“](.*)["”]$/, "$1"));
}

/** A text that was asked for as such: without reasoning, and without the fence or the quotation marks around the whole. */
export function parseText(answer: string): string {
  const text = cleanAnswer(answer).trim();
  const fenced = /^```\w*\n([\s\S]*?)\n```$/.exec(text)?.[1] ?? text;
  return fenced.replace(/^"([\s\S]*)"$/, "$1").trim();
}
