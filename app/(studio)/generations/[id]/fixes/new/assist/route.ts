import { route } from "@/app/server.ts";
import { type FixAssistAnswers, type FixAssistRequest, fixAssistRequest } from "@/components/revision/assist-api.ts";
import type { Actor } from "@/lib/accounts/actor.ts";
import { listModels } from "@/lib/connections/test-connection.ts";
import { AppError } from "@/lib/errors.ts";
import { requireDataset } from "@/lib/generation/access.ts";
import { estimateFix } from "@/lib/revision/estimate.ts";
import { previewFix } from "@/lib/revision/preview.ts";

/** What the page asks for before anything is started. A route and not actions, so that it can be cancelled. */
export const POST = route<{ id: string }>(async (user, { id }, request) => {
  await requireDataset(user, id);
  const asked = fixAssistRequest.safeParse(await request.json().catch(() => null));
  if (!asked.success) {
    const issue = asked.error.issues[0];
    throw new AppError("bad-input:request", issue?.message ?? "The request has the wrong form.", { field: issue?.path.slice(1).join(".") });
  }
  return Response.json(await answer(user, id, asked.data, request.signal));
});

async function answer(
  user: Actor,
  id: string,
  asked: FixAssistRequest,
  signal: AbortSignal,
): Promise<FixAssistAnswers[FixAssistRequest["task"]]> {
  switch (asked.task) {
    case "models":
      return listModels(user, asked.connectionId);
    case "estimate":
      return estimateFix(user, id, asked.form);
    case "preview":
      return previewFix(user, id, asked.form, signal);
  }
}
