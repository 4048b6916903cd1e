import { z } from "zod";
import { type JsonObject, jsonSchema } from "../json.ts";
import { type Inputs, inputsOf } from "../sources/inputs.ts";
import { parseInstruction } from "../sources/instruction.ts";
import { checkAttributes } from "./attribute-rules.ts";
import { checkExample, EXAMPLE_LENGTH } from "./fields/check-examples.ts";
import { checkFields } from "./fields/check-fields.ts";
import { PAIR_SHAPE } from "./fields/row-shape.ts";
import { balancedField, type OutputField, outputFieldShape } from "./output-fields.ts";
import { ownFieldsOf } from "./row-fields.ts";

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
  /** Of seeds with a number of rows each: these are prompts from a list, which nobody types. */
  listedSeeds: 5_000,
  listedSeedLength: 2_000,
  rowsPerSeed: 1_000,
  rowsPerCall: 20,
  files: 100,
  documentRows: 1_000_000,
  chunkTokens: { least: 100, most: 8_000 },
  outputNameLength: 100,
  examples: 20,
  exampleLength: EXAMPLE_LENGTH,
  temperature: 2,
  topK: 300,
  maxTokens: 200_000,
} as const;

const number = z.number().nullable();

const configureShape = z.object({
  name: z.string().max(1_000).describe("What it is called in lists."),
  provider: z.enum(PROVIDERS).describe("`openai` for every endpoint that speaks OpenAI's chat completions; `demo` gives canned text."),
  connectionId: z.uuid().nullable().describe("The connection that reaches the model; the demo needs none."),
  modelId: z.string().max(2_048).describe("As the provider names it."),
  workflow: z.enum(WORKFLOWS).describe("`custom-data-curation` makes one completion for each item of an uploaded list."),
  template: z.enum(TEMPLATE_IDS).describe("Prompt, seeds and examples to begin with."),
  /** The person's own (or a shared) template that it was begun with; `template` is then the built-in one beneath it. */
  savedTemplateId: z.uuid().nullable(),
  fileIds: z.array(z.uuid()).max(LIMITS.files).describe("Uploads that it is made from: documents, or the data of a custom data curation."),
});

/** A list of values whose combinations are spread over the rows (AttrPrompt, https://arxiv.org/abs/2306.15895). */
const attributeShape = z.object({ name: z.string().max(1_000), values: z.array(z.string().max(1_000)).max(1_000) });

export type Attribute = z.infer<typeof attributeShape>;

export const nearDuplicatesSchema = z.object({
  measure: z.enum(SIMILARITY_MEASURES),
  /** Null: only exact duplicates are refused. */
  threshold: z
    .literal(SIMILARITY_THRESHOLDS)
    .nullable()
    .describe("From how alike on a row is refused; null refuses exact duplicates only."),
});

export type NearDuplicates = z.infer<typeof nearDuplicatesSchema>;

export const USUAL_NEAR_DUPLICATES: NearDuplicates = { measure: "shingles", threshold: 0.8 };

const promptShape = z.object({
  prompt: z.string().max(200_000, "The prompt is too long to be kept.").describe("What the model is told to write."),
  databaseSchema: z
    .string()
    .max(200_000, "The database schema is too long to be kept.")
    .describe("Text to SQL only: the tables that queries may use, as CREATE TABLE statements."),
  seeds: z
    .array(z.string().max(5_000, "A seed is too long to be kept."))
    .max(5_000, "These are too many seeds to be kept.")
    .describe("Short topics, which make the rows different from each other."),
  rowsPerSeed: number.describe("Rows of each seed, 1 to 1,000."),
  /** Rows of all seeds together, shared out evenly; null for `rowsPerSeed` of each. */
  rowsInAll: number,
  /** Rows of each seed, in the seeds' order; goes before the two above. Null where no seed has a number of its own. */
  rowsOfEach: z.array(z.number()).max(5_000).nullable(),
  rowsPerCall: number,
  temperature: number.describe("How adventurous the model is, 0 to 2; null leaves it to the model."),
  topK: number.describe("The model chooses among so many words, 0 to 300; null leaves it to the model."),
  topP: number.describe("The model chooses among words of this share of likelihood, 0 to 1; null leaves it to the model."),
  maxTokens: number.describe("The most tokens of one answer."),
  nearDuplicates: nearDuplicatesSchema,
  chunking: z.object({ tokens: number, overlap: number }).describe("With documents: how they are cut, in tokens."),
  documentRows: number.describe("With documents: rows in all."),
  inputKey: z.string().max(1_000).describe("Custom data curation: the key of each item that is its input."),
  outputNames: z
    .object({ input: z.string().max(1_000), completion: z.string().max(1_000) })
    .describe("Custom data curation: what the output calls the input and the completion."),
  outputFields: z
    .array(outputFieldShape)
    .max(1_000)
    .nullable()
    .describe("The fields of a row; null for the usual pair, `prompt` and `completion`."),
  attributes: z.array(attributeShape).max(1_000).describe("Lists of values whose combinations are spread over the rows."),
});

