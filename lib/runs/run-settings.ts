import { z } from "zod";
import { LIMITS, PROVIDERS } from "../generation/config.ts";
import { rowFilterSchema } from "../review/filter.ts";

// What every run over a dataset's rows is told: with which model, and over which rows.

const MAX_SAMPLE = 1_000_000;

/** The rows of a run: all that a filter shows, or so many of them drawn at random. */
const rowChoice = z.object({
  filter: rowFilterSchema,
  sample: z.int("Enter a whole number.").min(1, "At least 1 row.").max(MAX_SAMPLE).nullable(),
});

export type RowChoice = z.infer<typeof rowChoice>;

export const runSettings = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(LIMITS.nameLength),
  provider: z.enum(PROVIDERS),
  connectionId: z.uuid("Choose a connection."),
  modelId: z.string().trim().min(1, "Choose a model, or type its id.").max(2_048),
  /** Null leaves a setting to the model. */
  temperature: z.number().min(0).max(LIMITS.temperature).nullable(),
  topP: z.number().min(0).max(1).nullable(),
  topK: z.int().min(0).max(LIMITS.topK).nullable(),
  maxTokens: z.int().min(1).max(LIMITS.maxTokens),
  rows: rowChoice,
  /** US dollars; null for no limit. */
  spendingLimit: z.number().min(0.01, "At least $0.01.").max(1_000_000).nullable(),
});

export type RunSettings = z.infer<typeof runSettings>;
