import { choose } from "./code-words.ts";
import { ASKER_DETAILS, FACTS, MISSING, PASSAGE_ENDINGS, PASSAGE_INTROS } from "./data/documents.ts";
import { fill } from "./fill.ts";
import { chooseValues, type Grammar, type Wanted } from "./grammar.ts";

/** Passages of a document with a question and what the passage says of it. */
export function documentGrammar(topic: string, wanted: Wanted): Grammar {
  return {
    plain: [],
    compose(word) {
      // Three facts in a row, so that they are different ones.
      const first = word(1) + word(5);
      const facts = [0, 1, 2].map((step) => {
        const fact = FACTS[(first + step * (1 + (word(6) % 3))) % FACTS.length] ?? FACTS[0];
        const values = chooseValues(fact?.variables, (position) => word(position + step * 2));
        return {
          says: fill(fact?.says ?? "", values),
          asks: fact?.asks.map((ask) => fill(ask, values)) ?? [],
          answer: fill(fact?.answer ?? "", values),
        };
      });
      const context = [
        fill(choose(PASSAGE_INTROS, word, 2), { topic }),
        ...facts.map(({ says }) => says),
        choose(PASSAGE_ENDINGS, word, 3),
      ].join(" ");
      const answerable = wanted.answerable === undefined ? word(7) % 5 !== 0 : wanted.answerable === "true";
      const fact = facts[word(4) % facts.length];
      const gap = choose(MISSING, word, 4);
      const asked = answerable ? choose(fact?.asks ?? [""], word, 0) : gap.ask;
      const question = [choose(ASKER_DETAILS, word, 0), asked].filter(Boolean).join(" ");
      const answer = answerable
        ? (fact?.answer ?? "")
        : `It does not say ${gap.missing}. What it does say is this: ${facts[0]?.says ?? ""}`;
      return {
        ...{ prompt: `${context}\n\n${question}`, completion: answer, summary: answer },
        fields: { context, question, answerable, answer },
      };
    },
  };
}
