"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { pageUser } from "@/app/server.ts";
import { TEMPLATE_IDS } from "@/lib/generation/config.ts";
import { createDraft } from "@/lib/generation/drafts.ts";

const templateSchema = z.enum(TEMPLATE_IDS).optional().catch(undefined);

/** For a plain form: makes a draft, from the template of the form's field `template` if there is one, and opens the wizard. */
export async function createDatasetAction(form: FormData): Promise<void> {
  const user = await pageUser();
  const { id } = await createDraft(user, templateSchema.parse(form.get("template") ?? undefined));
  redirect(`/generations/${id}/configure`);
}
