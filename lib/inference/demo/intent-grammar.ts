import { INTENTS } from "../../templates/intent-classification.ts";
import { choose } from "./code-words.ts";
import { INTENT_DETAILS, INTENT_ENDINGS, INTENT_MENTIONS, INTENT_OPENINGS, INTENT_TEXTS } from "./data/intents.ts";
import { fill } from "./fill.ts";
import type { Grammar, Wanted } from "./grammar.ts";

/** Messages to the support of a company with the intent behind each; of one intent when that is wanted. */
export function intentGrammar(topic: string, wanted: Wanted): Grammar {
  return {
    plain: [],
    compose(word) {
      const intent = INTENTS.find((name) => name === wanted.intent) ?? choose(INTENTS, word, 0);
      const texts = INTENT_TEXTS[intent];
      const core = choose(texts?.cores ?? [""], word, 6);
      const mention = fill(choose(INTENT_MENTIONS, word, 2), { topic });
      const [opening, detail, ending] = [
        choose(INTENT_OPENINGS, word, 1),
        choose(INTENT_DETAILS, word, 3),
        choose(INTENT_ENDINGS, word, 4),
      ];
      const middle = word(5) % 2 === 0 ? [core, mention, detail] : [core, detail, mention];
      const text = [opening, ...middle, ending].join(" ");
      const meaning = texts?.meaning ?? "";
      return {
        prompt: text,
        completion: `Intent: ${intent}. ${meaning} This follows from the message as a whole.`,
        summary: meaning,
        fields: { text, intent },
      };
    },
  };
}
