import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { capabilitiesFor } from "../generation/capabilities-for.ts";
import { inFieldOrder, shapeOf } from "../generation/fields/row-shape.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { costOf } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import { findPrice, type KnownPrice } from "../prices/find-price.ts";
import { countRows } from "../review/select-rows.ts";
import type { FixForm } from "./form.ts";
import { readSample } from "./read-sample.ts";
import { buildReviseRequest } from "./revise-prompt.ts";
import { settingsFor } from "./settings-of.ts";

export interface FixEstimate {
  rows: number;
  calls: number;
  /** By our own count over the first rows. */
  inputTokens: number;
  /** As many as the rows have now: most instructions keep their length. Reasoning is not foreseen. */
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  price: KnownPrice | null;
}

const COUNTED_ROWS = 50;

/** What “Fix all” will take: one call a row. @throws AppError as `settingsFor` */
export async function estimateFix(actor: Actor, datasetId: string, form: FixForm): Promise<FixEstimate> {
  const settings = await settingsFor(actor, datasetId, form);
  const { connectionId, modelId, provider } = settings;
  const [rows, sample, price, profile] = await Promise.all([
    countRows(datasetId, form.filter),
    readSample(datasetId, form.filter, COUNTED_ROWS),
    findPrice(connectionId, modelId),
    database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId } } }),
  ]);
  const known = capabilitiesFor(provider, profile?.capabilities);
  const shape = shapeOf(settings.fields);
  const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  const inputTokens = Math.round(rows * mean(sample.map((row) => countRequestTokens(buildReviseRequest(settings, row), known))));
  const outputTokens = Math.round(
    rows * mean(sample.map(({ data }) => countTokens(JSON.stringify({ rows: [inFieldOrder(shape, data)] })))),
  );
  return { rows, calls: rows, inputTokens, outputTokens, costUsd: costOf(price, { inputTokens, outputTokens }), price };
}
