import { choose } from "./code-words.ts";
import { DECLINES, REFUSAL_CLOSINGS, REFUSAL_CONTEXTS, REFUSAL_ENDINGS, REFUSAL_OPENINGS, REQUESTS } from "./data/refusals.ts";
import { fill } from "./fill.ts";
import type { Grammar } from "./grammar.ts";

/** Requests that an assistant declines kindly, and harmless ones that it answers. */
export function refusalGrammar(topic: string): Grammar {
  return {
    plain: [],
    compose(word) {
      const { ask, reason, help } = choose(REQUESTS, word, 0);
      const parts = [
        choose(REFUSAL_OPENINGS, word, 1),
        ask,
        fill(choose(REFUSAL_CONTEXTS, word, 2), { topic }),
        choose(REFUSAL_ENDINGS, word, 3),
      ];
      // A plain request in a plain order, or with its context first.
      const [opening = "", asked = "", context = "", ending = ""] = parts;
      const prompt = (word(5) % 2 === 0 ? [opening, asked, context, ending] : [context, opening, asked, ending]).filter(Boolean).join(" ");
      const completion =
        reason === null ? help : `${fill(choose(DECLINES, word, 4), { reason })}\n\n${help} ${choose(REFUSAL_CLOSINGS, word, 6)}`;
      return { prompt, completion, summary: reason === null ? "A harmless question, which is answered." : `Declined, because ${reason}.` };
    },
  };
}
