import { z } from "zod";
import { checkAttributes } from "./attribute-rules.ts";
import { outputFieldShape } from "./output-fields.ts";

// The wizard's settings. Each step has one shape, with limits of size only, in which a draft is stored while it is
// being filled in; and its rules on top, which page and action check alike. Types are inferred, never written twice.

export const PROVIDERS = ["bedrock", "openai", "demo"] as const;
export const WORKFLOWS = ["supervised-fine-tuning", "custom-data-curation"] as const;
export const TEMPLATE_IDS = [
  "code-generation",
  "text-to-sql",
  "intent-classification",
  "summarisation",
  "translation",
  "function-calling",
  "document-questions",
  "safety-refusals",
  "custom",
] as const;
export const SIMILARITY_MEASURES = ["shingles", "rouge-l"] as const;
/** From how alike on a prompt is refused: strict, usual, loose. */
const SIMILARITY_THRESHOLDS = [0.7, 0.8, 0.9] as const;
export const STEPS = ["configure", "prompt", "examples", "summary"] as const;

export type Provider = (typeof PROVIDERS)[number];
export type TemplateId = (typeof TEMPLATE_IDS)[number];
export type Step = (typeof STEPS)[number];

export const LIMITS = {
  nameLength: 120,
  promptLength: 50_000,
  seeds: 500,
  seedLength: 500,
  rowsPerSeed: 1_000,
  rowsPerCall: 20,
  files: 100,
  examples: 20,
  exampleLength: 20_000,
  temperature: 2,
  topK: 300,
  maxTokens: 200_000,
} as const;

const number = z.number().nullable();

const configureShape = z.object({
  name: z.string().max(1_000),
  provider: z.enum(PROVIDERS),
  connectionId: z.uuid().nullable(),
  modelId: z.string().max(2_048),
  workflow: z.enum(WORKFLOWS),
  template: z.enum(TEMPLATE_IDS),
  /** The person's own (or a shared) template that it was begun with; `template` is then the built-in one beneath it. */
  savedTemplateId: z.uuid().nullable(),
  /** Uploads that it is made from: documents, or the data of a custom data curation. */
  fileIds: z.array(z.uuid()).max(LIMITS.files),
});

/** A list of values whose combinations are spread over the rows (AttrPrompt, https://arxiv.org/abs/2306.15895). */
const attributeShape = z.object({ name: z.string().max(1_000), values: z.array(z.string().max(1_000)).max(1_000) });

export type Attribute = z.infer<typeof attributeShape>;

export const nearDuplicatesSchema = z.object({
  measure: z.enum(SIMILARITY_MEASURES),
  /** Null: only exact duplicates are refused. */
  threshold: z.literal(SIMILARITY_THRESHOLDS).nullable(),
});

export type NearDuplicates = z.infer<typeof nearDuplicatesSchema>;

export const USUAL_NEAR_DUPLICATES: NearDuplicates = { measure: "shingles", threshold: 0.8 };

const promptShape = z.object({
  prompt: z.string().max(200_000, "The prompt is too long to be kept."),
  /** Text to SQL only: the tables that queries may use, as CREATE TABLE statements. */
  databaseSchema: z.string().max(200_000, "The database schema is too long to be kept."),
  seeds: z.array(z.string().max(5_000, "A seed is too long to be kept.")).max(5_000, "These are too many seeds to be kept."),
  rowsPerSeed: number,
  rowsPerCall: number,
  temperature: number,
  topK: number,
  topP: number,
  maxTokens: number,
  nearDuplicates: nearDuplicatesSchema,
  /** With documents: how they are cut, in tokens, and how many rows are asked for in all. */
  chunking: z.object({ tokens: number, overlap: number }),
  documentRows: number,
  /** Custom data curation: the key of each item that is its input, and what the output calls the input and the completion. */
  inputKey: z.string().max(1_000),
  outputNames: z.object({ input: z.string().max(1_000), completion: z.string().max(1_000) }),
  /** The fields of a row; null for the usual pair, `prompt` and `completion`. */
  outputFields: z.array(outputFieldShape).max(1_000).nullable(),
  attributes: z.array(attributeShape).max(1_000),
});

export const exampleSchema = z.object({
  prompt: z.string().trim().min(1, "Write the prompt.").max(LIMITS.exampleLength, `At most ${LIMITS.exampleLength} characters.`),
  completion: z.string().trim().min(1, "Write the completion.").max(LIMITS.exampleLength, `At most ${LIMITS.exampleLength} characters.`),
});

const exampleText = z.string().max(200_000, "An example is too long to be kept.");

const examplesShape = z.object({
  examples: z.array(z.object({ prompt: exampleText, completion: exampleText })).max(1_000, "These are too many examples to be kept."),
});

const summaryShape = z.object({
  /** US dollars; null for no limit. */
  spendingLimit: number,
});

type Report = (path: (string | number)[], message: string) => void;

/** Runs a step's rules over its shape and reports each finding at its field. */
function withRules<Shape extends z.ZodObject>(shape: Shape, rules: (value: z.infer<Shape>, report: Report) => void) {
  return shape.superRefine((value, context) => rules(value, (path, message) => context.addIssue({ code: "custom", path, message })));
}

