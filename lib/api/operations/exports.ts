import { z } from "zod";
import { exportSettings } from "../../export/settings.ts";
import { deleteExport } from "../../export/stored/delete-export.ts";
import { exportResponse } from "../../export/stored/export-response.ts";
import { getExport, listExportsAfter } from "../../export/stored/list-exports.ts";
import { EXPORT_STATUSES } from "../../export/stored/record.ts";
import { startExport } from "../../export/stored/start-export.ts";
import { rowFilterSchema } from "../../review/filter.ts";
import { type Operation, operation } from "../operation.ts";
import { idParams, pageOf, pageQuery } from "../schemas.ts";
import { count } from "./generation-schemas.ts";

const tag = "Exports";

const exportItem = z.object({
  id: z.uuid(),
  status: z
    .enum(EXPORT_STATUSES)
    .describe("`waiting`: it is written when its file is fetched · `preparing` (a split, by a worker) · `writing` · `ready` · `failed`."),
  statusReason: z.string(),
  words: z.array(z.string()).describe("What was chosen, in words; the format first."),
  name: z.string().describe("The file's name; empty until it is whole."),
  rows: count.describe("Rows in it; of one that is prepared or written, rows so far."),
  expectedRows: count,
  sizeBytes: count.nullable(),
  sha256: z.string().describe("Of the whole file, in hexadecimal; empty until then."),
  prepared: z.boolean().describe("Whether a worker prepares it: wait for `ready`, then fetch its file."),
  by: z.string().describe("Who asked for it; empty when that account is gone."),
  createdAt: z.iso.datetime(),
});

const exported = exportItem.extend({ generationId: z.uuid(), settings: exportSettings });

export const exportOperations: Operation[] = [
  operation({
    ...{ id: "listExports", method: "GET", path: "/v1/generations/{id}/exports", tag, summary: "The exports of a generation" },
    description: "The latest first.",
    ...{ scope: "read", status: 200, params: idParams, query: z.strictObject(pageQuery), answer: pageOf(exportItem) },
    example: { query: "limit=10" },
    run: (actor, { params: { id }, query }) => listExportsAfter(actor, id, query),
  }),
  operation({
    ...{ id: "createExport", method: "POST", path: "/v1/generations/{id}/exports", tag, summary: "Begin an export" },
    description:
      "Which rows, in which format, with which fields, divided or not. Without a split its file is written while it is fetched the first time, and kept; one that nobody fetches is forgotten after a day. A split is prepared by a worker first, for near copies must not be parted.",
    ...{ scope: "completions.write", idempotent: true, status: 201, params: idParams },
    // A misspelt filter would be all rows.
    body: z.strictObject({ ...exportSettings.shape, filter: z.strictObject(rowFilterSchema.shape).default({}) }),
    answer: exported,
    example: { body: { format: "csv", columns: { seed: true, score: true, state: true, attributes: false } } },
    async run(actor, { params: { id }, body }) {
      const begun = await startExport(actor, id, body);
      return getExport(actor, begun.id);
    },
  }),
  operation({
    ...{ id: "getExport", method: "GET", path: "/v1/exports/{id}", tag, summary: "One export" },
    ...{ scope: "read", status: 200, params: idParams, answer: exported },
    run: (actor, { params: { id } }) => getExport(actor, id),
  }),
  operation({
    ...{ id: "downloadExport", method: "GET", path: "/v1/exports/{id}/file", tag, summary: "Its file" },
    description:
      "Streamed the first time; afterwards the stored one, byte for byte, also in parts (`Range`, `If-None-Match`). A 409 while it is prepared or written.",
    ...{ scope: "read", status: 200, params: idParams },
    answer: {
      bytes: [
        "application/json",
        "application/x-ndjson",
        "text/csv",
        "application/vnd.apache.parquet",
        "application/zip",
        "application/gzip",
      ],
    },
    run: (actor, { params: { id }, request }) => exportResponse(actor, id, request),
  }),
  operation({
    ...{ id: "deleteExport", method: "DELETE", path: "/v1/exports/{id}", tag, summary: "Delete an export with its file" },
    description: "One that is prepared is stopped by it.",
    ...{ scope: "completions.write", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteExport(actor, id),
  }),
];
