import { choose } from "./code-words.ts";
import { GUIDE_FRAMINGS, GUIDE_READERS, GUIDE_REASONS, GUIDE_TASKS, GUIDE_WISHES } from "./data/custom/guide.ts";
import { CLOSINGS, DETAILS, MENTIONS, OPENINGS, ORDERS } from "./data/custom/parts.ts";
import type { SupportTask } from "./data/custom/task.ts";
import { capitalise, fill } from "./fill.ts";
import { chooseValues, type Grammar } from "./grammar.ts";

/** Messages of customers with support's answers. */
export function supportGrammar(topic: string, tasks: readonly SupportTask[]): Grammar {
  return {
    plain: tasks.map((task) => {
      const values = chooseValues(task.variables, null);
      const completion = `Thank you for your message.\n\n${fill(task.answer, values)}\n\nKind regards from customer service`;
      return { prompt: fill(task.ask, values), completion, summary: fill(task.answer, values) };
    }),
    compose(word) {
      const task = choose(tasks, word, 0);
      const values = chooseValues(task.variables, word);
      const [opening, detail, closing] = [choose(OPENINGS, word, 1), choose(DETAILS, word, 3), choose(CLOSINGS, word, 4)];
      const core = fill(task.answer, values);
      const prompt = fill(choose(ORDERS, word, 5), {
        opening: opening.message,
        ask: fill(task.ask, values),
        mention: fill(choose(MENTIONS, word, 2), { topic }),
        detail: detail.message,
        closing: closing.message,
      });
      return { prompt, completion: [opening.reply, core, detail.reply, closing.reply].join("\n\n"), summary: core };
    },
  };
}

/** Advice on getting to know a topic, for topics that the demo model has no texts about. */
export function guideGrammar(topic: string): Grammar {
  return {
    plain: [],
    compose(word) {
      const raw = choose(GUIDE_TASKS, word, 0);
      const values = { ...chooseValues(raw.variables, word), topic };
      const task = fill(raw.task, values);
      const answer = fill(raw.answer, values);
      const prompt = fill(choose(GUIDE_FRAMINGS, word, 1), {
        task,
        Task: capitalise(task),
        reader: choose(GUIDE_READERS, word, 2),
        reason: choose(GUIDE_REASONS, word, 3),
        wish: choose(GUIDE_WISHES, word, 4),
      });
      return { prompt, completion: answer, summary: answer };
    },
  };
}
