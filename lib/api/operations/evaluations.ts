import { z } from "zod";
import { describeEvaluation } from "../../evaluation/describe-evaluation.ts";
import { estimateEvaluation } from "../../evaluation/estimate.ts";
import { requireEvaluation } from "../../evaluation/find-evaluation.ts";
import { evaluationForm, JUDGE_DEFAULTS } from "../../evaluation/form.ts";
import { listJudgements } from "../../evaluation/judgements.ts";
import { EVALUATION_CURSOR_SORTS, listEvaluationsAfter } from "../../evaluation/list-after.ts";
import { readResults } from "../../evaluation/results.ts";
import { startEvaluation } from "../../evaluation/start.ts";
import { deleteGeneration, renameGeneration, setSpendingLimit } from "../../generation/lifecycle.ts";
import { GENERATION_STATUSES } from "../../generation/status.ts";
import { rowFilterSchema } from "../../review/filter.ts";
import { type Operation, operation } from "../operation.ts";
import { progressEvents } from "../progress-events.ts";
import { flag, idParams, pageOf, pageQuery } from "../schemas.ts";
import { controls } from "./control.ts";
import { evaluation, evaluationItem, judgement, results } from "./evaluation-schemas.ts";
import { count, dollars, progress, runName } from "./generation-schemas.ts";

const tag = "Evaluations";

const running = {
  noun: "Evaluation",
  tag,
  path: "/v1/evaluations",
  answer: evaluation,
  require: requireEvaluation,
  describe: describeEvaluation,
} as const;

const { shape } = evaluationForm;

/** What judging takes: the form of the page, with its usual values for what is left out. */
const judging = {
  datasetId: z.string().max(100).describe("The generation whose rows are judged."),
  connectionId: shape.connectionId.describe("The judge's."),
  modelId: shape.modelId,
  rubric: shape.rubric.describe(
    "`{preset: id}` of a built-in rubric, `{saved: id}`, or `{name, content}` for one of this evaluation's own (1 to 8 criteria).",
  ),
  temperature: shape.temperature.default(JUDGE_DEFAULTS.temperature).describe("0 to 2; null leaves it to the model."),
  maxTokens: shape.maxTokens.default(JUDGE_DEFAULTS.maxTokens),
  // A misspelt filter would be all rows.
  rows: z
    .strictObject({ filter: z.strictObject(rowFilterSchema.shape), sample: shape.rows.shape.sample.default(null) })
    .default({ filter: {}, sample: null })
    .describe("All rows that the filter shows (`sample: null`), or so many of them drawn at random."),
};

const EXAMPLE_JUDGING = {
  ...{ datasetId: "{GENERATION}", connectionId: "{CONNECTION}", modelId: "{MODEL}" },
  ...{ rubric: { preset: "general" }, rows: { filter: {}, sample: 100 } },
};

const listQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(EVALUATION_CURSOR_SORTS).default("created"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  dataset: z.string().max(100).optional().describe("A generation's id: only its evaluations."),
  status: z.enum(GENERATION_STATUSES).optional(),
  search: z.string().max(200).optional().describe("Part of the name, or of the judge's, the rubric's or the dataset's."),
});

const judgementsQuery = z.strictObject({
  ...pageQuery,
  // A place in the dataset's order, or a score and a place.
  cursor: z
    .string()
    .regex(/^(?:\d(?:\.\d{1,20})?:)?\d{1,18}$/, "This is no cursor of this list. Begin again without one.")
    .optional()
    .describe("The `next` of the page before; left out for the first page."),
  sort: z.enum(["row", "lowest", "highest"]).default("row").describe("`row`: in the order of the dataset."),
  minScore: z.coerce.number().min(1).max(5).optional(),
  maxScore: z.coerce.number().min(1).max(5).optional(),
  failed: flag.optional().describe("`true`: those whose judgement failed instead, in the order of the dataset."),
});

