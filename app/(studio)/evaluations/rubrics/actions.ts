"use server";

import { z } from "zod";
import { rubricForm } from "@/lib/evaluation/rubric-form.ts";
import { deleteRubric, saveRubric } from "@/lib/evaluation/rubrics.ts";
import { action } from "../../../server.ts";

const known = { id: z.uuid().optional(), version: z.int().min(1).optional() };

/** A new rubric, or with `id` and the version that was edited, what one is now. */
export const saveRubricAction = action(rubricForm.safeExtend(known), (user, input) => saveRubric(user, input));

export const deleteRubricAction = action(z.object({ id: z.uuid() }), (user, { id }) => deleteRubric(user, id));
