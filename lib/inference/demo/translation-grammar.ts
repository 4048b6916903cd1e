import { choose } from "./code-words.ts";
import {
  TRANSLATION_ASKS,
  TRANSLATION_CLOSINGS,
  TRANSLATION_CORES,
  TRANSLATION_DETAILS,
  TRANSLATION_OPENINGS,
} from "./data/translations.ts";
import { fill } from "./fill.ts";
import type { Grammar } from "./grammar.ts";

/** Short English texts with their German translation. */
export function translationGrammar(topic: string): Grammar {
  const parts = [TRANSLATION_OPENINGS, TRANSLATION_CORES, TRANSLATION_DETAILS, TRANSLATION_CLOSINGS];
  return {
    plain: [],
    compose(word) {
      const chosen = parts.map((list, place) => choose(list, word, place + 1));
      const prompt = `${fill(choose(TRANSLATION_ASKS, word, 0), { topic })}\n\n${chosen.map(([english]) => english).join(" ")}`;
      const completion = chosen.map(([, german]) => german).join(" ");
      return { prompt, completion, summary: completion };
    },
  };
}
