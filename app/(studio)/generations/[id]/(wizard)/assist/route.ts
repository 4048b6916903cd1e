import { route } from "@/app/server.ts";
import { type AssistAnswers, type AssistRequest, assistRequest } from "@/components/wizard/assist-api.ts";
import type { Actor } from "@/lib/accounts/actor.ts";
import { listLeftOut } from "@/lib/connections/learnt-models.ts";
import { listModels, testConnection } from "@/lib/connections/test-connection.ts";
import { AppError } from "@/lib/errors.ts";
import { previewCall, tryIt } from "@/lib/generation/assist.ts";
import { expandSeed, suggestSeeds } from "@/lib/generation/assist-seeds.ts";
import { suggestValues, writePrompt } from "@/lib/generation/assist-writing.ts";
import { getDraft } from "@/lib/generation/drafts.ts";
import { estimateGeneration } from "@/lib/generation/estimate.ts";
import { parseSeedsFile } from "@/lib/generation/import.ts";
import { importExamples } from "@/lib/generation/import-examples.ts";
import { listPromptVersions } from "@/lib/generation/prompt-versions.ts";
import { countTokens } from "@/lib/inference/tokens.ts";
import { lookAtChunks } from "@/lib/sources/look-at-chunks.ts";
import { listSourceFiles } from "@/lib/sources/source-files.ts";

/** All that the wizard asks for beside saving. A route and not actions, so that a slow model holds nothing else up and can be cancelled. */
export const POST = route<{ id: string }>(async (user, { id }, request) => {
  const { status } = await getDraft(user, id);
  if (status !== "draft") throw new AppError("conflict:started", "This generation has been started. Open it from Generations.");
  const asked = assistRequest.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new AppError("bad-input:request", asked.error.issues[0]?.message ?? "The request has the wrong form.");
  return Response.json(await answer(user, id, asked.data, request.signal));
});

async function answer(user: Actor, id: string, asked: AssistRequest, signal: AbortSignal): Promise<AssistAnswers[AssistRequest["task"]]> {
  switch (asked.task) {
    case "models":
      return listModels(user, asked.connectionId);
    case "test":
      return testConnection(user, asked.connectionId, asked.modelId);
    case "left-out":
      return listLeftOut(user, asked.connectionId, asked.modelId);
    case "preview": {
      const preview = await previewCall(user, id);
      return { ...preview, tokens: preview.messages.reduce((sum, message) => sum + countTokens(message.content), 0) };
    }
    case "try":
      return tryIt(user, id, signal);
    case "seeds":
      return suggestSeeds(user, id, asked.count, signal);
    case "expand":
      return expandSeed(user, id, asked, signal);
    case "values":
      return suggestValues(user, id, asked, signal);
    case "prompt":
      return writePrompt(user, id, asked.request, asked.refine, signal);
    case "versions":
      return listPromptVersions(user, id);
    case "import-seeds":
      return parseSeedsFile(asked.text, asked.name);
    case "import-examples":
      return importExamples(user, id, asked);
    case "estimate":
      return estimateGeneration(user, id);
    case "source-files":
      return (await listSourceFiles(user, asked.fileIds)).map(({ key: _, textKey: __, ...file }) => file);
    case "chunks":
      return lookAtChunks(user, id, asked.fileId, asked.from);
  }
}
