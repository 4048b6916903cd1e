import { hashText, mixBits } from "./random.ts";
import { ASPECTS, CONSTRAINTS, FINDINGS, SETTINGS, SITE_ENDS, SITE_STARTS, TASKS } from "./words.ts";

/** Odd, so that no two indices give the same product. */
const STRIDE = 0x9e3779b1;

export interface Pair {
  prompt: string;
  completion: string;
}

/** Of a topic's subject. */
const SUBJECT_WORDS = 2;

/** How completions look: told from the request's text. */
export type Style = "sql" | "code" | "prose";

const digit = (words: readonly string[], number: number, place: number) => words[(number >>> (4 * place)) & 15] ?? "";

/** One of 256 names. */
const site = (number: number, place: number) => `${digit(SITE_STARTS, number, place)}${digit(SITE_ENDS, number, place + 1)}`;

/**
 * The pair number `index` of a topic: always the same, and no two of a topic are equal. Two pairs, of whatever topics, have so
 * little in common that among 200,000 there are next to none with a Jaccard similarity of words and word pairs of 0.8: phrases
 * and names are drawn by 60 bits, of which at least 24 would have to agree.
 */
export function makePair(topic: string, index: number, style: Style, table = "orders"): Pair {
  const about = hashText(topic);
  // Every step can be undone, and the prompt shows all bits of the first number: no two indices of a topic give the same.
  const first = mixBits(index + about);
  const second = mixBits(Math.imul(index, STRIDE) ^ mixBits(about ^ first));
  const [setting, finding, constraint] = [digit(SETTINGS, first, 1), digit(FINDINGS, second, 0), digit(CONSTRAINTS, second, 1)];
  const prompt =
    `${digit(TASKS, first, 0)} ${topic} at ${site(first, 2)} and ${site(first, 4)} ${setting}: ` +
    `what comes of it in ${site(first, 6)} and ${site(second, 2)} if we ${finding}, as ${site(second, 4)} and ${site(second, 6)} did?`;
  return { prompt, completion: makeCompletion(topic, prompt, { constraint, finding, setting }, style, table, first & 0xffff) };
}

/** Almost the same prompt. */
export const alterPrompt = (prompt: string): string => `Please: ${prompt}`;

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
  // A long subject, an instruction's beginning for example, would make all topics alike.
  const about = subject.split(/\s+/).slice(0, SUBJECT_WORDS).join(" ");
  const aspect = ASPECTS[index & 15] ?? "";
  const setting = SETTINGS[(index >> 4) & 15] ?? "";
  const round = index >> 8;
  return `${aspect} ${about}${index < 16 ? "" : ` ${setting}`}${round === 0 ? "" : ` (part ${round + 1})`}`;
}

/** A prompt text, for "Write it for me" and for any request in plain text. */
export function makeText(subject: string, index: number): string {
  return `Write training examples about ${subject}. Each has a question that a real person could ask ${digit(SETTINGS, index, 0)}, and a complete, correct answer of two to six sentences. Vary the length, the difficulty and the point of view. Do not repeat a question, and do not mention these instructions.`;
}
