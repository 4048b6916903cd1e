import type { Draft, TemplateId } from "../generation/config.ts";
import type { OutputField } from "../generation/output-fields.ts";
import type { Rubric } from "./rubric.ts";

/** A row as a template shows it: its named fields; `prompt` and `completion` unless the template has fields of its own. */
type TemplateExample = Readonly<Record<string, unknown>>;

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
  examples: readonly TemplateExample[];
  /** The fields of a row; null for the usual pair. */
  outputFields: readonly OutputField[] | null;
  /** How its rows are judged (“The scores”). */
  rubric: Rubric;
  defaults: Pick<Draft["prompt"], "rowsPerSeed" | "rowsPerCall" | "temperature" | "topK" | "topP" | "maxTokens" | "nearDuplicates">;
}
