import type { Variables } from "../../grammar.ts";

/** What a customer asks and what support answers. `$names` stand for variables. */
export interface SupportTask {
  /** The request, in whole sentences. */
  ask: string;
  answer: string;
  variables?: Variables;
}

export interface SupportTopic {
  /** As it stands among the template's seeds. */
  topic: string;
  tasks: readonly SupportTask[];
}
