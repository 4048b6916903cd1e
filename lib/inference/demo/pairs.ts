import { normaliseSeed, type TemplateId } from "../../generation/config.ts";
import { codeGrammar } from "./code-grammar.ts";
import { hash, WORD_COUNT, wordAt } from "./code-words.ts";
import { guideGrammar, supportGrammar } from "./custom-grammar.ts";
import { GENERAL_TASKS } from "./data/code/general.ts";
import { CODE_TOPICS } from "./data/code/index.ts";
import { SUPPORT_TOPICS } from "./data/custom/support.ts";
import { SQL_TOPICS } from "./data/sql/index.ts";
import { documentGrammar } from "./document-grammar.ts";
import { functionGrammar } from "./function-grammar.ts";
import type { Grammar, Pair, Wanted } from "./grammar.ts";
import { intentGrammar } from "./intent-grammar.ts";
import { refusalGrammar } from "./refusal-grammar.ts";
import { sqlGrammar } from "./sql-grammar.ts";
import { summaryGrammar } from "./summary-grammar.ts";
import { translationGrammar } from "./translation-grammar.ts";

/**
 * The pair at a place, from 0, of a topic's endless sequence. The same arguments always give the same pair. The first
 * 4,913 prompts are different texts; after those they repeat with a number.
 */
export function pairAt(template: TemplateId, topic: string, prompt: string, index: number, wanted: Wanted = {}): Pair {
  const grammar = grammarFor(template, topic.trim().replace(/\s+/g, " "), wanted);
  const salt = hash(template, normaliseSeed(topic), prompt);
  const plain = grammar.plain[(index + salt) % grammar.plain.length];
  if (plain && index < grammar.plain.length) return plain;
  const place = index - grammar.plain.length;
  const pair = grammar.compose(wordAt(place % WORD_COUNT, salt));
  const lap = Math.floor(place / WORD_COUNT);
  return lap === 0 ? pair : { ...pair, prompt: `${pair.prompt} (Variant ${lap + 1})` };
}

function grammarFor(template: TemplateId, topic: string, wanted: Wanted): Grammar {
  switch (template) {
    case "code-generation":
      return codeGrammarFor(topic);
    case "text-to-sql": {
      const exact = SQL_TOPICS.find(isTopic(topic));
      return exact ? sqlGrammar(topic, exact.tasks) : withoutPlain(sqlGrammar(topic, ALL_SQL_TASKS));
    }
    case "intent-classification":
      return intentGrammar(topic, wanted);
    case "summarisation":
      return summaryGrammar(topic);
    case "translation":
      return translationGrammar(topic);
    case "function-calling":
      return functionGrammar(topic, wanted);
    case "document-questions":
      return documentGrammar(topic, wanted);
    case "safety-refusals":
      return refusalGrammar(topic);
    case "custom": {
      const exact = SUPPORT_TOPICS.find(isTopic(topic));
      return exact ? supportGrammar(topic, exact.tasks) : guideGrammar(topic);
    }
  }
}

function codeGrammarFor(topic: string): Grammar {
  const exact = CODE_TOPICS.find(isTopic(topic));
  if (exact) return codeGrammar(topic, exact.tasks);
  const words = normaliseSeed(topic).split(/[^\p{L}\p{N}-]+/u);
  const related = CODE_TOPICS.find((known) => known.keywords.some((keyword) => words.includes(keyword)));
  return withoutPlain(codeGrammar(topic, related?.tasks ?? GENERAL_TASKS));
}

const isTopic = (topic: string) => (known: { topic: string }) => normaliseSeed(known.topic) === normaliseSeed(topic);

const ALL_SQL_TASKS = SQL_TOPICS.flatMap((known) => known.tasks);

/** Plain pairs do not name their topic, so they may only belong to one. */
const withoutPlain = (grammar: Grammar): Grammar => ({ ...grammar, plain: [] });
