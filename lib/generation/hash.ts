import { hash } from "node:crypto";

const TRAILING = /[\s.!?,;:…。！？]+$/u;

/** Texts that differ only in compatibility forms (NFKC) and letter case become the same. */
export function foldText(text: string): string {
  // Upper case first: it folds ß to SS and the two sigmas into one.
  return text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

/**
 * What two prompts have in common when they count as the same: compatibility forms (NFKC), letter case, white space and
 * closing punctuation are set aside. A prompt of nothing but punctuation stays itself.
 */
export function normalisePrompt(prompt: string): string {
  if (PLAIN.test(prompt)) return normalisePlain(prompt.toLowerCase());
  const folded = foldText(prompt).replace(/\s+/gu, " ").trim();
  return folded.replace(TRAILING, "") || folded;
}

/** ASCII, each white space a single blank: most prompts, for which the general way would be ten times the work. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const CLOSING = new Set([..." .!?,;:"].map((character) => character.charCodeAt(0)));

function normalisePlain(folded: string): string {
  let end = folded.length;
  while (end > 0 && CLOSING.has(folded.charCodeAt(end - 1))) end -= 1;
  return folded.slice(0, end) || folded;
}

/** SHA-256 of the normalised prompt, in hexadecimal. */
export const promptHash = (prompt: string): string => hash("sha256", normalisePrompt(prompt), "hex");
