import type { Actor } from "@/lib/accounts/actor.ts";
import { AppError } from "@/lib/errors.ts";
import { previewExport } from "@/lib/export/preview.ts";
import { exportSettings } from "@/lib/export/settings.ts";
import { requireDataset } from "@/lib/generation/access.ts";
import { route } from "../../../../server.ts";

/** What an export with the settings that are sent would be. A POST, for settings may be long; it changes nothing, so viewers may too. */
export const POST = route<{ id: string }>(preview, { viewers: true });

async function preview(user: Actor, { id }: { id: string }, request: Request): Promise<Response> {
  await requireDataset(user, id);
  const settings = exportSettings.safeParse(await request.json().catch(() => null));
  if (!settings.success) {
    const issue = settings.error.issues[0];
    throw new AppError("bad-input:export", issue?.message ?? "The request has the wrong form.", { field: issue?.path.join(".") });
  }
  return Response.json(await previewExport(user, id, settings.data));
}
