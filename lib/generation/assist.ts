import type { Actor } from "../accounts/actor.ts";
import { openProvider } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { costOf } from "../inference/prices.ts";
import { type Completion, type CompletionRequest, InferenceError, type Message } from "../inference/types.ts";
import { findPrice } from "../prices/find-price.ts";
import { offerRows } from "./accept.ts";
import { findGeneration } from "./access.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import { type Draft, LIMITS } from "./config.ts";
import { hashWriting } from "./count-draft.ts";
import { inFieldOrder, type RowData, rowShapeOf } from "./fields/row-shape.ts";
import { firstCall } from "./first-call.ts";
import { parseRows } from "./parse.ts";
import { chooseNewSeeds, parseText, parseTexts } from "./parse-texts.ts";
import { buildCallMessages, buildCallRequest, buildPromptMessages, buildSeedsMessages, samplingOf } from "./prompt.ts";
import { readStoredDraft } from "./stored-draft.ts";

// What a model does for the wizard while a draft is being made. All of it is paid for, and nothing that it writes is stored.

/** Pairs that Try it makes. */
export const TRY_ROWS = 3;
const TIMEOUT_MS = 120_000;

/** The exact text of the first call of a draft's first seed. @throws AppError `not-found:generation` */
export async function previewCall(actor: Actor, id: string): Promise<{ messages: Message[]; topic: string; calls: number }> {
  const draft = await readDraft(actor, id);
  const { seeds } = draft.prompt;
  const topic = seeds.find((seed) => seed.trim() !== "")?.trim() ?? "(your first seed)";
  const first = firstCall(draft.prompt);
  const { messages } = buildCallMessages(draft, { topic, ...first });
  return { messages, topic, calls: seeds.length * first.batches };
}

export interface Trial {
  topic: string;
  rows: RowData[];
  /** Things in the answer that were no pairs. */
  invalid: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  latencyMs: number;
}

/** Makes real pairs for a draft's first seed. @throws AppError with the provider's sentence, or why no pair could be read */
export async function tryIt(actor: Actor, id: string, signal?: AbortSignal): Promise<Trial> {
  const draft = await readDraft(actor, id);
  if (!draft.prompt.prompt.trim()) throw new AppError("bad-input:prompt", "Write the prompt first.", { field: "prompt" });
  const topic = draft.prompt.seeds.find((seed) => seed.trim() !== "")?.trim();
  if (!topic) throw new AppError("bad-input:prompt", "Add a seed first.", { field: "seeds" });
  // Of a balanced field all values are let, for three rows of one value show less.
  const attributes = firstCall({ ...draft.prompt, outputFields: null }).attributes;
  const request = buildCallRequest(draft, { topic, count: TRY_ROWS, batch: 0, batches: 1, attributes });
  const shape = rowShapeOf(draft);
  const answer = await ask(draft, request, signal);
  const { rows, invalid } = parseRows(answer.text, shape, answer.finishReason);
  const { offered } = offerRows(rows, shape, TRY_ROWS);
  await keepTrial(draft, request, answer, offered.length);
  if (offered.length === 0) throw unreadable(answer, draft);
  const { inputTokens, outputTokens } = answer.usage;
  const costUsd = costOf(await findPrice(draft.configure.connectionId, draft.configure.modelId), answer.usage);
  return {
    topic,
    rows: offered.map(({ data }) => inFieldOrder(shape, data)),
    invalid,
    inputTokens,
    outputTokens,
    costUsd,
    latencyMs: Math.round(answer.latencyMs),
  };
}

/** What the estimate of the run learns from it. */
async function keepTrial(draft: Draft, request: CompletionRequest, { usage, latencyMs }: Completion, rows: number): Promise<void> {
  const { connectionId, provider, template } = draft.configure;
  const modelId = draft.configure.modelId.trim();
  // It was answered, so it was there a moment ago; what is gone since has no run to estimate.
  if (connectionId === null || (await database().connection.count({ where: { id: connectionId } })) === 0) return;
  const profile = await database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId } } });
  const countedTokens = countRequestTokens(request, capabilitiesFor(provider, profile?.capabilities));
  await database().trial.create({
    data: {
      ...{ connectionId, modelId, template, writingHash: hashWriting(draft), rowsAsked: TRY_ROWS, rows, countedTokens },
      ...{ inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, latencyMs: Math.round(latencyMs) },
    },
  });
}

/**
 * New seeds, unlike those that the draft has; at most `count`, and no more than a draft may have.
 * @throws AppError with the provider's sentence, or when the model had no new ones
 */
export async function suggestSeeds(actor: Actor, id: string, count: number, signal?: AbortSignal): Promise<string[]> {
  const draft = await readDraft(actor, id);
  const existing = draft.prompt.seeds.filter((seed) => seed.trim() !== "");
  const wanted = Math.min(count, LIMITS.seeds - existing.length);
  if (!(wanted >= 1)) throw new AppError("bad-input:prompt", `A dataset has at most ${LIMITS.seeds} seeds.`, { field: "seeds" });
  const { template, modelId } = draft.configure;
  const request: CompletionRequest = {
    ...{ modelId: modelId.trim(), ...buildSeedsMessages(draft, wanted), sampling: samplingOf(draft) },
    purpose: { kind: "seeds", template, existing, count: wanted },
  };
  const answer = await ask(draft, request, signal);
  const seeds = chooseNewSeeds(parseTexts(answer.text), existing, wanted);
  if (seeds.length === 0)
    throw new AppError(
      "unavailable:model",
      "The model had no seeds that are not in the list already. Try again, or raise the temperature.",
    );
  return seeds;
}

const MAX_USE_CASE = 5_000;

/** A prompt for a use case, written by the model. @throws AppError with the provider's sentence */
export async function writePrompt(actor: Actor, id: string, useCase: string, signal?: AbortSignal): Promise<string> {
  const draft = await readDraft(actor, id);
  const text = useCase.trim();
  if (text === "" || text.length > MAX_USE_CASE)
    throw new AppError("bad-input:prompt", `Describe the use case in up to ${MAX_USE_CASE.toLocaleString("en")} characters.`, {
      field: "useCase",
    });
  const { template, modelId } = draft.configure;
  const request: CompletionRequest = {
    ...{ modelId: modelId.trim(), ...buildPromptMessages(draft, text), sampling: samplingOf(draft) },
    purpose: { kind: "prompt", template, useCase: text },
  };
  const answer = await ask(draft, request, signal);
  const prompt = parseText(answer.text).slice(0, LIMITS.promptLength);
  if (prompt === "") throw unreadable(answer, draft);
  return prompt;
}

async function readDraft(actor: Actor, id: string): Promise<Draft> {
  return readStoredDraft((await findGeneration(actor, id)).config);
}

async function ask(draft: Draft, request: CompletionRequest, signal?: AbortSignal): Promise<Completion> {
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

function unreadable({ finishReason, text, thoughtOnly }: Completion, draft: Draft): AppError {
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
