import { COMMON_STEMS } from "./common-passwords.ts";

export const PASSWORD_LENGTH = { least: 10, most: 200 } as const;

/**
 * Why a password is not accepted, in one sentence, or null. Length and not composition is what counts, and what
 * everyone tries first is refused (NIST SP 800-63B, 3.1.1.2).
 */
export function passwordProblem(password: string): string | null {
  if (password.length < PASSWORD_LENGTH.least) return `Use at least ${PASSWORD_LENGTH.least} characters.`;
  if (password.length > PASSWORD_LENGTH.most) return `Use at most ${PASSWORD_LENGTH.most} characters.`;
  const text = password.toLowerCase();
  if (new Set(text).size < 4) return "This password repeats too few characters: choose a less simple one.";
  if (isRun(text)) return "This password is one run of neighbouring characters: choose a less simple one.";
  if (isCommon(text)) return "This is among the passwords that are tried first: choose a less common one.";
  return null;
}

function isCommon(text: string): boolean {
  const withoutEnds = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const half = text.slice(0, text.length / 2);
  return COMMON_STEMS.has(text) || COMMON_STEMS.has(withoutEnds) || (text === half + half && COMMON_STEMS.has(half));
}

/** `abcdefghij`, `1234567890`, `0987654321`: neighbours all the way, in one direction; 9 and 0 are neighbours as on a keyboard. */
function isRun(text: string): boolean {
  const rises = (from: string, to: string) => to.charCodeAt(0) - from.charCodeAt(0) === 1 || (from === "9" && to === "0");
  const pairs = [...text].slice(1).map((to, index) => [text.charAt(index), to] as const);
  return pairs.every(([from, to]) => rises(from, to)) || pairs.every(([from, to]) => rises(to, from));
}
