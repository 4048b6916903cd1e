import { z } from "zod";
import { frozenRubric, rubricContent } from "../../evaluation/rubric.ts";
import { jsonSchema } from "../../json.ts";
import { rowFilterSchema } from "../../review/filter.ts";
import { REVIEW_STATES } from "../../review/state.ts";
import { time } from "../schemas.ts";
import { count, dollars, person, progressShape, status } from "./generation-schemas.ts";

// How evaluations, their results and rubrics stand in answers.

const score = z.number().describe("1 to 5.");

export const evaluationItem = z.object({
  id: z.uuid(),
  name: z.string(),
  status,
  statusReason: z.string().describe("Why it stands or ended as it did, in words; empty when there is nothing to say."),
  dataset: z.object({ id: z.string(), name: z.string() }).describe("The generation whose rows are judged."),
  provider: z.string().describe("The judge's."),
  modelId: z.string().describe("The judge's."),
  rubric: z.string().describe("Its name."),
  asked: count.describe("Rows to judge."),
  accepted: count.describe("Rows judged."),
  missing: count.describe("Rows whose judgement failed."),
  inputTokens: count,
  outputTokens: count,
  costUsd: dollars,
  averageScore: score.nullable().describe("1 to 5; null until it has ended."),
  createdAt: time,
  finishedAt: time.nullable(),
  owner: person,
});

export const evaluation = z.object({
  ...evaluationItem.omit({ rubric: true }).shape,
  ...progressShape,
  dataset: z.object({ id: z.string(), name: z.string(), template: z.string(), provider: z.string(), modelId: z.string() }),
  rubric: frozenRubric.describe("As it was when the evaluation was started."),
  connectionName: z.string().describe("Empty when the connection was deleted."),
  temperature: z.number().nullable(),
  maxTokens: count,
  promptHash: z.string().describe("SHA-256 of the judge's prompt without the row, in hexadecimal."),
  rows: z.object({ filter: rowFilterSchema, sample: z.number().nullable() }).describe("Which rows were chosen."),
  sameFamily: z.string().nullable().describe("The family of models that judge and generator have in common; null when they differ."),
  startedAt: time.nullable(),
});

const seedResult = z.object({ seedId: z.string().nullable(), label: z.string(), rows: count, mean: score });

export const results = z.object({
  judged: count,
  deleted: count.describe("Of the judged rows, those that were deleted since."),
  mean: score.nullable().describe("1 to 5; null without rows."),
  median: score.nullable(),
  histogram: z
    .array(z.object({ from: z.number(), to: z.number(), rows: count }))
    .describe("Eight bins of half a point; a bin holds its `from`, the last one its `to` too."),
  criteria: z
    .array(
      z.object({
        name: z.string(),
        mean: score.nullable(),
        counts: z.array(count).describe("Rows with the scores 1, 2, 3, 4 and 5."),
      }),
    )
    .describe("In the rubric's order."),
  seeds: z.array(seedResult).describe("The lowest mean first, at most 50."),
  highestSeeds: z.array(seedResult).describe("The highest mean first, at most 50; empty when `seeds` holds all."),
  seedsTotal: count,
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), rows: count, mean: score })) })),
  failed: z.object({
    rows: count,
    reasons: z.array(z.object({ reason: z.string(), rows: count, calls: count, code: z.string() })),
  }),
});

export const judgement = z.object({
  rowId: z.string(),
  row: z.record(z.string(), jsonSchema).describe("The row's fields as they are now."),
  seedId: z.string().nullable(),
  seed: z.string(),
  state: z.enum(REVIEW_STATES),
  score: score.nullable().describe("Mean of the criteria, 1 to 5; null when the judgement failed."),
  criteria: z.array(z.object({ name: z.string(), reasoning: z.string(), score: z.number() })).describe("In the rubric's order."),
  changed: z.boolean().describe("The row's text was changed after it was judged."),
  failure: z.string().describe("Why there is no score; empty otherwise."),
});

export const rubric = z.object({
  id: z.string(),
  builtIn: z.boolean(),
  name: z.string(),
  description: z.string(),
  templates: z.array(z.string()).readonly().describe("The templates that a built-in one is made for; empty for any."),
  shared: z.boolean(),
  version: count,
  mine: z.boolean().describe("Whether you may change and delete it."),
  ownerName: z.string().describe("Empty for a built-in one."),
  content: rubricContent,
  updatedAt: time.nullable(),
});
