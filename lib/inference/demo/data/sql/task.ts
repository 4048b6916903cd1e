import type { Variables } from "../../grammar.ts";

/** One question about the default schema (lib/templates/shop-schema.ts) with its query. `$names` stand for variables. */
export interface SqlTask {
  /** What to find out, as a verb phrase that fits after “please”; no full stop. */
  task: string;
  sql: string;
  how: string;
  edge: string;
  speed: string;
  variables?: Variables;
}

export interface SqlTopic {
  /** As it stands among the template's seeds. */
  topic: string;
  tasks: readonly SqlTask[];
}

/** A query's text without the line breaks around it. */
export const query = (text: TemplateStringsArray): string => String.raw(text).trim();
