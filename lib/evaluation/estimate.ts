import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { capabilitiesFor } from "../generation/capabilities-for.ts";
import { countRequestTokens } from "../inference/count-request.ts";
import { costOf } from "../inference/prices.ts";
import { findPrice } from "../prices/find-price.ts";
import { countRows } from "../review/select-rows.ts";
import type { EvaluationForm } from "./form.ts";
import { createJudge } from "./judge-prompt.ts";
import { countJudgement } from "./judge-task.ts";
import { sampleRows } from "./sample-rows.ts";
import { toSettings } from "./start.ts";

export interface EvaluationEstimate {
  /** One for each row. */
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
}

/** Rows whose requests are counted. */
const SAMPLE = 40;

/**
 * What judging will take, before it is paid for: input counted on a sample of the chosen rows, output after earlier
 * evaluations by this model with as many criteria, or by what judges usually write.
 * @throws AppError as `startEvaluation`
 */
export async function estimateEvaluation(
  actor: Actor,
  datasetId: string,
  form: Pick<EvaluationForm, "connectionId" | "modelId" | "temperature" | "maxTokens" | "rows" | "rubric">,
): Promise<EvaluationEstimate> {
  const settings = await toSettings(actor, datasetId, { ...form, name: "", spendingLimit: null });
  const { connectionId, modelId, provider, rows, rubric, maxTokens } = settings;
  const [found, price, profile, sample, usual] = await Promise.all([
    countRows(datasetId, rows.filter),
    findPrice(connectionId, modelId),
    database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId: modelId.trim() } } }),
    sampleRows(datasetId, rows.filter, SAMPLE),
    readUsualOutput(connectionId, modelId, rubric.content.criteria.length),
  ]);
  const calls = Math.min(found, rows.sample ?? found);
  if (calls === 0) return { calls, inputTokens: 0, outputTokens: 0, costUsd: price && 0 };
  if (sample.length === 0) throw new AppError("conflict:run", "The rows have changed meanwhile. Try again.");
  const known = capabilitiesFor(provider, profile?.capabilities);
  const judge = createJudge(settings);
  const counted = sample.reduce((sum, row) => sum + countRequestTokens(judge.request(row), known), 0) / sample.length;
  const inputTokens = Math.round(counted * calls);
  const outputTokens = Math.round(Math.min(maxTokens, usual ?? countJudgement(rubric.content)) * calls);
  return { calls, inputTokens, outputTokens, costUsd: costOf(price, { inputTokens, outputTokens }) };
}

/** Tokens of this model's judgements lately, with as many criteria; null when there are none. */
async function readUsualOutput(connectionId: string, modelId: string, criteria: number): Promise<number | null> {
  const [found] = await database().$queryRawUnsafe<{ tokens: number | null }[]>(USUAL_OUTPUT, connectionId, modelId, criteria);
  return found?.tokens ?? null;
}

const USUAL_OUTPUT = `
  select sum(output_tokens)::float8 / nullif(sum(accepted + missing), 0) as tokens from (
    select output_tokens, accepted, missing from generations
    where kind = 'evaluation' and connection_id = $1::uuid and model_id = $2 and accepted > 0
      and jsonb_array_length(config->'rubric'->'content'->'criteria') = $3::int
    order by created_at desc limit 5) as lately`;
