import { choose } from "./code-words.ts";
import { ENDINGS, FRAMINGS, SCENES, type Section, WISHES } from "./data/code/parts.ts";
import type { CodeTask } from "./data/code/task.ts";
import { capitalise, fill } from "./fill.ts";
import { chooseValues, type Grammar, type Pair } from "./grammar.ts";

const HEADINGS: Record<Section, string> = { cost: "Cost", edge: "Watch out", alternative: "Another way" };

/** Programming tasks with answers in Python. */
export function codeGrammar(topic: string, tasks: readonly CodeTask[]): Grammar {
  return {
    plain: tasks.map((raw) => plainPair(fillTask(raw, { ...chooseValues(raw.variables, null), topic }))),
    compose(word) {
      const raw = choose(tasks, word, 0);
      const task = fillTask(raw, { ...chooseValues(raw.variables, word), topic });
      const ending = choose(ENDINGS, word, 3);
      const wish = choose(WISHES, word, 4);
      const prompt = fill(choose(FRAMINGS, word, 1), {
        topic,
        task: task.task,
        Task: capitalise(task.task),
        scene: choose(SCENES, word, 2),
        ending: ending.wish,
        wish: wish.wish,
      });
      return { prompt, completion: answer(task, ending, wish.sections), summary: task.how };
    },
  };
}

function plainPair(task: CodeTask): Pair {
  return {
    prompt: `${capitalise(task.task)}.`,
    completion: answer(task, { code: "print($call)" }, ["edge"]),
    summary: task.how,
  };
}

function answer(task: CodeTask, ending: { imports?: string; code: string }, sections: readonly Section[]): string {
  const imports = ending.imports && !task.code.split("\n").includes(ending.imports) ? `${ending.imports}\n` : "";
  // A definition right after the imports stands two lines below them.
  const gap = imports && !/^(import|from) /.test(task.code) ? "\n\n" : "";
  const code = `${imports}${gap}${task.code}\n\n\n${fill(ending.code, { call: task.call, check: task.check })}`;
  return [
    task.lead,
    `\`\`\`python\n${code}\n\`\`\``,
    `**How it works.** ${task.how}`,
    ...sections.map((section) => `**${HEADINGS[section]}.** ${task[section]}`),
  ].join("\n\n");
}

function fillTask(task: CodeTask, values: Record<string, string>): CodeTask {
  const text = (value: string) => fill(value, values);
  return {
    task: text(task.task),
    lead: text(task.lead),
    code: text(task.code),
    call: text(task.call),
    check: text(task.check),
    how: text(task.how),
    cost: text(task.cost),
    edge: text(task.edge),
    alternative: text(task.alternative),
  };
}
