import { z } from "zod";
import { listRefusedRows } from "../../generation/refused-rows.ts";
import { jsonSchema } from "../../json.ts";
import { bulkChange } from "../../review/bulk-change.ts";
import { changeRow } from "../../review/change-row.ts";
import { rowFilterSchema } from "../../review/filter.ts";
import { NOTE_LENGTH, noteSchema, STATE_KINDS } from "../../review/kinds.ts";
import { REVIEW_STATES } from "../../review/state.ts";
import { undoAction } from "../../review/undo-action.ts";
import { type Operation, operation } from "../operation.ts";
import { idParams, pageOf, pageQuery, time } from "../schemas.ts";
import { count, row } from "./generation-schemas.ts";

const tag = "Generations";

const rowData = z.record(z.string(), jsonSchema);

const refusedRow = z.object({
  id: z.string(),
  data: rowData,
  seedId: z.string().nullable(),
  seed: z.string(),
  kind: z.enum(["exact", "near"]),
  similarity: z.number().describe("0 to 1; 1 for an exact duplicate."),
  resembled: z
    .object({ id: z.string(), data: rowData })
    .nullable()
    .describe("The row that it resembles; null when that was deleted since."),
  resembledIn: z.string().nullable().describe("The earlier generation in which that one is; null when it is this one."),
  createdAt: time,
});

const refusedQuery = z.strictObject({
  ...pageQuery,
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "This is no cursor of this list. Begin again without one.")
    .optional()
    .describe("The `next` of the page before; left out for the first page."),
});

export const reviewOperations: Operation[] = [
  operation({
    ...{ id: "updateRow", method: "PATCH", path: "/v1/generations/{id}/rows/{rowId}", tag, summary: "Review or edit one row" },
    description: `A state, a note of at most ${NOTE_LENGTH} characters, fields. \`revision\` is the row's own that the change is based on: a 409 when somebody has changed it since.`,
    ...{ scope: "completions.write", status: 200, params: idParams.extend({ rowId: z.string().max(20) }) },
    body: z
      .strictObject({
        revision: z.int().min(0),
        state: z.enum(REVIEW_STATES).optional(),
        note: noteSchema.optional(),
        data: rowData.optional().describe("The fields that change; the others stay as they are."),
      })
      .refine(
        ({ state, note, data }) => state !== undefined || note !== undefined || data !== undefined,
        "Give at least one of state, note and data.",
      ),
    ...{ answer: row, example: { body: { revision: 0, state: "approved", note: "Runs as it is." } } },
    run: (actor, { params: { id, rowId }, body }) => changeRow(actor, id, rowId, body),
  }),
  operation({
    ...{ id: "changeRows", method: "POST", path: "/v1/generations/{id}/rows/bulk", tag, summary: "Review all rows that a filter shows" },
    description:
      "All rows for an empty filter; for `restore` the deleted ones among them. Of a million rows it takes a minute. It is one action, which can be undone.",
    ...{ scope: "completions.write", status: 200, params: idParams },
    body: z.strictObject({ action: z.enum(STATE_KINDS), filter: z.strictObject(rowFilterSchema.shape) }),
    answer: z.object({
      changed: count.describe("Rows that were changed; those that were so already are not among them."),
      actionId: z.uuid().nullable().describe("To undo it; null when nothing was changed."),
    }),
    example: { body: { action: "approve", filter: { minScore: 4 } } },
    run: (actor, { params: { id }, body: { action, filter }, request }) =>
      bulkChange(actor, id, action, filter, { signal: request.signal }),
  }),
  operation({
    ...{
      id: "undoAction",
      method: "POST",
      path: "/v1/generations/{id}/actions/{actionId}/undo",
      tag,
      summary: "Undo a review of many rows",
    },
    description: "Puts the rows back as they were, but for those that were changed again since.",
    ...{ scope: "completions.write", status: 200, params: idParams.extend({ actionId: z.string().max(100) }) },
    answer: z.object({ undone: count.describe("Rows that are as they were."), left: count.describe("Rows that were left alone.") }),
    run: (actor, { params: { id, actionId }, request }) => undoAction(actor, id, actionId, { signal: request.signal }),
  }),
  operation({
    ...{ id: "listRefusedRows", method: "GET", path: "/v1/generations/{id}/refused", tag, summary: "Rows refused as duplicates" },
    description: "Rows that are not part of it because it has them, or one much like them, already. In the order in which they came.",
    ...{ scope: "read", status: 200, params: idParams, query: refusedQuery, answer: pageOf(refusedRow), example: { query: "limit=20" } },
    async run(actor, { params: { id }, query }) {
      const { rows, next } = await listRefusedRows(actor, id, query);
      return { data: rows, next };
    },
  }),
];
