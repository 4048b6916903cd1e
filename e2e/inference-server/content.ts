import { createRandom, hashText } from "./random.ts";
import { ASPECTS, CONSTRAINTS, FINDINGS, FIRST_NAMES, LAST_NAMES, SETTINGS, TASKS } from "./words.ts";

export interface Pair {
  prompt: string;
  completion: string;
}

/** How completions look: told from the request's text. */
export type Style = "sql" | "code" | "prose";

const COMBINATIONS = 16 ** 4;
/** Odd, so that multiplying by it only changes the order: neighbours differ in every part, and none comes twice. */
const STRIDE = 40_503;

const digit = (words: readonly string[], number: number, place: number) => words[(number >> (4 * place)) & 15] ?? "";

/** The pair number `index` of a topic: always the same, and no two of a topic are equal. */
export function makePair(topic: string, index: number, style: Style, table = "orders"): Pair {
  const number = (Math.imul(index, STRIDE) + hashText(topic)) & (COMBINATIONS - 1);
  const task = digit(TASKS, number, 0);
  const setting = digit(SETTINGS, number, 1);
  const constraint = digit(CONSTRAINTS, number, 2);
  const finding = digit(FINDINGS, number, 3);
  const round = Math.floor(index / COMBINATIONS);
  const again = round === 0 ? "" : ` (case ${round + 1})`;
  const prompt = `${task} ${topic} ${setting}, ${constraint}: what comes of it if we ${finding}? Use the names ${makeNames(topic, index)}.${again}`;
  return { prompt, completion: makeCompletion(topic, prompt, { constraint, finding, setting }, style, table, number) };
}

/** Almost the same prompt. */
export const alterPrompt = (prompt: string): string => `Please: ${prompt}`;

const NAMES = 6;

function makeNames(topic: string, index: number): string {
  const random = createRandom(hashText(topic) + Math.imul(index, STRIDE));
  const draw = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? "";
  return Array.from({ length: NAMES }, () => `${draw(FIRST_NAMES)} ${draw(LAST_NAMES)}`).join(", ");
}

interface Parts {
  constraint: string;
  finding: string;
  setting: string;
}

function makeCompletion(topic: string, prompt: string, parts: Parts, style: Style, table: string, number: number): string {
  if (style === "sql")
    return `-- ${topic}: ${parts.setting}\nSELECT *, COUNT(*) OVER () AS total\nFROM ${table}\nWHERE id > ${number}\nORDER BY id\nLIMIT ${(number % 90) + 10};`;
  if (style === "code")
    return `\`\`\`python\ndef solve_${number}(records):\n    """${prompt}"""\n    # ${parts.finding}\n    return [record for record in records if record is not None]\n\`\`\`\nThis is about ${topic}. It holds ${parts.constraint}.`;
  return `For ${topic} ${parts.setting}, ${parts.finding}. That holds ${parts.constraint}, because each step can be looked at alone. Then repeat it for the next part and compare.`;
}

/** The topic number `index` about a subject; no two are equal. */
export function makeTopic(subject: string, index: number): string {
  const aspect = ASPECTS[index & 15] ?? "";
  const setting = SETTINGS[(index >> 4) & 15] ?? "";
  const round = index >> 8;
  return `${aspect} ${subject}${index < 16 ? "" : ` ${setting}`}${round === 0 ? "" : ` (part ${round + 1})`}`;
}

/** A prompt text, for "Write it for me" and for any request in plain text. */
export function makeText(subject: string, index: number): string {
  return `Write training examples about ${subject}. Each has a question that a real person could ask ${digit(SETTINGS, index, 0)}, and a complete, correct answer of two to six sentences. Vary the length, the difficulty and the point of view. Do not repeat a question, and do not mention these instructions.`;
}
