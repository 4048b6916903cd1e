"use server";

import { z } from "zod";
import { action } from "@/app/server.ts";
import { moreForm } from "@/lib/lineage/form.ts";
import { makeMore } from "@/lib/lineage/more.ts";

/** Answers with where the new draft's summary is. */
export const makeMoreAction = action(z.object({ id: z.uuid(), form: moreForm }), async (user, { id, form }) => {
  const draft = await makeMore(user, id, form);
  return { href: `/generations/${draft.id}/summary` };
});
