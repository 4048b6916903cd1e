import { hash } from "./code-words.ts";
import type { Pair } from "./grammar.ts";

// The demo model understands no text, but it can point at one: rows about a chunk quote its sentences, and an item's
// result is the beginning of the item.

const QUESTIONS = [
  (subject: string) => `What is said about ${subject}?`,
  (subject: string) => `Can you tell me more about ${subject}?`,
  (subject: string) => `What should one know of ${subject}?`,
  (subject: string) => `Please explain ${subject}.`,
  (subject: string) => `What are the facts on ${subject}?`,
] as const;

/** The pair at a place, from 0, of the endless sequence about a chunk: its completion is a sentence of the chunk. */
export function groundedPair(chunk: string, index: number): Pair {
  const sentences = sentencesOf(chunk);
  const sentence = sentences[index % sentences.length] ?? chunk.trim();
  const lap = Math.floor(index / sentences.length);
  const ask = QUESTIONS[(lap + hash(sentence)) % QUESTIONS.length] ?? QUESTIONS[0];
  const variant = Math.floor(lap / QUESTIONS.length);
  const prompt = ask(subjectOf(sentence)) + (variant === 0 ? "" : ` (Variant ${variant + 1})`);
  return { prompt, completion: sentence, summary: sentence };
}

const LEAST_WORDS = 4;

function sentencesOf(text: string): string[] {
  const parts = text
    .replace(/^\s*(?:#+|[-*|>])\s*/gm, "")
    .split(/(?<=[.!?؟])\s+(?=\S)|(?<=[。！？])|\n{2,}|\f/u)
    .map((part) => part.replace(/\s+/g, " ").trim());
  const sentences = parts.filter((part) => part.split(" ").length >= LEAST_WORDS || /[\u3000-\u9fff]{8}/.test(part));
  return sentences.length > 0 ? sentences : [text.replace(/\s+/g, " ").trim() || "nothing"];
}

const SUBJECT_WORDS = 14;

/** Its first words, as a subject. */
function subjectOf(sentence: string): string {
  const words = sentence
    .replace(/[.!?。！？؟:;,]+$/u, "")
    .split(" ")
    .slice(0, SUBJECT_WORDS)
    .join(" ");
  return `“${words.slice(0, 120).toWellFormed()}”`;
}

const LONGEST_RESULT = 200;

export function answerItem(input: string): string {
  const text = input.replace(/\s+/g, " ").trim();
  return `Demo result for: ${text.slice(0, LONGEST_RESULT).toWellFormed()}`;
}
