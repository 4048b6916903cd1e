import { z } from "zod";
import { EXPORT_TYPES } from "../../export/catalogue.ts";
import { downloadGeneration } from "../../export/download.ts";
import { isQuickFormat } from "../../export/plain.ts";
import { plainSettings } from "../../export/settings.ts";
import { exportResponse } from "../../export/stored/export-response.ts";
import { startExport } from "../../export/stored/start-export.ts";
import { requireDataset } from "../../generation/access.ts";
import { previewCall, tryIt } from "../../generation/assist.ts";
import { PROVIDERS, TEMPLATE_IDS } from "../../generation/config.ts";
import { changeSettings, createGeneration } from "../../generation/create-generation.ts";
import { describeGeneration } from "../../generation/describe-generation.ts";
import { cloneGeneration } from "../../generation/drafts.ts";
import { estimateGeneration } from "../../generation/estimate.ts";
import { generationInput } from "../../generation/generation-input.ts";
import { deleteGeneration, renameGeneration, setSpendingLimit, startGeneration } from "../../generation/lifecycle.ts";
import { CURSOR_SORTS, listGenerationsAfter } from "../../generation/list-after.ts";
import { GENERATION_STATUSES } from "../../generation/status.ts";
import { jsonSchema } from "../../json.ts";
import { rowFilterSchema } from "../../review/filter.ts";
import { readRowsAfter } from "../../review/rows-after.ts";
import { webStream } from "../../web-stream.ts";
import { type Operation, operation } from "../operation.ts";
import { progressEvents } from "../progress-events.ts";
import { flag, idParams, pageOf, pageQuery } from "../schemas.ts";
import { control, controls } from "./control.ts";
import { createdId, generation, generationItem, progress, row, runName } from "./generation-schemas.ts";

const tag = "Generations";
/** Prompt, seeds and examples at their most. */
const SETTINGS_LIMIT = 8_000_000;

const EXAMPLE_SETTINGS = {
  configure: { name: "Python questions", connectionId: "{CONNECTION}", modelId: "{MODEL}", template: "code-generation" },
  prompt: { seeds: ["File handling", "Sorting algorithms"], rowsPerSeed: 2 },
};

const running = {
  noun: "Generation",
  tag,
  path: "/v1/generations",
  answer: generation,
  require: requireDataset,
  describe: describeGeneration,
} as const;

const listQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(CURSOR_SORTS).default("created"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  status: z.enum(GENERATION_STATUSES).optional(),
  provider: z.enum(PROVIDERS).optional(),
  template: z.enum(TEMPLATE_IDS).optional(),
  owner: z.uuid().optional().describe("A person's id."),
  search: z.string().max(200).optional().describe("Part of the name or of the model's id."),
});

const rowsQuery = z.strictObject({
  ...pageQuery,
  ...rowFilterSchema.omit({ edited: true }).shape,
  edited: flag.optional().describe("`true`: only rows whose text a person has changed."),
});

const downloadQuery = z.strictObject({
  format: z
    .enum([...EXPORT_TYPES, "metadata"], { error: `One of: ${[...EXPORT_TYPES, "metadata"].join(", ")}.` })
    .default("json")
    .describe("`metadata` is the sheet with model, parameters, counts and scores."),
});