export const evaluationOperations: Operation[] = [
  operation({
    ...{ id: "listEvaluations", method: "GET", path: "/v1/evaluations", tag, summary: "List evaluations" },
    ...{ scope: "read", status: 200, query: listQuery, answer: pageOf(evaluationItem) },
    example: { query: "status=completed&sort=score&limit=10" },
    run: (actor, { query }) => listEvaluationsAfter(actor, query),
  }),
  operation({
    ...{ id: "createEvaluation", method: "POST", path: "/v1/evaluations", tag, summary: "Have a model judge a generation's rows" },
    description: "One call to the judge for each row, which is paid for. Rubric, judge and price are frozen; deleted rows are not judged.",
    ...{ scope: "completions.write", idempotent: true, status: 202 },
    body: z.strictObject({
      ...judging,
      name: shape.name,
      spendingLimit: shape.spendingLimit.default(null).describe("US dollars; null for none."),
    }),
    ...{ answer: evaluation, answers: "It is queued; its status tells how it goes on." },
    example: { body: { name: "Python questions, judged", ...EXAMPLE_JUDGING } },
    async run(actor, { body: { datasetId, ...form } }) {
      const { id } = await startEvaluation(actor, datasetId, form);
      return describeEvaluation(actor, id);
    },
  }),
  operation({
    ...{ id: "estimateEvaluation", method: "POST", path: "/v1/evaluations/estimate", tag, summary: "What judging would take" },
    description: "Nothing is started and no model is called.",
    ...{ scope: "read", status: 200, body: z.strictObject(judging), example: { body: EXAMPLE_JUDGING } },
    answer: z.object({ calls: count.describe("One for each row."), inputTokens: count, outputTokens: count, costUsd: dollars }),
    run: (actor, { body: { datasetId, ...form } }) => estimateEvaluation(actor, datasetId, form),
  }),
  operation({
    ...{ id: "getEvaluation", method: "GET", path: "/v1/evaluations/{id}", tag, summary: "Status, counts, cost, judge and rubric of one" },
    ...{ scope: "read", status: 200, params: idParams, answer: evaluation },
    run: (actor, { params: { id } }) => describeEvaluation(actor, id),
  }),
  operation({
    ...{ id: "updateEvaluation", method: "PATCH", path: "/v1/evaluations/{id}", tag, summary: "Rename it, or change its spending limit" },
    description: "A name at any time, a spending limit until it has ended.",
    ...{ scope: "completions.write", status: 200, params: idParams },
    body: z
      .strictObject({ name: runName.optional(), spendingLimit: z.number().nullable().optional() })
      .refine((change) => Object.keys(change).length > 0, "Give name, spendingLimit or both."),
    ...{ answer: evaluation, example: { body: { name: "Judged by the large model" } } },
    async run(actor, { params: { id }, body: { name, spendingLimit } }) {
      await requireEvaluation(actor, id);
      if (spendingLimit !== undefined) await setSpendingLimit(actor, id, spendingLimit);
      if (name !== undefined) await renameGeneration(actor, id, name);
      return describeEvaluation(actor, id);
    },
  }),
  operation({
    ...{ id: "deleteEvaluation", method: "DELETE", path: "/v1/evaluations/{id}", tag, summary: "Delete it with its judgements" },
    description: "One that runs is stopped with it. The rows stay as they are. There is no way back.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    async run(actor, { params: { id } }) {
      await requireEvaluation(actor, id);
      await deleteGeneration(actor, id);
    },
  }),
  ...controls(running),
  operation({
    ...{ id: "getResults", method: "GET", path: "/v1/evaluations/{id}/results", tag, summary: "What it found" },
    description: "Means, median, distribution, criteria and seeds, as far as it has come. Of a million rows it takes some seconds.",
    ...{ scope: "read", status: 200, params: idParams, answer: results },
    run: (actor, { params: { id } }) => readResults(actor, id),
  }),
  operation({
    ...{ id: "listJudgements", method: "GET", path: "/v1/evaluations/{id}/judgements", tag, summary: "What the judge said of each row" },
    description: "With its reasons. Rows that were deleted since are left out.",
    ...{ scope: "read", status: 200, params: idParams, query: judgementsQuery, answer: pageOf(judgement) },
    example: { query: "sort=lowest&maxScore=3&limit=20" },
    async run(actor, { params: { id }, query }) {
      const { judgements, next } = await listJudgements(actor, id, query);
      return { data: judgements, next };
    },
  }),
  operation({
    ...{ id: "watchEvaluation", method: "GET", path: "/v1/evaluations/{id}/events", tag, summary: "Its progress as it goes" },
    description:
      "Server-sent events: `progress` with the numbers of `GET /v1/evaluations/{id}` at once and whenever they change, at most one a second; `end` with the status, after which the stream closes; `error` when it was deleted.",
    ...{ scope: "read", status: 200, params: idParams, answer: { bytes: ["text/event-stream"] } },
    async run(actor, { params: { id }, request }) {
      await requireEvaluation(actor, id);
      return progressEvents(actor, id, request, (numbers) => progress.parse(numbers));
    },
  }),
];
