import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { costOf } from "../inference/prices.ts";
import type { Completion, CompletionRequest, Message } from "../inference/types.ts";
import { findPrice } from "../prices/find-price.ts";
import { firstTopics } from "../sources/first-topics.ts";
import { inputsOf } from "../sources/inputs.ts";
import { type CallTopic, describeSource } from "../sources/origin.ts";
import { planOf } from "../sources/plan-of.ts";
import { offerRows } from "./accept.ts";
import { askModel, readDraft, unreadable } from "./assist-call.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import type { Draft } from "./config.ts";
import { hashWriting } from "./count-draft.ts";
import { inFieldOrder, type RowData, rowShapeOf } from "./fields/row-shape.ts";
import { readItem } from "./finish-item.ts";
import { firstCall } from "./first-call.ts";
import { trialTemplate } from "./ledger-samples.ts";
import { parseRows } from "./parse.ts";
import { callsPerSeed } from "./plan.ts";
import { requestFor } from "./request.ts";

// What a model does for the wizard while a draft is being made. All of it is paid for, and nothing that it writes is stored.

/** Pairs that Try it makes. */
export const TRY_ROWS = 3;

/** The exact text of a draft's first call, with what it is about and how many calls there are. @throws AppError `not-found:generation` */
export async function previewCall(actor: Actor, id: string): Promise<{ messages: Message[]; topic: string; calls: number }> {
  const draft = await readDraft(actor, id);
  const inputs = inputsOf(draft.configure);
  const [found] = await firstTopics(id, draft, 1);
  if (!found && inputs === "items") throw NO_ITEM;
  const topic = found ?? { text: "(your first seed)", source: null };
  const planned = await planOf(id, draft);
  const job = inputs === "seeds" ? firstCall(draft.prompt) : firstOfFiles(draft, planned);
  const { messages } = requestFor(draft, { job, topic });
  return { messages: [...messages], topic: nameOf(topic), calls: planned.calls };
}

/** The first call of a chunk, with as many rows as chunks have on average; or of an item. */
function firstOfFiles({ prompt }: Draft, planned: { rows: number; topics: number }) {
  const perTopic = Math.max(1, Math.round(planned.rows / Math.max(1, planned.topics)));
  const perCall = Math.max(1, prompt.rowsPerCall ?? 1);
  const { attributes } = firstCall(prompt);
  return { count: Math.min(perTopic, perCall), batch: 0, batches: callsPerSeed(perTopic, perCall), attributes };
}

const NO_ITEM = new AppError("bad-input:prompt", "No item of the file can be sent: choose the key that holds the input first.", {
  field: "inputKey",
});

const nameOf = ({ text, source }: CallTopic) => (source && source.kind !== "row" ? describeSource(source) : text);

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

/**
 * Makes real rows for a draft: of its first seed or chunk, or of its first items.
 * @throws AppError with the provider's sentence, or why no row could be read
 */
export async function tryIt(actor: Actor, id: string, signal?: AbortSignal): Promise<Trial> {
  const draft = await readDraft(actor, id);
  if (!draft.prompt.prompt.trim()) throw new AppError("bad-input:prompt", "Write the prompt first.", { field: "prompt" });
  const isItems = inputsOf(draft.configure) === "items";
  const topics = await firstTopics(id, draft, isItems ? TRY_ROWS : 1);
  const [topic] = topics;
  if (!topic) throw isItems ? NO_ITEM : new AppError("bad-input:prompt", "Add a seed first.", { field: "seeds" });
  const { rows, invalid, answers } = isItems ? await tryItems(draft, topics, signal) : await tryRows(draft, topic, signal);
  const usage = {
    inputTokens: answers.reduce((sum, answer) => sum + answer.usage.inputTokens, 0),
    outputTokens: answers.reduce((sum, answer) => sum + answer.usage.outputTokens, 0),
  };
  const costUsd = costOf(await findPrice(draft.configure.connectionId, draft.configure.modelId), usage);
  const latencyMs = Math.round(Math.max(...answers.map((answer) => answer.latencyMs)));
  return { topic: nameOf(topic), rows, invalid, ...usage, costUsd, latencyMs };
}

interface Tried {
  rows: RowData[];
  invalid: number;
  answers: Completion[];
}

async function tryRows(draft: Draft, topic: CallTopic, signal?: AbortSignal): Promise<Tried> {
  // Of a balanced field all values are let, for three rows of one value show less.
  const { attributes } = firstCall({ ...draft.prompt, outputFields: null });
  const request = requestFor(draft, { job: { count: TRY_ROWS, batch: 0, batches: 1, attributes }, topic });
  const shape = rowShapeOf(draft);
  const answer = await askModel(draft, request, signal);
  const { rows, invalid } = parseRows(answer.text, shape, answer.finishReason);
  const { offered } = offerRows(rows, shape, TRY_ROWS);
  await keepTrial(draft, request, answer, TRY_ROWS, offered.length);
  if (offered.length === 0) throw unreadable(answer, draft);
  return { rows: offered.map(({ data }) => inFieldOrder(shape, data)), invalid, answers: [answer] };
}

/** One call for each item, all at once. */
async function tryItems(draft: Draft, topics: readonly CallTopic[], signal?: AbortSignal): Promise<Tried> {
  const tried = await Promise.all(
    topics.map(async (topic) => {
      const request = requestFor(draft, { job: { count: 1, batch: 0, batches: 1 }, topic });
      const answer = await askModel(draft, request, signal);
      const read = readItem(draft, topic, answer);
      await keepTrial(draft, request, answer, 1, read.row ? 1 : 0);
      return { answer, row: read.row };
    }),
  );
  const rows = tried.map(({ row }) => row).filter((row) => row !== null);
  const [first] = tried;
  if (rows.length === 0 && first) throw unreadable(first.answer, draft);
  return { rows, invalid: tried.length - rows.length, answers: tried.map(({ answer }) => answer) };
}

/** What the estimate of the run learns from it. */
export async function keepTrial(
  draft: Draft,
  request: CompletionRequest,
  { usage, latencyMs }: Completion,
  rowsAsked: number,
  rows: number,
): Promise<void> {
  const { connectionId, provider } = draft.configure;
  const template = trialTemplate(draft);
  const modelId = draft.configure.modelId.trim();
  // It was answered, so it was there a moment ago; what is gone since has no run to estimate.
  if (connectionId === null || (await database().connection.count({ where: { id: connectionId } })) === 0) return;
  const profile = await database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId } } });
  const countedTokens = countRequestTokens(request, capabilitiesFor(provider, profile?.capabilities));
  await database().trial.create({
    data: {
      ...{ connectionId, modelId, template, writingHash: hashWriting(draft), rowsAsked, rows, countedTokens },
      ...{ inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, latencyMs: Math.round(latencyMs) },
    },
  });
}
