import type { Actor } from "../accounts/actor.ts";
import { openProvider } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { inFieldOrder, type RowData, type RowShape, shapeOf } from "../generation/fields/row-shape.ts";
import { whyNoRows } from "../generation/no-rows.ts";
import { parseRows } from "../generation/parse.ts";
import { costOf } from "../inference/prices.ts";
import { type Completion, InferenceError, type Usage } from "../inference/types.ts";
import { findPrice } from "../prices/find-price.ts";
import type { RowSource } from "../sources/origin.ts";
import { type FixForm, PREVIEW_ROWS } from "./form.ts";
import { readSample } from "./read-sample.ts";
import { buildReviseRequest } from "./revise-prompt.ts";
import { saysTheSame } from "./revised-row.ts";
import { settingsFor } from "./settings-of.ts";

/** One row before and after, or why there is no after. */
export interface PreviewedRow {
  rowId: string;
  before: RowData;
  after: RowData | null;
  changed: boolean;
  /** In words; empty when it was rewritten. */
  failure: string;
}

export interface FixPreview {
  rows: PreviewedRow[];
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  latencyMs: number;
}

const TIMEOUT_MS = 120_000;

/**
 * Rewrites the first rows of the filter now, all at once; nothing is kept. They are paid for.
 * @throws AppError `bad-input:run` when the filter shows no row; `unavailable:model` with the provider's sentence when no
 * row could be sent at all
 */
export async function previewFix(actor: Actor, datasetId: string, form: FixForm, signal: AbortSignal): Promise<FixPreview> {
  const settings = await settingsFor(actor, datasetId, form);
  const [sample, connection, price] = await Promise.all([
    readSample(datasetId, form.filter, PREVIEW_ROWS),
    database().connection.findUniqueOrThrow({ where: { id: settings.connectionId } }),
    findPrice(settings.connectionId, settings.modelId),
  ]);
  if (sample.length === 0) throw new AppError("bad-input:run", "No row is chosen: the filter shows none.", { field: "rows" });
  const provider = openProvider(connection);
  const shape = shapeOf(settings.fields);
  const ended = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const answers = await Promise.all(
    sample.map(async (row) => readAnswer(shape, row, await ask(() => provider.complete(buildReviseRequest(settings, row), ended)))),
  );
  const [first] = answers;
  if (first && answers.every(({ usage }) => usage === null)) throw new AppError("unavailable:model", first.row.failure);
  const usage = {
    inputTokens: answers.reduce((sum, answer) => sum + (answer.usage?.inputTokens ?? 0), 0),
    outputTokens: answers.reduce((sum, answer) => sum + (answer.usage?.outputTokens ?? 0), 0),
  };
  return {
    ...{ rows: answers.map(({ row }) => row), ...usage, costUsd: costOf(price, usage) },
    latencyMs: Math.round(Math.max(...answers.map(({ latencyMs }) => latencyMs))),
  };
}

async function ask(complete: () => Promise<Completion>): Promise<Completion | InferenceError> {
  try {
    return await complete();
  } catch (error) {
    if (error instanceof InferenceError) return error;
    throw error;
  }
}

interface Read {
  row: PreviewedRow;
  /** Null when no answer came. */
  usage: Usage | null;
  latencyMs: number;
}

function readAnswer(shape: RowShape, { rowId, data }: RowSource, answer: Completion | InferenceError): Read {
  const before = inFieldOrder(shape, data);
  const none = { rowId, before, after: null, changed: false };
  if (answer instanceof InferenceError) {
    const late = `The model did not answer within ${TIMEOUT_MS / 1_000} seconds.`;
    return { row: { ...none, failure: answer.code === "aborted" ? late : answer.message }, usage: null, latencyMs: 0 };
  }
  const { usage, latencyMs } = answer;
  const [after] = parseRows(answer.text, shape, answer.finishReason).rows;
  const row = after
    ? { rowId, before, after: inFieldOrder(shape, after), changed: !saysTheSame(shape, data, after), failure: "" }
    : { ...none, failure: whyNot(answer) };
  return { row, usage, latencyMs };
}

/** In a run such an answer is asked for again. */
function whyNot(answer: Completion): string {
  if (answer.finishReason === "content-filter") return "The provider's content filter stopped the answer.";
  switch (whyNoRows(answer)) {
    case "thinking":
      return "The model used up its tokens for thinking and wrote no answer.";
    case "refusal":
      return "The model refused to rewrite this row.";
    case "prose":
      return "The answer was not a row in the form that was asked for.";
    default:
      return answer.finishReason === "length"
        ? "The answer was cut at the token limit before the row was whole."
        : "The answer was not a row with the dataset's fields.";
  }
}
