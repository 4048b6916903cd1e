"use server";

import { z } from "zod";
import { addRubricExample } from "@/lib/evaluation/add-example.ts";
import { CALIBRATION_ROWS, getRating, nextToRate, rateRow } from "@/lib/evaluation/calibration.ts";
import { action } from "../../../../server.ts";

const one = z.object({ id: z.uuid(), rowId: z.string().regex(/^[1-9]\d{0,17}$/, "This row is not there.") });
const scores = z.array(z.int().min(1).max(5)).min(1).max(8);
const size = z.int().min(CALIBRATION_ROWS.least).max(CALIBRATION_ROWS.most);

/** Keeps a person's scores of a row; answers with the next row to rate. */
export const rateRowAction = action(one.extend({ scores, size }), async (user, input) => {
  await rateRow(user, input.id, input.rowId, input.scores);
  return nextToRate(user, input.id, input.size);
});

/** A row that was rated before, to look at again. */
export const loadRatingAction = action(one, (user, { id, rowId }) => getRating(user, id, rowId));

export const addExampleAction = action(
  one.extend({ scores, why: z.string().trim().min(1, "Say why, in a sentence or two.").max(2_000) }),
  (user, { id, ...example }) => addRubricExample(user, id, example),
);