/** A row as a person writes it: the values of its fields. */
const exampleShape = z
  .record(z.string().max(1_000), jsonSchema)
  .refine((example) => JSON.stringify(example).length <= 400_000, "An example is too long to be kept.");

const examplesShape = z.object({
  examples: z
    .array(exampleShape)
    .max(1_000, "These are too many examples to be kept.")
    .describe("Rows that the model sees, at most 20: each has the fields of a row."),
});

const summaryShape = z.object({
  spendingLimit: number.describe("US dollars at which it pauses by itself; null for no limit."),
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
  if (value.workflow === "custom-data-curation" && value.fileIds.length !== 1)
    report(
      ["fileIds"],
      value.fileIds.length === 0 ? "Choose the file with the items." : "Choose one file only: its items are the dataset.",
    );
});

/** What the rules of the step Prompt depend on: what the generation is made from, and the keys that items are known to have. */
export interface PromptContext {
  inputs: Inputs;
  /** Null as long as they are not known. */
  keys?: readonly string[] | null;
}

/** The step's rules for seeds, documents or items: fields that do not apply may hold anything. */
export const promptSchemaFor = ({ inputs, keys = null }: PromptContext) =>
  withRules(promptShape, (value, report) => {
    checkWriting(value, report);
    if (inputs !== "items") checkFieldsAndAttributes(value, report);
    INPUT_RULES[inputs](value, report, keys);
  });

type InputRules = (value: z.infer<typeof promptShape>, report: Report, keys: readonly string[] | null) => void;

const INPUT_RULES: Record<Inputs, InputRules> = { seeds: checkSeeds, documents: checkDocuments, items: checkItems };

/** What holds whatever the generation is made from. */
function checkWriting(value: z.infer<typeof promptShape>, report: Report): void {
  if (!value.prompt.trim()) report(["prompt"], "Write the prompt, restore the default, or let the model write it for you.");
  if (value.prompt.length > LIMITS.promptLength) report(["prompt"], `At most ${LIMITS.promptLength.toLocaleString("en")} characters.`);
  inRange(report, "temperature", value.temperature, 0, LIMITS.temperature, { optional: true });
  inRange(report, "topK", value.topK, 0, LIMITS.topK, { whole: true, optional: true });
  inRange(report, "topP", value.topP, 0, 1, { optional: true });
  inRange(report, "maxTokens", value.maxTokens, 1, LIMITS.maxTokens, { whole: true });
}

function checkDocuments(value: z.infer<typeof promptShape>, report: Report): void {
  inRange(report, "documentRows", value.documentRows, 1, LIMITS.documentRows, { whole: true });
  inRange(report, "rowsPerCall", value.rowsPerCall, 1, LIMITS.rowsPerCall, { whole: true });
  const { tokens, overlap } = value.chunking;
  const { least, most } = LIMITS.chunkTokens;
  if (tokens === null || !Number.isInteger(tokens) || tokens < least || tokens > most)
    report(["chunking", "tokens"], `Enter a whole number from ${least} to ${most.toLocaleString("en")}.`);
  else if (overlap === null || !Number.isInteger(overlap) || overlap < 0 || overlap > tokens / 2)
    report(["chunking", "overlap"], `Enter a whole number from 0 to ${Math.floor(tokens / 2).toLocaleString("en")}, half of a chunk.`);
}

