import type { Draft, Example, TemplateId } from "../generation/config.ts";
import type { OutputField } from "../generation/output-fields.ts";
import type { Rubric } from "./rubric.ts";

/** A curated prompt, seeds and examples. Each template is one data file of this folder. */
export interface Template {
  id: TemplateId;
  name: string;
  /** One sentence for people who are not programmers. */
  description: string;
  prompt: string;
  /** CREATE TABLE statements (PostgreSQL); empty where the template needs no database. */
  databaseSchema: string;
  seeds: readonly string[];
  /** Rows with its fields; `prompt` and `completion` unless it has fields of its own. */
  examples: readonly Example[];
  /** The fields of a row; null for the usual pair. */
  outputFields: readonly OutputField[] | null;
  /** How its rows are judged (“The scores”). */
  rubric: Rubric;
  defaults: Pick<Draft["prompt"], "rowsPerSeed" | "rowsPerCall" | "temperature" | "topK" | "topP" | "maxTokens" | "nearDuplicates">;
}
