"use server";

import { z } from "zod";
import { action } from "@/app/server.ts";
import { draftSchema } from "@/lib/generation/config.ts";
import { getDraft, saveDraft } from "@/lib/generation/drafts.ts";
import { startGeneration } from "@/lib/generation/start.ts";

const { configure, prompt, examples, summary } = draftSchema.shape;
const saved = { id: z.uuid(), revision: z.int() };

const changedStep = z.discriminatedUnion("step", [
  z.object({ ...saved, step: z.literal("configure"), values: configure }),
  z.object({ ...saved, step: z.literal("prompt"), values: prompt }),
  z.object({ ...saved, step: z.literal("examples"), values: examples }),
  z.object({ ...saved, step: z.literal("summary"), values: summary }),
]);

/** Answers with the draft's new revision. */
export const saveDraftAction = action(changedStep, (user, { id, step, values, revision }) => saveDraft(user, id, step, values, revision));

export const loadDraftAction = action(z.uuid(), async (user, id) => {
  const { draft, revision } = await getDraft(user, id);
  return { draft, revision };
});

export const startGenerationAction = action(z.uuid(), (user, id) => startGeneration(user, id));
