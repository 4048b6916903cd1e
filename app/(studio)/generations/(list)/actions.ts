"use server";

import { z } from "zod";
import { LIMITS } from "@/lib/generation/config.ts";
import { cloneGeneration, deleteGeneration, renameGeneration } from "@/lib/generation/list.ts";
import { action } from "../../../server.ts";

const one = z.object({ id: z.uuid() });
const rename = one.extend({ name: z.string().trim().min(1, "Give the dataset a name.").max(LIMITS.nameLength) });

export const cloneAction = action(one, async (user, { id }) => {
  const draft = await cloneGeneration(user, id);
  return { href: `/generations/${draft.id}/configure` };
});

export const renameAction = action(rename, (user, { id, name }) => renameGeneration(user, id, name));

export const deleteAction = action(one, (user, { id }) => deleteGeneration(user, id));
