import { isObject } from "./ask.ts";

// A request to rewrite a row gets that row with a change that can be told in advance.

const INSTRUCTION = /(?:^|\n)Instruction: ([\s\S]*?)\n\nThe row has these fields/;
const ROW = /<(row(?:-\d+)?)>\n([\s\S]*)\n<\/\1>/;
const ANSWER_NAMES = /^(?:completion|answer|response|output|reply|summary|translation|result)$/i;

/**
 * The answer to a request for rewriting: the row's answer (or its longest text) with “ (revised)” behind it, and as it is when
 * the instruction asks for that. Null for every other request.
 */
export function rewriteRow(request: string): { rows: [Record<string, unknown>] } | null {
  const instruction = INSTRUCTION.exec(request)?.[1];
  const row = instruction === undefined ? null : parseObject(ROW.exec(request)?.[2] ?? "");
  if (!row || instruction === undefined) return null;
  const texts = Object.keys(row).filter((name) => typeof row[name] === "string");
  const longest = texts.toSorted((left, right) => String(row[right]).length - String(row[left]).length)[0];
  const name = texts.find((text) => ANSWER_NAMES.test(text)) ?? longest;
  if (name === undefined || /\bleave it as it is\b/i.test(instruction)) return { rows: [row] };
  return { rows: [{ ...row, [name]: `${String(row[name])} (revised)` }] };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
