import type { Completion } from "../inference/types.ts";
import { cleanAnswer } from "./answer-text.ts";

/** Why an answer holds nothing like a row: the model refused, thought until its tokens were used up, or wrote something else. */
export type NoRows = "refusal" | "thinking" | "prose";

const REFUSAL = new RegExp(
  [
    "(?:i['’]?m|i am|we['’]?re|we are) (?:very |truly |really |so )?(?:sorry|unable|not able|afraid)",
    "(?:i |we )?(?:apologi[sz]e|must decline|have to decline|decline to|can(?:no|['’])t|cannot|could not|couldn['’]t|won['’]t|will not|refuse)",
    "sorry\\b|unfortunately\\b|my apologies|as an ai\\b",
    "lo siento|no puedo|je suis désolée?|je ne peux pas|désolée?\\b|es tut mir leid|tut mir leid|ich kann|leider|entschuldigung",
    "mi dispiace|não posso|desculpe|sinto muito|извините|к сожалению|抱歉|对不起|很抱歉|我无法|我不能|申し訳|すみません|죄송",
  ].join("|"),
  "iy",
);
/** A refusal is a sentence or two; something longer that begins like one has more to say. In characters. */
const LONGEST_REFUSAL = 1_500;

/** Whether a text is nothing but a model's refusal to answer. */
export function isRefusal(text: string): boolean {
  if (text.length > LONGEST_REFUSAL) return false;
  REFUSAL.lastIndex = text.search(/[^\s"'{[*_>]/);
  return REFUSAL.lastIndex >= 0 && REFUSAL.test(text);
}

const REFUSED_PROMPT =
  /^["'“]?(?:i['’]?m (?:very |so )?sorry|i am sorry|sorry|i apologi[sz]e)\b[^.]{0,40}\b(?:can(?:no|['’])t|unable to|not able to)\b[^.]{0,30}\b(?:help|assist|comply|fulfil|provide|create|generate|write)/i;

/** Whether a row is the model's refusal to write one. A completion that refuses is a good one, when its prompt is a prompt. */
export function isRefusedRow(texts: readonly string[]): boolean {
  const [prompt = ""] = texts;
  const isAnswer = REFUSED_PROMPT.test(prompt);
  return isRefusal(prompt) && texts.every((text) => (isAnswer ? isRefusal(text) : text === prompt));
}

/** Why nothing like a row is in an answer; null when it is JSON without rows, or empty. */
export function whyNoRows({ text, finishReason, thoughtOnly = false }: Completion): NoRows | null {
  const answer = cleanAnswer(text);
  if (answer === "") return thoughtOnly || text.trim() !== "" || finishReason === "length" ? "thinking" : null;
  if (isRefusal(answer.replace(/^\{\s*"(?:error|message|refusal|response|answer)"\s*:/, ""))) return "refusal";
  return /^(?:null|\{\s*\}|\[\s*\])$/.test(answer) || /^\{\s*"\w+"\s*:\s*\[\s*\]\s*\}$/.test(answer) ? null : "prose";
}