function checkItems(value: z.infer<typeof promptShape>, report: Report, keys: readonly string[] | null): void {
  const known = keys?.slice(0, SHOWN_KEYS).join(", ");
  if (!value.inputKey) report(["inputKey"], "Choose the key that holds each item's input.");
  else if (keys && !keys.includes(value.inputKey)) report(["inputKey"], `The file has no key “${value.inputKey}”. It has: ${known}.`);
  const unknown = keys ? parseInstruction(value.prompt).keys.find((key) => !keys.includes(key)) : undefined;
  if (unknown !== undefined) report(["prompt"], `{{${unknown}}} is no key of the file. It has: ${known}.`);
  const names = { input: value.outputNames.input.trim(), completion: value.outputNames.completion.trim() };
  for (const part of ["input", "completion"] as const) {
    if (!names[part]) report(["outputNames", part], "Give it a name.");
    else if (names[part].length > LIMITS.outputNameLength) report(["outputNames", part], `At most ${LIMITS.outputNameLength} characters.`);
    // PostgreSQL stores no NUL, and a spreadsheet's column is one line.
    else if (/\p{Cc}/u.test(names[part])) report(["outputNames", part], "Leave out line breaks and other characters that cannot be seen.");
  }
  if (names.input && names.input === names.completion) report(["outputNames", "completion"], "The two names must differ.");
}

const SHOWN_KEYS = 12;

function checkSeeds(value: z.infer<typeof promptShape>, report: Report): void {
  if (value.seeds.length === 0) report(["seeds"], "Add at least one seed.");
  const most = seedLimits(value);
  if (value.seeds.length > most.seeds)
    report(["seeds"], `At most ${most.seeds.toLocaleString("en")} seeds; there are ${value.seeds.length.toLocaleString("en")}.`);
  const tooLong = value.seeds.findIndex((seed) => seed.length > most.length);
  if (tooLong >= 0) report(["seeds"], `Seed ${tooLong + 1} is longer than ${most.length.toLocaleString("en")} characters.`);
  if (value.seeds.some((seed) => !seed.trim())) report(["seeds"], "A seed is empty.");
  const duplicates = findDuplicateSeeds(value.seeds);
  const firstDuplicate = duplicates[0];
  if (firstDuplicate !== undefined) report(["seeds"], `“${value.seeds[firstDuplicate]}” stands in the list more than once.`);
  if (value.rowsOfEach !== null) checkRowsOfEach(value.rowsOfEach, value.seeds.length, report);
  else if (value.rowsInAll === null) inRange(report, "rowsPerSeed", value.rowsPerSeed, 1, LIMITS.rowsPerSeed, { whole: true });
  else checkRowsInAll(value.rowsInAll, value.seeds.length, report);
  inRange(report, "rowsPerCall", value.rowsPerCall, 1, LIMITS.rowsPerCall, { whole: true });
}

/** How many seeds there may be, and of how many characters. */
export const seedLimits = ({ rowsOfEach }: Pick<z.infer<typeof promptShape>, "rowsOfEach">): { seeds: number; length: number } =>
  rowsOfEach === null ? { seeds: LIMITS.seeds, length: LIMITS.seedLength } : { seeds: LIMITS.listedSeeds, length: LIMITS.listedSeedLength };

function checkRowsOfEach(rows: readonly number[], seeds: number, report: Report): void {
  const most = LIMITS.rowsPerSeed;
  const wrong = rows.findIndex((own) => !Number.isInteger(own) || own < 1 || own > most);
  if (rows.length !== seeds) report(["rowsOfEach"], `There are ${rows.length} numbers for ${seeds} seeds: give each seed its own.`);
  else if (wrong >= 0) report(["rowsOfEach"], `Seed ${wrong + 1}: the number must be a whole one from 1 to ${most.toLocaleString("en")}.`);
  else if (sumOf(rows) > MOST_ROWS)
    report(["rowsOfEach"], `At most ${MOST_ROWS.toLocaleString("en")} in all; these are ${sumOf(rows).toLocaleString("en")}.`);
}

/** What the wizard's own limits allow. */
const MOST_ROWS = LIMITS.seeds * LIMITS.rowsPerSeed;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Each seed has a pair at least, and none more than it may have. */
function checkRowsInAll(rows: number, seeds: number, report: Report): void {
  if (rows < seeds) report(["rowsInAll"], `At least ${seeds}, one for each seed; or take seeds away.`);
  inRange(report, "rowsInAll", rows, 1, Math.max(1, seeds) * LIMITS.rowsPerSeed, { whole: true });
}

