import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { costOf, type Price, priceOf } from "../inference/prices.ts";
import { countTokens } from "../inference/tokens.ts";
import { findGeneration } from "./access.ts";
import { type Draft, totalRows } from "./config.ts";
import { callsPerSeed } from "./plan.ts";
import { buildCallMessages } from "./prompt.ts";
import { readStoredDraft } from "./stored-draft.ts";

export interface Estimate {
  rows: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  seconds: number;
  /** Whether tokens and time come from earlier calls of this model, or only from the prompt and the examples. */
  measured: boolean;
}

/** What earlier calls of a model on a connection were like. */
interface Measured {
  /** Output tokens for each accepted row. */
  tokensPerRow: number;
  latencyMs: number;
}

export interface EstimateInput {
  seeds: number;
  rowsPerSeed: number;
  rowsPerCall: number;
  /** Tokens of one call's messages and output schema. */
  promptTokens: number;
  /** Tokens of one row as JSON, judged by the examples. */
  exampleTokens: number | null;
  measured: Measured | null;
  price: Price | null;
  /** The most requests in flight that a person allows. */
  maxConcurrency: number | null;
  demo: boolean;
}

/** Without examples: a question and a paragraph. */
const TOKENS_PER_ROW = 180;
/** `{"rows":[…]}` around the rows of a call. */
const WRAPPER_TOKENS = 8;
/** What a usual hosted model writes in a second, and how long it takes to begin. */
const TOKENS_PER_SECOND = 60;
const FIRST_TOKEN_SECONDS = 0.6;
/** Requests in flight that most endpoints allow; the limiter finds the real number. */
const USUAL_CONCURRENCY = 16;
const DEMO_CALL_SECONDS = 0.1;

/** What a run will take. Rows that are refused and asked for again are not foreseen. */
export function estimateRun(input: EstimateInput): Estimate {
  const { seeds, rowsPerSeed, rowsPerCall, measured } = input;
  const rows = seeds * rowsPerSeed;
  const calls = seeds * callsPerSeed(rowsPerSeed, rowsPerCall);
  const tokensPerRow = measured?.tokensPerRow ?? input.exampleTokens ?? TOKENS_PER_ROW;
  const inputTokens = Math.round(calls * input.promptTokens);
  const outputTokens = Math.round(rows * tokensPerRow + (measured ? 0 : calls * WRAPPER_TOKENS));
  const guessed = input.demo ? DEMO_CALL_SECONDS : FIRST_TOKEN_SECONDS + outputTokens / Math.max(1, calls) / TOKENS_PER_SECOND;
  const callSeconds = measured ? measured.latencyMs / 1_000 : guessed;
  const atOnce = Math.max(1, Math.min(calls, input.maxConcurrency ?? USUAL_CONCURRENCY, USUAL_CONCURRENCY));
  return {
    ...{ rows, calls, inputTokens, outputTokens, costUsd: costOf(input.price, { inputTokens, outputTokens }) },
    ...{ seconds: Math.ceil((calls * callSeconds) / atOnce), measured: measured !== null },
  };
}

/** The estimate of a draft, or of a generation as it was started. Fields that are not filled yet count as one. @throws AppError `not-found:generation` */
export async function estimateGeneration(actor: Actor, id: string): Promise<Estimate> {
  const draft = readStoredDraft((await findGeneration(actor, id)).config);
  const { configure, prompt, examples } = draft;
  const modelId = configure.modelId.trim();
  const [measured, connection] = await Promise.all([
    readMeasured(configure.connectionId, modelId, configure.template),
    configure.connectionId === null ? null : database().connection.findUnique({ where: { id: configure.connectionId } }),
  ]);
  return estimateRun({
    ...{
      seeds: Math.max(1, prompt.seeds.length),
      rowsPerSeed: Math.max(1, prompt.rowsPerSeed ?? 1),
      rowsPerCall: Math.max(1, prompt.rowsPerCall ?? 1),
    },
    promptTokens: countPromptTokens(draft),
    exampleTokens: averageTokens(examples.examples.map(({ prompt: asked, completion }) => JSON.stringify({ prompt: asked, completion }))),
    ...{ measured, price: priceOf(configure.provider, modelId), demo: configure.provider === "demo" },
    maxConcurrency: connection?.maxConcurrency ?? null,
  });
}

/** Messages have a few tokens of their own around them. */
const MESSAGE_TOKENS = 4;

function countPromptTokens(draft: Draft): number {
  const { seeds, rowsPerSeed, rowsPerCall } = draft.prompt;
  const count = Math.max(1, rowsPerCall ?? 1);
  const batches = totalRows(draft.prompt) > 0 ? callsPerSeed(rowsPerSeed ?? 1, count) : 1;
  const { messages, output } = buildCallMessages(draft, { topic: "", count, batch: 0, batches });
  const texts = [...messages.map((message) => message.content), JSON.stringify(output?.schema ?? {})];
  const tokens = texts.reduce((sum, text) => sum + countTokens(text) + MESSAGE_TOKENS, 0);
  return tokens + (averageTokens(seeds.slice(0, 100)) ?? 0);
}

function averageTokens(texts: readonly string[]): number | null {
  return texts.length === 0 ? null : texts.reduce((sum, text) => sum + countTokens(text), 0) / texts.length;
}

/** Fewer calls than these say little. */
const LEAST_CALLS = 5;

async function readMeasured(connectionId: string | null, modelId: string, template: string): Promise<Measured | null> {
  if (connectionId === null || modelId === "") return null;
  const [row] = await database().$queryRawUnsafe<{ calls: number; tokensPerRow: number | null; latencyMs: number | null }[]>(
    MEASURED,
    ...[connectionId, modelId, template],
  );
  if (!row || row.calls < LEAST_CALLS || row.tokensPerRow === null || row.latencyMs === null) return null;
  return { tokensPerRow: row.tokensPerRow, latencyMs: row.latencyMs };
}

/** The last calls of the last generations with this model, connection and template. */
const MEASURED = `
  with recent as (
    select id from generations where connection_id = $1::uuid and model_id = $2 and template = $3 and started_at is not null
    order by started_at desc limit 5
  ), sample as (
    select calls.* from recent cross join lateral (
      select * from calls where generation_id = recent.id and status = 'done' order by finished_at desc limit 200) as calls
  )
  select count(*)::int as calls, (sum(output_tokens)::float8 / nullif(sum(accepted), 0)) as "tokensPerRow",
    avg(latency_ms)::float8 as "latencyMs"
  from sample`;
