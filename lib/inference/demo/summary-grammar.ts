import { choose } from "./code-words.ts";
import { SUMMARY_ASIDES, SUMMARY_EVENTS, SUMMARY_FIGURES, SUMMARY_INTROS, SUMMARY_NEXT, SUMMARY_REQUESTS } from "./data/summaries.ts";
import { fill } from "./fill.ts";
import type { Grammar } from "./grammar.ts";

/** Texts of everyday work with their summaries. */
export function summaryGrammar(topic: string): Grammar {
  return {
    plain: [],
    compose(word) {
      const { ask, form } = choose(SUMMARY_REQUESTS, word, 0);
      const told = [choose(SUMMARY_EVENTS, word, 2), choose(SUMMARY_FIGURES, word, 3), choose(SUMMARY_NEXT, word, 5)];
      const [event, figure, next] = told.map(({ full }) => full);
      const text = [fill(choose(SUMMARY_INTROS, word, 1), { topic }), event, choose(SUMMARY_ASIDES, word, 4), figure, next].join(" ");
      return {
        prompt: `${ask}\n\n${text}`,
        completion: summarise(
          told.map(({ short }) => short),
          form,
        ),
        summary: `${told[0]?.short}.`,
      };
    },
  };
}

function summarise(facts: readonly string[], form: "sentences" | "bullets" | "line"): string {
  if (form === "bullets") return facts.map((fact) => `- ${fact}.`).join("\n");
  return form === "line" ? `${facts.join("; ")}.` : facts.map((fact) => `${fact}.`).join(" ");
}
