import { redirect } from "next/navigation";
import { cache } from "react";
import { load, pageUser } from "@/app/server.ts";
import { getDraft } from "@/lib/generation/drafts.ts";

/** The draft that the wizard shows, loaded once for layout and page. One that was started has its own page. */
export const wizardDraft = cache(async (id: string) => {
  const user = await pageUser();
  const { draft, revision, status } = await load(getDraft(user, id));
  if (status !== "draft") redirect(`/generations/${id}`);
  return { user, draft, revision };
});
