import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { costOf } from "../inference/prices.ts";
import type { Completion, CompletionRequest, Message } from "../inference/types.ts";
import { findPrice } from "../prices/find-price.ts";
import { offerRows, type RowData } from "./accept.ts";
import { askModel, readDraft, unreadable } from "./assist-call.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import type { Draft } from "./config.ts";
import { hashWriting } from "./count-draft.ts";
import { parseRows } from "./parse.ts";
import { callsPerSeed } from "./plan.ts";
import { buildCallMessages, buildCallRequest, PAIR_FIELDS } from "./prompt.ts";

// What a model does for the wizard while a draft is being made. All of it is paid for, and nothing that it writes is stored.

/** Pairs that Try it makes. */
export const TRY_ROWS = 3;

/** The exact text of the first call of a draft's first seed. @throws AppError `not-found:generation` */
export async function previewCall(actor: Actor, id: string): Promise<{ messages: Message[]; topic: string; calls: number }> {
  const draft = await readDraft(actor, id);
  const { seeds, rowsPerSeed, rowsPerCall } = draft.prompt;
  const perSeed = Math.max(1, rowsPerSeed ?? 1);
  const perCall = Math.max(1, rowsPerCall ?? 1);
  const topic = seeds.find((seed) => seed.trim() !== "")?.trim() ?? "(your first seed)";
  const batches = callsPerSeed(perSeed, perCall);
  const { messages } = buildCallMessages(draft, { topic, count: Math.min(perSeed, perCall), batch: 0, batches });
  return { messages, topic, calls: seeds.length * batches };
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
  const request = buildCallRequest(draft, { topic, count: TRY_ROWS, batch: 0, batches: 1 });
  const answer = await askModel(draft, request, signal);
  const { rows, invalid } = parseRows(answer.text, PAIR_FIELDS, answer.finishReason);
  const { offered } = offerRows(rows, PAIR_FIELDS, TRY_ROWS);
  await keepTrial(draft, request, answer, offered.length);
  if (offered.length === 0) throw unreadable(answer, draft);
  const { inputTokens, outputTokens } = answer.usage;
  const costUsd = costOf(await findPrice(draft.configure.connectionId, draft.configure.modelId), answer.usage);
  return {
    topic,
    rows: offered.map(({ data }) => data),
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
