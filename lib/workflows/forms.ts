import { z } from "zod";
import { LIMITS } from "../generation/config.ts";
import { type JsonObject, jsonSchema } from "../json.ts";

// What a person or a program says of a workflow. Names are those of Autotune's API, on pages too, so that both send the same.

export const WORKFLOW_LIMITS = {
  name: LIMITS.nameLength,
  systemPrompt: 20_000,
  template: 20_000,
  userPrompt: 20_000,
  schemaExample: 100_000,
  totalExamples: 500_000,
  tags: 20,
  tag: 50,
  /** Examples with feedback in one request, and in a new workflow. */
  examples: 200,
  exampleLength: 20_000,
  label: 200,
  reason: 2_000,
  /** Rows of one sample. */
  sample: 100,
  prompts: LIMITS.listedSeeds,
  promptLength: LIMITS.listedSeedLength,
  files: 20,
  fileLength: 20_000_000,
  parameters: 50,
} as const;

export const WORKFLOW_TYPES = ["complete", "training"] as const;
export type WorkflowType = (typeof WORKFLOW_TYPES)[number];

const name = z.string().trim().min(1, "Give it a name.").max(WORKFLOW_LIMITS.name, `At most ${WORKFLOW_LIMITS.name} characters.`);

const rowExample = z
  .record(z.string().max(1_000), jsonSchema)
  .refine((row) => JSON.stringify(row).length <= WORKFLOW_LIMITS.schemaExample, "The sample row is too long: one short row is enough.");

const temperature = z.number().min(0, "From 0 to 2.").max(LIMITS.temperature, "From 0 to 2.");
const parameters = z
  .record(z.string().regex(/^[A-Za-z_][\w-]{0,63}$/, "A name has letters, digits, _ and -."), z.string().max(WORKFLOW_LIMITS.template))
  .refine((values) => Object.keys(values).length <= WORKFLOW_LIMITS.parameters, `At most ${WORKFLOW_LIMITS.parameters} values.`);

const configShape = {
  name,
  /** Put before everything else. */
  system_prompt: z.string().max(WORKFLOW_LIMITS.systemPrompt),
  /** May hold `{{workflow.user_prompt}}` and the other values of placeholders.ts, and the names of `parameters`. */
  user_prompt_template: z.string().trim().min(1, "Write the template of the prompt.").max(WORKFLOW_LIMITS.template),
  /** One sample row, of which the fields are read off. */
  schema_example: rowExample,
  temperature,
  /** Values of one's own that the template may name. */
  parameters,
};

/** How a model is told what to write, and what a row looks like. */
export const configBody = z.strictObject({ ...configShape, temperature: temperature.default(1), parameters: parameters.default({}) });
export type ConfigBody = z.infer<typeof configBody>;

export const configChange = z.strictObject(configShape).partial();
export type ConfigChange = z.infer<typeof configChange>;

/** The id of a config, or a config itself. */
const configChoice = z.union([z.uuid(), configBody], {
  error({ input, errors }) {
    const inner = Array.isArray(errors) ? errors.at(-1) : undefined;
    const first: unknown = Array.isArray(inner) ? inner[0] : undefined;
    const issue = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }).safeParse(first);
    return typeof input === "object" && input !== null && issue.success
      ? [issue.data.path.join("."), issue.data.message].filter(Boolean).join(": ")
      : "Give a config's id, or a config itself.";
  },
});

const tags = z
  .array(z.string().trim().min(1, "A tag is empty.").max(WORKFLOW_LIMITS.tag, `A tag has at most ${WORKFLOW_LIMITS.tag} characters.`))
  .min(1, "Give it a tag at least.")
  .max(WORKFLOW_LIMITS.tags, `At most ${WORKFLOW_LIMITS.tags} tags.`)
  .transform((list) => [...new Set(list)]);

const percent = z.int("Give whole numbers of percent.").min(0).max(100);
const split = z
  .tuple([percent.min(1, "Some rows must be for training."), percent, percent])
  .refine((parts) => parts[0] + parts[1] + parts[2] === 100, "The three shares must make 100 percent together.");

const totalExamples = z.int("Enter a whole number.").min(1, "At least 1.").max(WORKFLOW_LIMITS.totalExamples);
const userPrompt = z.string().trim().min(1, "Write what is wanted.").max(WORKFLOW_LIMITS.userPrompt);
const label = z.string().trim().max(WORKFLOW_LIMITS.label, `A label has at most ${WORKFLOW_LIMITS.label} characters.`);
const reason = z.string().trim().max(WORKFLOW_LIMITS.reason, `A reason has at most ${WORKFLOW_LIMITS.reason} characters.`);

/** A row, the JSON text of one, or any other text. */
export const exampleText = z.union([z.string().min(1).max(WORKFLOW_LIMITS.exampleLength), rowExample]);
export type ExampleText = z.infer<typeof exampleText>;

/** An example that is given, or said to be good or bad by its id. */
export const exampleFeedback = z
  .object({ example_id: z.uuid().optional(), text: exampleText.optional(), label: label.optional(), reason: reason.optional() })
  .refine(({ example_id, text }) => example_id !== undefined || text !== undefined, {
    message: "Name the example by its example_id, or give its text.",
    path: ["text"],
  });
