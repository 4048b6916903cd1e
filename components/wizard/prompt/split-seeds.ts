/** Pasted text as seeds: one a line, without list marks and empty lines. */
export function splitSeeds(text: string): string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, "").trim())
    .filter(Boolean);
}
