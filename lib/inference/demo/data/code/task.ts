import type { Variables } from "../../grammar.ts";

/** One programming task with its answer. `$names` stand for variables. */
export interface CodeTask {
  /** What to do, as a verb phrase that fits after “please”; no full stop. */
  task: string;
  /** The answer's first sentence. */
  lead: string;
  /** Imports and definitions, without a sample run. */
  code: string;
  /** An expression that gives a result on a small sample. */
  call: string;
  /** An expression that is true when the code is right. */
  check: string;
  how: string;
  cost: string;
  edge: string;
  alternative: string;
  variables?: Variables;
}

export interface CodeTopic {
  /** As it stands among the template's seeds. */
  topic: string;
  /** Words, in lower case, that show that another seed is about the same. */
  keywords: readonly string[];
  tasks: readonly CodeTask[];
}

/** Python text without JavaScript's escapes. */
export const py = (text: TemplateStringsArray): string => String.raw(text).trim();
