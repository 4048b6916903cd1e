"use server";

import { z } from "zod";
import { action } from "@/app/server.ts";
import { decideBatch, decideOne } from "@/lib/revision/decide.ts";
import { fixForm } from "@/lib/revision/form.ts";
import { startFix } from "@/lib/revision/start.ts";
import { undoAcceptance, undoRefusal } from "@/lib/revision/undo.ts";

const fix = { id: z.uuid(), run: z.uuid() };
const rowId = z.string().regex(/^\d{1,18}$/, "This rewritten row does not exist.");
const time = z.iso.datetime();

/** `id` is the dataset's, `run` the revision's. */
export const startFixAction = action(z.object({ id: z.uuid(), form: fixForm }), (user, { id, form }) => startFix(user, id, form));

const one = z.object({
  ...fix,
  change: rowId,
  decision: z.enum(["accept", "refuse", "reopen"]),
  /** The revision of the row that was seen, where the rewriting is taken although the row was changed since. */
  seen: z.int().min(0).optional(),
});

export const decideFixAction = action(one, (user, { id, run, change, decision, seen }) =>
  decideOne(user, { datasetId: id, runId: run, id: change, decision, seen }),
);

const many = z.object({
  ...fix,
  decision: z.enum(["accept", "refuse"]),
  after: z.int().min(-1),
  action: z.uuid().nullable(),
  at: time.nullable(),
});

/** One batch; the page asks until `next` is null. */
export const decideFixesAction = action(many, (user, { id, run, ...batch }) => decideBatch(user, { datasetId: id, runId: run, ...batch }));

const taken = z.discriminatedUnion("decision", [
  z.object({ ...fix, decision: z.literal("accept"), action: z.uuid() }),
  z.object({ ...fix, decision: z.literal("refuse"), at: time }),
]);

export const undoFixAction = action(taken, (user, input) =>
  input.decision === "accept" ? undoAcceptance(user, input.id, input.run, input.action) : undoRefusal(user, input.id, input.run, input.at),
);
