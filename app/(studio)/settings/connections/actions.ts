"use server";

import { z } from "zod";
import { action } from "@/app/server.ts";
import { createConnection, deleteConnection, updateConnection } from "@/lib/connections/connections.ts";
import { forgetModel } from "@/lib/connections/learnt-models.ts";
import { connectionInput } from "@/lib/connections/settings.ts";
import { testConnection } from "@/lib/connections/test-connection.ts";

const one = z.object({ id: z.uuid() });
const typed = z.object({ id: z.uuid().optional(), input: connectionInput });
const modelId = z.string().trim().max(2_048, "A model’s id has at most 2,048 characters.");

export const saveConnection = action(typed, async (user, { id, input }) => {
  const saved = id === undefined ? await createConnection(user, input) : await updateConnection(user, id, input);
  return { id: saved.id };
});

export const removeConnection = action(one, (user, { id }) => deleteConnection(user, id));

/** Tries what is typed; with an id, keys that are left empty stand for the stored ones. */
export const testTyped = action(typed.extend({ modelId }), (user, { id, input, modelId: model }) =>
  testConnection(user, id === undefined ? { input } : { id, input }, model),
);

/** Tries a connection as it is stored. */
export const testStored = action(one, (user, { id }) => testConnection(user, id));

/** Has everything tried again at a model's next call. */
export const forgetLearnt = action(one.extend({ modelId: modelId.min(1, "Which model?") }), (user, { id, modelId: model }) =>
  forgetModel(user, id, model),
);
