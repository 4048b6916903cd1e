import { hash } from "node:crypto";

const TRAILING = /[\s.!?,;:…。！？]+$/u;

/** Texts that differ only in compatibility forms (NFKC) and letter case become the same. */
export function foldText(text: string): string {
  // Upper case first: it folds ß to SS and the two sigmas into one.
  return text.normalize("NFKC").toUpperCase().toLowerCase();
}

/**
 * What two prompts have in common when they count as the same: compatibility forms (NFKC), letter case, white space and
 * closing punctuation are set aside. A prompt of nothing but punctuation stays itself.
 */
export function normalisePrompt(prompt: string): string {
  const folded = foldText(prompt).replace(/\s+/gu, " ").trim();
  return folded.replace(TRAILING, "") || folded;
}

/** SHA-256 of the normalised prompt, in hexadecimal. */
export const promptHash = (prompt: string): string => hash("sha256", normalisePrompt(prompt), "hex");
