import { AppError } from "../errors.ts";
import { type Draft, LIMITS, type Provider } from "../generation/config.ts";
import { draftFor } from "../templates/index.ts";
import type { StoredWorkflow } from "./access.ts";
import type { Guidance } from "./guidance.ts";
import { renderTemplate } from "./placeholders.ts";
import { outputFieldsOf } from "./schema.ts";

export interface DraftParts {
  workflow: Pick<StoredWorkflow, "name" | "config" | "totalExamples" | "tags" | "type">;
  /** What is wanted, as it stands now. */
  userPrompt: string;
  /** With which model. */
  connection: { id: string; provider: Provider };
  modelId: string;
  guidance: Guidance;
  /** Told after everything else; empty for nothing. */
  more?: string;
  rowsPerCall: number;
  /** What the rows are about, and how many there are of each. */
  seeds: Pick<Draft["prompt"], "seeds" | "rowsInAll" | "rowsOfEach">;
  spendingLimit?: number | null;
}

/**
 * A workflow as the settings of an ordinary generation: config, user prompt and what was said of samples are its prompt, good
 * rows its examples, the fields of the sample row its own. Pure.
 * @throws AppError `bad-input:workflow` when all of it is longer than a prompt may be
 */
export function draftOfWorkflow(parts: DraftParts): Draft {
  const { workflow, connection, modelId, guidance, rowsPerCall, seeds } = parts;
  const { config } = workflow;
  const template = draftFor("custom");
  const prompt = writePrompt(parts);
  if (prompt.length > LIMITS.promptLength)
    throw new AppError(
      "bad-input:workflow",
      `Config, user prompt and what was said of samples are ${prompt.length.toLocaleString("en")} characters together; a prompt has at most ${LIMITS.promptLength.toLocaleString("en")}. Shorten one of them.`,
      { field: "user_prompt" },
    );
  return {
    configure: { ...template.configure, name: workflow.name, provider: connection.provider, connectionId: connection.id, modelId },
    prompt: {
      ...template.prompt,
      ...{ prompt, ...seeds, rowsPerSeed: 1, rowsPerCall },
      ...{ temperature: config.temperature, topK: null, topP: null, outputFields: outputFieldsOf(config.schema_example), attributes: [] },
    },
    examples: { examples: guidance.examples },
    summary: { spendingLimit: parts.spendingLimit ?? null },
  };
}

function writePrompt({ workflow, userPrompt, modelId, guidance, more = "" }: DraftParts): string {
  const { config, name, totalExamples, tags, type } = workflow;
  const body = renderTemplate(config, {
    ...{ user_prompt: userPrompt, workflow_name: name, total_examples: String(totalExamples), tags: tags.join(", "), type },
    ...{ llm_model: modelId, schema_example: JSON.stringify(config.schema_example) },
  });
  return [config.system_prompt, body, samplePart(workflow, guidance), guidance.text, more]
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n\n");
}

/** As long as no row was said to be good, the config's own sample shows how one looks. */
const samplePart = ({ config }: DraftParts["workflow"], { examples }: Guidance) =>
  examples.length > 0 ? "" : `A sample of the form, not of the content:\n${JSON.stringify(config.schema_example, null, 2)}`;

const TOPIC_LENGTH = 200;

/** What a call is about where there are no topics: the beginning of the user prompt, for all of it stands in the prompt. */
export function topicOf(userPrompt: string): string {
  const whole = userPrompt.replace(/\s+/g, " ").trim();
  const line = whole.replace(/[.!;:,]+$/, "") || whole;
  if (line.length <= TOPIC_LENGTH) return line;
  const cut = line.slice(0, TOPIC_LENGTH).toWellFormed();
  // Not every language has blanks between its words.
  const blank = cut.lastIndexOf(" ");
  return `${(blank > TOPIC_LENGTH / 2 ? cut.slice(0, blank) : cut).trim()}…`;
}