function inRange(
  report: Report,
  field: string,
  value: number | null,
  min: number,
  max: number,
  options: { whole?: boolean; optional?: boolean } = {},
) {
  if (value === null) {
    if (!options.optional) report([field], `Enter a number from ${min} to ${max.toLocaleString("en")}.`);
  } else if (value < min || value > max) report([field], `Must be from ${min} to ${max.toLocaleString("en")}.`);
  else if (options.whole && !Number.isInteger(value)) report([field], "Must be a whole number.");
}

export const configureSchema = withRules(configureShape, (value, report) => {
  if (!value.name.trim()) report(["name"], "Give the dataset a name.");
  if (value.name.length > LIMITS.nameLength) report(["name"], `At most ${LIMITS.nameLength} characters.`);
  if (!value.connectionId) report(["connectionId"], "Choose a connection.");
  if (!value.modelId.trim()) report(["modelId"], "Choose a model, or type its id.");
});

export const promptSchema = withRules(promptShape, (value, report) => {
  if (!value.prompt.trim()) report(["prompt"], "Write the prompt, restore the default, or let the model write it for you.");
  if (value.prompt.length > LIMITS.promptLength) report(["prompt"], `At most ${LIMITS.promptLength.toLocaleString("en")} characters.`);
  if (value.seeds.length === 0) report(["seeds"], "Add at least one seed.");
  if (value.seeds.length > LIMITS.seeds) report(["seeds"], `At most ${LIMITS.seeds} seeds; there are ${value.seeds.length}.`);
  const tooLong = value.seeds.findIndex((seed) => seed.length > LIMITS.seedLength);
  if (tooLong >= 0) report(["seeds"], `Seed ${tooLong + 1} is longer than ${LIMITS.seedLength} characters.`);
  if (value.seeds.some((seed) => !seed.trim())) report(["seeds"], "A seed is empty.");
  const duplicates = findDuplicateSeeds(value.seeds);
  const firstDuplicate = duplicates[0];
  if (firstDuplicate !== undefined) report(["seeds"], `“${value.seeds[firstDuplicate]}” stands in the list more than once.`);
  const labels = (value.outputFields ?? []).filter(({ balanced }) => balanced).map(({ name }) => name);
  checkAttributes(value.attributes, labels, report);
  inRange(report, "rowsPerSeed", value.rowsPerSeed, 1, LIMITS.rowsPerSeed, { whole: true });
  inRange(report, "rowsPerCall", value.rowsPerCall, 1, LIMITS.rowsPerCall, { whole: true });
  inRange(report, "temperature", value.temperature, 0, LIMITS.temperature, { optional: true });
  inRange(report, "topK", value.topK, 0, LIMITS.topK, { whole: true, optional: true });
  inRange(report, "topP", value.topP, 0, 1, { optional: true });
  inRange(report, "maxTokens", value.maxTokens, 1, LIMITS.maxTokens, { whole: true });
});

export const examplesSchema = withRules(examplesShape, (value, report) => {
  if (value.examples.length > LIMITS.examples)
    report(["examples"], `At most ${LIMITS.examples} examples; there are ${value.examples.length}.`);
  for (const [index, example] of value.examples.entries()) {
    const issue = exampleSchema.safeParse(example).error?.issues[0];
    if (issue) report(["examples", index, String(issue.path[0])], `Example ${index + 1}: ${issue.message}`);
  }
});

export const summarySchema = withRules(summaryShape, (value, report) => {
  inRange(report, "spendingLimit", value.spendingLimit, 0.01, 1_000_000, { optional: true });
});

/** How a draft is stored: every step's shape, whether or not its rules hold yet. */
export const draftSchema = z.object({ configure: configureShape, prompt: promptShape, examples: examplesShape, summary: summaryShape });

/** How a generation starts: every step's rules hold. */
export const configSchema = z.object({
  configure: configureSchema,
  prompt: promptSchema,
  examples: examplesSchema,
  summary: summarySchema,
});

const STEP_SCHEMAS = { configure: configureSchema, prompt: promptSchema, examples: examplesSchema, summary: summarySchema } as const;

export type Draft = z.infer<typeof draftSchema>;
export type ConfigureStep = z.infer<typeof configureSchema>;
export type PromptStep = z.infer<typeof promptSchema>;
export type ExamplesStep = z.infer<typeof examplesSchema>;
export type SummaryStep = z.infer<typeof summarySchema>;
export type Example = z.infer<typeof exampleSchema>;

/** Two seeds are the same when they differ only in case and white space. */
export const normaliseSeed = (seed: string) => seed.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");

/** The positions of seeds that stand in the list before already. */
export function findDuplicateSeeds(seeds: readonly string[]): number[] {
  const seen = new Set<string>();
  return seeds.flatMap((seed, index) => {
    const key = normaliseSeed(seed);
    if (key === "" || seen.has(key)) return key === "" ? [] : [index];
    seen.add(key);
    return [];
  });
}

/** Rows asked for in all: seeds × rows per seed. */
export const totalRows = (step: Pick<PromptStep, "seeds" | "rowsPerSeed">) => step.seeds.length * (step.rowsPerSeed ?? 0);

export interface StepState {
  step: Step;
  done: boolean;
  /** Field path (joined by dots) → message. */
  errors: Record<string, string>;
}

/** What the stepper shows for each step of a draft. */
export function stepStates(draft: Draft): StepState[] {
  return STEPS.map((step) => {
    const result = STEP_SCHEMAS[step].safeParse(draft[step]);
    const errors = Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
    return { step, done: result.success, errors };
  });
}