export const generationOperations: Operation[] = [
  operation({
    ...{ id: "listGenerations", method: "GET", path: "/v1/generations", tag, summary: "List generations" },
    ...{ scope: "read", status: 200, query: listQuery, answer: pageOf(generationItem) },
    example: { query: "status=completed&sort=created&limit=10" },
    run: (actor, { query: { status, ...query } }) => listGenerationsAfter(actor, { ...query, status: status && [status] }),
  }),
  operation({
    ...{ id: "createGeneration", method: "POST", path: "/v1/generations", tag, summary: "Make a generation" },
    description:
      "The wizard's whole configuration. What is left out is taken from the template (`templateId`, or `configure.template`, which is `custom` unless given), as the wizard fills it in. Without a connection the built-in demo answers. `start: false` keeps it a draft; a draft may be half filled.",
    ...{ scope: "completions.write", idempotent: true, status: 202, bodyLimit: SETTINGS_LIMIT },
    body: z.strictObject({
      ...generationInput.shape,
      start: z.boolean().default(true),
      templateId: z.string().max(100).optional().describe("A template's id, saved or built-in; instead of `configure.template`."),
    }),
    ...{ answer: generation, answers: "It is queued; its status tells how it goes on.", example: { body: EXAMPLE_SETTINGS } },
    async run(actor, { body: { start, templateId, ...input } }) {
      const { id } = await createGeneration(actor, input, { start, templateId });
      return describeGeneration(actor, id);
    },
  }),
  operation({
    ...{ id: "getGeneration", method: "GET", path: "/v1/generations/{id}", tag, summary: "Status, counts, cost and settings of one" },
    ...{ scope: "read", status: 200, params: idParams, answer: generation },
    run: (actor, { params: { id } }) => describeGeneration(actor, id),
  }),
  operation({
    ...{ id: "updateGeneration", method: "PATCH", path: "/v1/generations/{id}", tag, summary: "Rename it, or change its settings" },
    description: "A name at any time, a spending limit until it has ended, settings as long as it is a draft.",
    ...{ scope: "completions.write", status: 200, params: idParams, bodyLimit: SETTINGS_LIMIT },
    body: z
      .strictObject({ name: runName.optional(), spendingLimit: z.number().nullable().optional(), config: generationInput.optional() })
      .refine((change) => Object.keys(change).length > 0, "Give at least one of name, spendingLimit and config."),
    ...{ answer: generation, example: { body: { name: "Python questions, second try" } } },
    async run(actor, { params: { id }, body: { name, spendingLimit, config } }) {
      await requireDataset(actor, id);
      if (config) await changeSettings(actor, id, config);
      if (spendingLimit !== undefined) await setSpendingLimit(actor, id, spendingLimit);
      if (name !== undefined) await renameGeneration(actor, id, name);
      return describeGeneration(actor, id);
    },
  }),
  operation({
    ...{ id: "deleteGeneration", method: "DELETE", path: "/v1/generations/{id}", tag, summary: "Delete it with its rows and files" },
    description: "One that runs is stopped with it. There is no way back.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    async run(actor, { params: { id } }) {
      // An evaluation is deleted where evaluations are.
      await requireDataset(actor, id);
      await deleteGeneration(actor, id);
    },
  }),
  control(running, {
    ...{ name: "start", summary: "Start a draft", act: startGeneration },
    description: "Checks every rule of the wizard first, and freezes settings and price.",
  }),
  ...controls(running),
  operation({
    ...{ id: "cloneGeneration", method: "POST", path: "/v1/generations/{id}/clone", tag, summary: "A new draft with the same settings" },
    ...{ scope: "completions.write", idempotent: true, status: 201, params: idParams, answer: createdId },
    run: (actor, { params: { id } }) => cloneGeneration(actor, id),
  }),
  operation({
    ...{ id: "estimateGeneration", method: "GET", path: "/v1/generations/{id}/estimate", tag, summary: "What a run takes" },
    description: "Of a draft or of one that was started: calls, tokens, cost and time, reckoned beforehand.",
    ...{ scope: "read", status: 200, params: idParams },
    answer: z.object({
      ...{ rows: z.number(), calls: z.number(), inputTokens: z.number(), outputTokens: z.number() },
      ...{ costUsd: z.number().nullable(), seconds: z.number(), basis: z.string() },
    }),
    run: (actor, { params: { id } }) => estimateGeneration(actor, id),
  }),
  operation({
    ...{ id: "previewGeneration", method: "GET", path: "/v1/generations/{id}/preview", tag, summary: "The exact text of its first call" },
    ...{ scope: "read", status: 200, params: idParams },
    answer: z.object({
      messages: z.array(z.object({ role: z.string(), content: z.string() })),
      topic: z.string(),
      calls: z.number(),
    }),
    run: (actor, { params: { id } }) => previewCall(actor, id),
  }),
  operation({
    ...{ id: "tryGeneration", method: "POST", path: "/v1/generations/{id}/try", tag, summary: "Three real rows now" },
    description: "One call to the model, which is paid for; nothing of it is stored.",
    ...{ scope: "completions.write", status: 200, params: idParams },
    answer: z.object({
      ...{ topic: z.string(), rows: z.array(z.record(z.string(), jsonSchema)), invalid: z.number() },
      ...{ inputTokens: z.number(), outputTokens: z.number(), costUsd: z.number().nullable(), latencyMs: z.number() },
    }),
    run: (actor, { params: { id }, request }) => tryIt(actor, id, request.signal),
  }),
  operation({
    ...{ id: "listRows", method: "GET", path: "/v1/generations/{id}/rows", tag, summary: "Its rows, page by page" },
    description: "In the order in which they were made. Deleted rows are in it only with `state=deleted`.",
    ...{ scope: "read", status: 200, params: idParams, query: rowsQuery, answer: pageOf(row) },
    example: { query: "state=approved&limit=100" },
    run: (actor, { params: { id }, query: { cursor, limit, edited, ...filter } }) =>
      readRowsAfter(actor, id, { filter: { ...filter, ...(edited && { edited }) }, after: cursor, limit }),
  }),
  operation({
    ...{ id: "downloadGeneration", method: "GET", path: "/v1/generations/{id}/download", tag, summary: "All its rows as a file" },
    description: "Streamed, as the rows are now, without deleted ones. For a filter, a split or other options make an export.",
    ...{ scope: "read", status: 200, params: idParams, query: downloadQuery },
    answer: { bytes: ["application/json", "application/x-ndjson", "text/csv", "application/vnd.apache.parquet", "application/zip"] },
    example: { query: "format=jsonl" },
    async run(actor, { params: { id }, query: { format }, request }) {
      if (format !== "metadata" && !isQuickFormat(format)) {
        const begun = await startExport(actor, id, plainSettings(format));
        return exportResponse(actor, begun.id, request);
      }
      const { contentType, contentDisposition, content } = await downloadGeneration(actor, id, format);
      return new Response(webStream(content, request.signal), {
        headers: { "content-type": contentType, "content-disposition": contentDisposition },
      });
    },
  }),
  operation({
    ...{ id: "watchGeneration", method: "GET", path: "/v1/generations/{id}/events", tag, summary: "Its progress as it goes" },
    description:
      "Server-sent events: `progress` with the numbers of `GET /v1/generations/{id}` at once and whenever they change, at most one a second; `end` with the status, after which the stream closes; `error` when it was deleted.",
    ...{ scope: "read", status: 200, params: idParams, answer: { bytes: ["text/event-stream"] } },
    async run(actor, { params: { id }, request }) {
      await requireDataset(actor, id);
      return progressEvents(actor, id, request, (numbers) => progress.parse(numbers));
    },
  }),
];