export type ExampleFeedback = z.infer<typeof exampleFeedback>;

const feedback = z.array(exampleFeedback).max(WORKFLOW_LIMITS.examples, `At most ${WORKFLOW_LIMITS.examples} examples at a time.`);

const workflowBody = z.strictObject({
  workflow_name: name,
  /** A config that is given itself is stored too. */
  workflow_config: configChoice,
  total_examples: totalExamples,
  tags,
  split: split.default([80, 10, 10]),
  llm_model: z.string().trim().min(1, "Choose a model, or type its id.").max(2_048),
  /** Where the model is; may be left out where there is one connection only. */
  connection_id: z.uuid().optional(),
  examples: feedback.default([]),
  type: z.enum(WORKFLOW_TYPES).default("complete"),
});

export const createBody = z.strictObject({ workflow: workflowBody, user_prompt: userPrompt });
export type CreateBody = z.infer<typeof createBody>;

export const workflowChange = z.strictObject({
  workflow_name: name.optional(),
  workflow_config: configChoice.optional(),
  total_examples: totalExamples.optional(),
  tags: tags.optional(),
  split: split.optional(),
  llm_model: workflowBody.shape.llm_model.optional(),
  connection_id: z.uuid().optional(),
  type: z.enum(WORKFLOW_TYPES).optional(),
});
export type WorkflowChange = z.infer<typeof workflowChange>;

export const promptBody = z.strictObject({ user_prompt: userPrompt });

export const examplesBody = z.strictObject({ examples: feedback.min(1, "Give an example at least.") });

const batchSize = z
  .int("Enter a whole number.")
  .min(1, "At least 1.")
  .max(LIMITS.rowsPerCall, `At most ${LIMITS.rowsPerCall} rows a call.`);

export const iterateBody = z.strictObject({
  examples: feedback.default([]),
  user_prompt: userPrompt.optional(),
  /** Rows of the sample. */
  total_examples: z
    .int("Enter a whole number.")
    .min(1, "At least 1.")
    .max(WORKFLOW_LIMITS.sample, `A sample has at most ${WORKFLOW_LIMITS.sample} rows.`)
    .default(10),
  batch_size: batchSize.default(5),
  /** For this sample only. */
  llm_model: workflowBody.shape.llm_model.optional(),
  connection_id: z.uuid().optional(),
});
export type IterateBody = z.infer<typeof iterateBody>;

const rowsOfPrompt = z
  .int("Enter a whole number.")
  .min(1, "At least 1.")
  .max(LIMITS.rowsPerSeed, `At most ${LIMITS.rowsPerSeed.toLocaleString("en")} for one prompt.`);

export const generateBody = z.strictObject({
  /** Rows in all; the workflow's own number where it is left out. Prompts with numbers of their own go before it. */
  total_examples: totalExamples.optional(),
  batch_size: batchSize.default(5),
  prompts: z
    .array(
      z.union([
        z.string().max(WORKFLOW_LIMITS.promptLength * 2),
        z.object({ prompt: z.string().max(WORKFLOW_LIMITS.promptLength * 2), example_per_prompt: rowsOfPrompt.optional() }),
      ]),
    )
    .max(WORKFLOW_LIMITS.prompts, `At most ${WORKFLOW_LIMITS.prompts.toLocaleString("en")} prompts.`)
    .default([]),
  /** CSV files with a column `prompts` and, if need be, one `example_per_prompt`. */
  files: z
    .array(z.object({ name: z.string().max(300), text: z.string().max(WORKFLOW_LIMITS.fileLength) }))
    .max(WORKFLOW_LIMITS.files)
    .default([]),
  /** Rows of each prompt that has no number of its own. */
  example_per_prompt: rowsOfPrompt.optional(),
  /** US dollars; none where it is left out. */
  spending_limit: z.number().min(0.01, "At least $0.01.").max(1_000_000).nullable().default(null),
  /** The id that the task is to have: a request that is sent twice makes one task. */
  task_id: z.uuid().optional(),
});
export type GenerateBody = z.infer<typeof generateBody>;

export const dataBody = z.strictObject({
  workflow_id: z.uuid(),
  /** The last task that has rows where it is left out. */
  task_id: z.uuid().optional(),
  /** Seconds for which the links hold: 15 minutes to a day. */
  expires_in: z.int().min(900, "At least 900 seconds.").max(86_400, "At most 86,400 seconds.").default(3_600),
});
export type DataBody = z.infer<typeof dataBody>;

/** A config as the database has it: the sample row as JSON text, for JSON values lose the order of their fields there. */
export const storedConfig = z.object({
  name: z.string(),
  system_prompt: z.string(),
  user_prompt_template: z.string(),
  schema_example: z.string().transform((text) => rowExample.parse(JSON.parse(text))),
  temperature: z.number(),
  parameters: z.record(z.string(), z.string()),
});
export type Config = z.infer<typeof storedConfig>;

export const toStoredConfig = (config: Config): z.input<typeof storedConfig> => ({
  ...config,
  schema_example: JSON.stringify(config.schema_example),
});

/** A row, or a text that is none. */
export const storedExample = z.union([z.string(), z.record(z.string(), jsonSchema)]);
export type StoredExample = string | JsonObject;