/** What a row looks like and what rows vary in: of items, each is one completion. */
function checkFieldsAndAttributes(value: z.infer<typeof promptShape>, report: Report): void {
  for (const { path, message } of checkFields(value.outputFields ?? PAIR_SHAPE.fields)) report(["outputFields", ...path], message);
  const label = balancedField(value.outputFields)?.name;
  checkAttributes(value.attributes, label === undefined ? [] : [label], report);
}

/** The rules of a generation that is made from seeds. */
export const promptSchema = promptSchemaFor({ inputs: "seeds" });

/** The step's rules for rows with these fields; null for pairs. */
export const examplesSchemaFor = (fields: readonly OutputField[] | null) =>
  withRules(examplesShape, (value, report) => checkExamples(fields, value, report));

function checkExamples(fields: readonly OutputField[] | null, { examples }: z.infer<typeof examplesShape>, report: Report): void {
  if (examples.length > LIMITS.examples) report(["examples"], `At most ${LIMITS.examples} examples; there are ${examples.length}.`);
  for (const [index, example] of examples.entries()) {
    const [issue] = checkExample(fields ?? PAIR_SHAPE.fields, example);
    if (issue) report(["examples", index, ...issue.path], `Example ${index + 1}: ${issue.message}`);
  }
}

export const summarySchema = withRules(summaryShape, (value, report) => {
  inRange(report, "spendingLimit", value.spendingLimit, 0.01, 1_000_000, { optional: true });
});

/** How a draft is stored: every step's shape, whether or not its rules hold yet. */
export const draftSchema = z.object({ configure: configureShape, prompt: promptShape, examples: examplesShape, summary: summaryShape });

/** A step's rules within its draft. */
function schemaOf(step: Step, draft: Draft) {
  if (step === "prompt") return promptSchemaFor({ inputs: inputsOf(draft.configure) });
  if (step === "examples") return examplesSchemaFor(ownFieldsOf(draft));
  return { configure: configureSchema, summary: summarySchema }[step];
}

/** How a generation starts: every step's rules hold. What only a file's contents can tell is checked when it is started. */
export const configSchema = draftSchema.superRefine((draft, context) => {
  for (const step of STEPS)
    for (const { path, message } of schemaOf(step, draft).safeParse(draft[step]).error?.issues ?? [])
      context.addIssue({ code: "custom", path: [step, ...path], message });
});

export type Draft = z.infer<typeof draftSchema>;
export type ConfigureStep = z.infer<typeof configureSchema>;
export type PromptStep = z.infer<typeof promptSchema>;
export type ExamplesStep = z.infer<typeof examplesShape>;
export type SummaryStep = z.infer<typeof summarySchema>;
export type Example = JsonObject;

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

/** Rows asked for in all: what the seeds have each, or are to have together, else seeds × rows per seed. */
export const totalRows = ({ seeds, rowsPerSeed, rowsInAll, rowsOfEach }: SeedNumbers) =>
  rowsOfEach === null ? (rowsInAll ?? seeds.length * (rowsPerSeed ?? 0)) : sumOf(rowsOfEach);

/** The seeds and what says how many rows each has. */
export type SeedNumbers = Pick<PromptStep, "seeds" | "rowsPerSeed" | "rowsInAll" | "rowsOfEach">;

/** Rows that a draft asks for in all. @param items items that can be sent; only a curation's file tells */
export function askedRows({ configure, prompt }: Pick<Draft, "configure" | "prompt">, items: number): number {
  switch (inputsOf(configure)) {
    case "seeds":
      return totalRows(prompt);
    case "documents":
      return prompt.documentRows ?? 0;
    case "items":
      return items;
  }
}

export interface StepState {
  step: Step;
  done: boolean;
  /** Field path (joined by dots) → message. */
  errors: Record<string, string>;
}

/** What the stepper shows for each step of a draft. */
export function stepStates(draft: Draft): StepState[] {
  return STEPS.map((step) => {
    const result = schemaOf(step, draft).safeParse(draft[step]);
    const errors = Object.fromEntries((result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
    return { step, done: result.success, errors };
  });
}
