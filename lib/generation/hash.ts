import { hash } from "node:crypto";

const TRAILING = /[\s.!?,;:…。！？]+$/u;

/**
 * What two prompts have in common when they count as the same: compatibility forms (NFKC), letter case, white space and
 * closing punctuation are set aside. A prompt of nothing but punctuation stays itself.
 */
export function normalisePrompt(prompt: string): string {
  // Upper case first: it folds ß to SS and the two sigmas into one.
  const folded = prompt.normalize("NFKC").toUpperCase().toLowerCase().replace(/\s+/gu, " ").trim();
  return folded.replace(TRAILING, "") || folded;
}

/** SHA-256 of the normalised prompt, in hexadecimal. */
export const promptHash = (prompt: string): string => hash("sha256", normalisePrompt(prompt), "hex");
