import type { Draft, Example, TemplateId } from "../generation/config.ts";

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
  examples: readonly Example[];
  defaults: Pick<Draft["prompt"], "rowsPerSeed" | "rowsPerCall" | "temperature" | "topK" | "topP" | "maxTokens" | "nearDuplicates">;
}
