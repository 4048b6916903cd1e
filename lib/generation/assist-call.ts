import type { Actor } from "../accounts/actor.ts";
import { openProvider } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { type Completion, type CompletionRequest, InferenceError } from "../inference/types.ts";
import { findDataset } from "./access.ts";
import type { Draft } from "./config.ts";
import { readStoredDraft } from "./stored-draft.ts";

// One request to a draft's model, for the wizard.

const TIMEOUT_MS = 120_000;

/** @throws AppError `not-found:generation` */
export async function readDraft(actor: Actor, id: string): Promise<Draft> {
  return readStoredDraft((await findDataset(actor, id)).config);
}

/** Asks the draft's model once. @throws AppError with the provider's sentence, or what is not chosen yet */
export async function askModel(draft: Draft, request: CompletionRequest, signal?: AbortSignal): Promise<Completion> {
  const { connectionId } = draft.configure;
  if (!request.modelId.trim()) throw new AppError("bad-input:configure", "Choose a model first.", { field: "modelId" });
  const connection = connectionId === null ? null : await database().connection.findUnique({ where: { id: connectionId } });
  if (!connection) throw new AppError("bad-input:configure", "Choose a connection first.", { field: "connectionId" });
  const provider = openProvider(connection);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await provider.complete(request, signal ? AbortSignal.any([signal, timeout]) : timeout);
  } catch (error) {
    if (timeout.aborted)
      throw new AppError("unavailable:model", `The model did not answer within ${TIMEOUT_MS / 1_000} seconds.`, { cause: error });
    if (error instanceof InferenceError) throw new AppError("unavailable:model", error.message, { cause: error });
    throw error;
  }
}

/** Why nothing in an answer could be used. */
export function unreadable({ finishReason, text, thoughtOnly }: Completion, draft: Draft): AppError {
  if (thoughtOnly)
    return new AppError(
      "unavailable:model",
      "The model used up its tokens for thinking and wrote no answer. Raise Max tokens under the prompt's advanced settings, or choose a model that thinks less.",
    );
  if (finishReason === "content-filter") return new AppError("unavailable:model", "The provider's content filter stopped the answer.");
  if (finishReason === "length")
    return new AppError(
      "unavailable:model",
      `The answer was cut at ${draft.prompt.maxTokens?.toLocaleString("en") ?? "the most"} tokens before anything in it was whole. Allow more tokens.`,
    );
  const excerpt = text.trim().slice(0, 300);
  return new AppError(
    "unavailable:model",
    excerpt ? `The model did not answer as asked. It wrote: “${excerpt}”` : "The model answered with nothing.",
  );
}
