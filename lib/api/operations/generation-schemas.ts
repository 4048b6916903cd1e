import { z } from "zod";
import { draftSchema, LIMITS } from "../../generation/config.ts";
import { GENERATION_STATUSES } from "../../generation/status.ts";
import { jsonSchema } from "../../json.ts";
import { REVIEW_STATES } from "../../review/state.ts";
import { time } from "../schemas.ts";

// How generations and their rows stand in answers.

export const count = z.int().min(0);
export const dollars = z.number().nullable().describe("US dollars; null when the model's price is not known.");
export const status = z
  .enum(GENERATION_STATUSES)
  .describe("draft → queued → running ⇄ paused → completed | incomplete | failed | cancelled");

/** A name that is given to something that runs. */
export const runName = z
  .string()
  .trim()
  .min(1, "Give it a name.")
  .max(LIMITS.nameLength, `At most ${LIMITS.nameLength} characters.`)
  .describe(`1 to ${LIMITS.nameLength} characters.`);

export const person = z.object({ id: z.uuid(), name: z.string(), email: z.string() });

export const generationItem = z.object({
  id: z.uuid(),
  name: z.string(),
  status,
  statusReason: z.string().describe("Why it stands or ended as it did, in words; empty when there is nothing to say."),
  provider: z.string(),
  modelId: z.string(),
  workflow: z.string(),
  template: z.string(),
  seedCount: count.describe("Seeds, or sources."),
  asked: count.describe("Rows asked for."),
  accepted: count.describe("Rows made."),
  inputTokens: count,
  outputTokens: count,
  costUsd: dollars,
  averageScore: z.number().nullable().describe("1 to 5, of the latest evaluation; null for none."),
  createdAt: time,
  finishedAt: time.nullable(),
  owner: person,
});

/** What moves while a generation, or a run over its rows, is made. */
export const progressShape = {
  asked: count,
  accepted: count,
  pending: count.describe("Rows still to be made: asked = accepted + pending + missing, always."),
  missing: count.describe("Rows given up, each with a reason in `failures`."),
  duplicates: count.describe("Rows refused because the dataset has them, or one much like them, already."),
  invalid: count.describe("Rows that did not validate; asked for again."),
  lostCalls: count.describe("Requests whose answers never came; they may have been charged for."),
  inputTokens: count,
  outputTokens: count,
  costUsd: dollars,
  spendingLimit: z.number().nullable().describe("US dollars; null for none."),
  waiting: z.string().describe("Why nothing arrives just now although it runs; empty while all is well."),
  rowsPerMinute: count,
  secondsLeft: z.number().nullable(),
  inFlight: count.describe("Requests under way."),
  level: z.number().nullable().describe("Requests that the workers allow at once."),
  failedCalls: count,
  failures: z
    .array(z.object({ reason: z.string(), rows: count, calls: count, code: z.string() }))
    .describe("Why rows are missing, the gravest first."),
};

export const progress = z.object({ status, statusReason: z.string(), ...progressShape });

export const generation = z.object({
  ...generationItem.omit({ seedCount: true }).shape,
  ...progressShape,
  connectionName: z.string().describe("Empty when the connection was deleted."),
  startedAt: time.nullable(),
  inputs: z.enum(["seeds", "documents", "items", "rows"]),
  sources: count.describe("Chunks or items; 0 for seeds."),
  fields: z.array(z.string()).readonly().describe("The names of a row's fields, in order."),
  seeds: z.array(
    z.object({
      id: z.string(),
      position: count,
      text: z.string(),
      asked: count,
      accepted: count,
      missing: count,
      duplicates: count,
      missingReason: z.string(),
    }),
  ),
  config: draftSchema.describe("The wizard's settings."),
  files: z
    .array(z.object({ id: z.uuid(), kind: z.string(), name: z.string(), sizeBytes: count, createdAt: time }))
    .describe("The dataset and its metadata sheet, once they are saved."),
});

export const row = z.object({
  id: z.string(),
  data: z.record(z.string(), jsonSchema).describe("The row's fields, by default `prompt` and `completion`."),
  seedId: z.string().nullable(),
  seed: z.string().describe("The seed's text, or where its source stands."),
  attributes: z.record(z.string(), z.string()).nullable(),
  revision: count.describe("Counts the changes of state, note and text; 0 when nobody has touched it. Hand it back with the next change."),
  state: z.enum(REVIEW_STATES),
  note: z.string(),
  edited: z.boolean().describe("Whether a person has changed what the model wrote."),
  score: z.number().nullable().describe("1 to 5, by the evaluation; null when it has not scored the row."),
  evaluationId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
});

export const createdId = z.object({ id: z.uuid() });
