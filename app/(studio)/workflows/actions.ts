"use server";

import { z } from "zod";
import { createConfig, deleteConfig, updateConfig } from "@/lib/workflows/configs.ts";
import { addFeedback } from "@/lib/workflows/examples.ts";
import { configBody, createBody, exampleFeedback, workflowChange } from "@/lib/workflows/forms.ts";
import { createWorkflow, deleteWorkflow, duplicateWorkflow, updateWorkflow } from "@/lib/workflows/workflows.ts";
import { action } from "../../server.ts";

const id = z.uuid();

export const createWorkflowAction = action(createBody, async (user, body) => ({ id: (await createWorkflow(user, body)).workflow.id }));

export const updateWorkflowAction = action(z.object({ id, change: workflowChange }), async (user, input) => ({
  id: (await updateWorkflow(user, input.id, input.change)).id,
}));

export const duplicateWorkflowAction = action(z.object({ id }), async (user, input) => ({
  id: (await duplicateWorkflow(user, input.id)).id,
}));

export const deleteWorkflowAction = action(z.object({ id }), (user, input) => deleteWorkflow(user, input.id));

/** What is said of one sample. */
export const labelExampleAction = action(z.object({ id, example: exampleFeedback }), (user, input) =>
  addFeedback(user, input.id, [input.example]),
);

/** A new config, or with an id what one is now. */
export const saveConfigAction = action(z.object({ id: id.optional(), config: configBody }), async (user, input) => {
  const saved = input.id === undefined ? await createConfig(user, input.config) : await updateConfig(user, input.id, input.config);
  return { id: saved.id };
});

export const deleteConfigAction = action(z.object({ id }), (user, input) => deleteConfig(user, input.id));
