import { choose } from "./code-words.ts";
import { ASKERS, FRAMINGS, type Section, STYLES, WISHES } from "./data/sql/parts.ts";
import type { SqlTask } from "./data/sql/task.ts";
import { capitalise, fill } from "./fill.ts";
import { chooseValues, type Grammar } from "./grammar.ts";

const HEADINGS: Record<Section, string> = { edge: "Watch out", speed: "Speed" };

/** Questions about the template's default database with queries that run on it. */
export function sqlGrammar(topic: string, tasks: readonly SqlTask[]): Grammar {
  return {
    plain: tasks.map((raw) => {
      const values = chooseValues(raw.variables, null);
      return { prompt: `${capitalise(fill(raw.task, values))}.`, completion: answer(raw, values, []), summary: fill(raw.how, values) };
    }),
    compose(word) {
      const raw = choose(tasks, word, 0);
      const values = chooseValues(raw.variables, word);
      const task = fill(raw.task, values);
      const asker = choose(ASKERS, word, 2);
      const wish = choose(WISHES, word, 4);
      const prompt = fill(choose(FRAMINGS, word, 1), {
        topic,
        task,
        Task: capitalise(task),
        asker,
        Asker: capitalise(asker),
        style: choose(STYLES, word, 3),
        wish: wish.wish,
      });
      return { prompt, completion: answer(raw, values, wish.sections), summary: fill(raw.how, values) };
    },
  };
}

function answer(task: SqlTask, values: Record<string, string>, sections: readonly Section[]): string {
  const text = [
    `\`\`\`sql\n${task.sql}\n\`\`\``,
    task.how,
    ...sections.map((section) => `**${HEADINGS[section]}.** ${task[section]}`),
  ].join("\n\n");
  return fill(text, values);
}
