"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { load, pageChanger } from "@/app/server.ts";
import { TEMPLATE_IDS } from "@/lib/generation/config.ts";
import { createDraft } from "@/lib/generation/drafts.ts";
import { createDraftFromTemplate } from "@/lib/templates/saved-templates.ts";

const templateSchema = z.enum(TEMPLATE_IDS).optional().catch(undefined);
const savedSchema = z.uuid().optional().catch(undefined);

/**
 * For a plain form: makes a draft and opens the wizard. It starts from the person's own or a shared template of the field
 * `savedTemplate`, or the built-in one of the field `template`, if there is one. One field may name either (`template`).
 */
export async function createDatasetAction(form: FormData): Promise<void> {
  // The forms that call this are not shown to viewers.
  const user = await pageChanger();
  const chosen = form.get("template") ?? undefined;
  const saved = savedSchema.parse(form.get("savedTemplate") ?? chosen);
  const { id } = saved ? await load(createDraftFromTemplate(user, saved)) : await createDraft(user, templateSchema.parse(chosen));
  redirect(`/generations/${id}/configure`);
}
