import { z } from "zod";
import { outputFieldShape } from "../../generation/output-fields.ts";
import { GENERATION_STATUSES } from "../../generation/status.ts";
import { jsonSchema } from "../../json.ts";
import { exampleText, WORKFLOW_TYPES } from "../../workflows/forms.ts";
import { WORKFLOW_STATUSES } from "../../workflows/status.ts";

// How workflows stand in answers. Names are those of Autotune's API.

const count = z.int().min(0);
const moment = z.iso.datetime().describe("ISO 8601, UTC");
const dollars = z.number().nullable().describe("US dollars; null when a model's price is not known.");
const row = z.record(z.string(), jsonSchema);

const configContent = {
  name: z.string(),
  system_prompt: z.string(),
  user_prompt_template: z.string(),
  schema_example: row.describe("The sample row."),
  temperature: z.number(),
  parameters: z.record(z.string(), z.string()).describe("Values of one's own that the template names."),
  fields: z.array(outputFieldShape).describe("Read off the sample row."),
  json_schema: z.record(z.string(), z.unknown()).describe("The JSON Schema of a row."),
};

export const config = z.object({
  id: z.uuid(),
  ...configContent,
  workflows: count.describe("Workflows that were made with it; each keeps a copy of its own."),
  created_at: moment,
  updated_at: moment,
});

export const workflow = z.object({
  id: z.uuid(),
  workflow_name: z.string(),
  workflow_config: z.uuid().nullable().describe("The config that it was made with; null when that was deleted."),
  config: z.object(configContent).describe("Its own copy of the config."),
  total_examples: count,
  tags: z.array(z.string()),
  split: z.array(count).describe("Percent for training, validation and test."),
  llm_model: z.string(),
  connection_id: z.uuid().nullable(),
  type: z.enum(WORKFLOW_TYPES),
  status: z
    .enum(WORKFLOW_STATUSES)
    .describe(
      "SETUP: nothing made yet · ITERATION: samples · GENERATION: a task is under way · IDLE: the last task has ended · FAILED: with nothing",
    ),
  user_prompt: z.string(),
  examples: count,
  tasks: count,
  workflow_cost: dollars,
  owner: z.object({ id: z.uuid(), name: z.string() }),
  created_at: moment,
  updated_at: moment,
});

export const prompt = z.object({
  id: z.uuid(),
  text: z.string(),
  source: z.enum(["create", "iterate", "written", "copy"]),
  created_at: moment,
});

const sampled = {
  example_id: z.uuid(),
  text: exampleText.describe("The row; or a text, where somebody gave one that is no row."),
  label: z.string(),
  reason: z.string(),
  prompt_id: z.uuid().nullable().describe("The user prompt that it was made with."),
};

export const example = z.object({ ...sampled, source: z.enum(["sample", "given"]), created_at: moment });

export const iteration = z.object({
  workflow_cost: dollars,
  iteration_cost: dollars,
  estimated_dataset_cost: dollars,
  data: z.array(z.object(sampled)),
  message: z.string().describe("Why there are fewer rows than were asked for; empty when there are all."),
});

export const startedTask = z.object({ message: z.string(), task_id: z.uuid(), workflow_id: z.uuid(), expected_cost: dollars });

export const workflowProgress = z.object({
  workflow_id: z.uuid(),
  status: z.enum(WORKFLOW_STATUSES),
  tasks: z.array(
    z.object({
      id: z.uuid().describe("A generation's id: everything under /v1/generations works with it."),
      name: z.string(),
      status: z.enum(GENERATION_STATUSES),
      reason: z.string().describe("Why it stands or ended as it did; empty when there is nothing to say."),
      percentage: z.int().min(0).max(100),
      asked: count,
      accepted: count,
      cost: dollars,
      created_at: moment,
      finished_at: moment.nullable(),
    }),
  ),
  cost: dollars,
});

const link = z.url().nullable().describe("Needs no key, and holds until `expires_at`; null for a part without a share.");
const links = z.object({ train: link, validation: link, test: link }).nullable();

export const workflowData = z.object({
  workflow_id: z.uuid(),
  task_id: z.uuid(),
  status: z.enum(["ready", "preparing"]).describe("While they are prepared: ask again in a moment."),
  message: z.string(),
  rows: count,
  json: links,
  csv: links,
  expires_at: moment,
});
