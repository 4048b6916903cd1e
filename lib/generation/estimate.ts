import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { costOf } from "../inference/prices.ts";
import { findPrice, type KnownPrice } from "../prices/find-price.ts";
import { type Inputs, inputsOf } from "../sources/inputs.ts";
import { countItemTokens, planFor } from "../sources/plan-of.ts";
import { listFilesOf, type SourceFile } from "../sources/source-files.ts";
import { findDataset } from "./access.ts";
import { capabilitiesFor } from "./capabilities-for.ts";
import type { Draft } from "./config.ts";
import { countCallTokens, countRowTokens, hashWriting } from "./count-draft.ts";
import { readRuns, readTrials, trialTemplate } from "./ledger-samples.ts";
import { type Basis, learn, type Measured } from "./measured.ts";
import { balancedField } from "./output-fields.ts";
import { callsPerSeed } from "./plan.ts";
import { readStoredDraft } from "./stored-draft.ts";

export interface Estimate {
  rows: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is not known. */
  costUsd: number | null;
  /** What was reckoned with; null when it is not known. */
  price: KnownPrice | null;
  seconds: number;
  /** Where tokens and time come from; `none`: only from the prompt and the examples. */
  basis: Basis;
}

export interface EstimateInput {
  seeds: number;
  rowsPerSeed: number;
  rowsPerCall: number;
  /** Values of a balanced field, for each of which there are calls of its own; 1 for none. */
  labels?: number;
  /** Where it is not made from seeds: what is planned instead. */
  planned?: { rows: number; calls: number } | null;
  /** Our own count of one call's request and of one row of an answer. */
  countedCall: number;
  countedRow: number;
  measured: Measured | null;
  price: KnownPrice | null;
  /** Requests that may be in flight, as far as it is known: the limiter's last level and what a person allows. */
  level: number | null;
  maxConcurrency: number | null;
  demo: boolean;
}

/** `{"rows":[…]}` around the rows of a call. */
const WRAPPER_TOKENS = 8;
/** What a usual hosted model writes in a second, and how long it takes to begin. */
const TOKENS_PER_SECOND = 60;
const FIRST_TOKEN_SECONDS = 0.6;
/** Requests in flight that most endpoints allow; the limiter finds the real number. */
const USUAL_CONCURRENCY = 16;
const DEMO_CALL_SECONDS = 0.1;

/** What a run will take. Where nothing was measured yet, rows that are refused and asked for again are not foreseen. */
export function estimateRun(input: EstimateInput): Estimate {
  const { seeds, rowsPerSeed, rowsPerCall, measured, price } = input;
  const planned = input.planned ?? { rows: seeds * rowsPerSeed, calls: seeds * callsPerSeed(rowsPerSeed, rowsPerCall, input.labels) };
  const { rows } = planned;
  const calls = Math.round(planned.calls * (measured?.callsFactor ?? 1));
  const inputTokens = Math.round(calls * input.countedCall * (measured?.inputFactor ?? 1));
  const outputTokens = Math.round(measured ? rows * measured.outputPerRow : rows * input.countedRow + calls * WRAPPER_TOKENS);
  const known = [input.level ?? measured?.atOnce ?? USUAL_CONCURRENCY, input.maxConcurrency ?? Number.POSITIVE_INFINITY, calls];
  const atOnce = Math.max(1, Math.min(...known));
  return {
    ...{ rows, calls, inputTokens, outputTokens, costUsd: costOf(price, { inputTokens, outputTokens }), price },
    seconds: Math.ceil((calls * secondsPerCall(input, outputTokens / Math.max(1, calls))) / atOnce),
    basis: measured?.basis ?? "none",
  };
}

/** @param output tokens that one call will write */
function secondsPerCall({ measured, demo }: EstimateInput, output: number): number {
  if (!measured) return demo ? DEMO_CALL_SECONDS : FIRST_TOKEN_SECONDS + output / TOKENS_PER_SECOND;
  // What a model takes to begin is the same for short and long answers.
  const first = Math.min(FIRST_TOKEN_SECONDS, measured.secondsPerCall / 2);
  return first + ((measured.secondsPerCall - first) * output) / Math.max(1, measured.outputPerCall);
}

/** The estimate of a draft, or of a generation as it was started. Fields that are not filled yet count as one. @throws AppError `not-found:generation` */
export async function estimateGeneration(actor: Actor, id: string): Promise<Estimate> {
  const draft = readStoredDraft((await findDataset(actor, id)).config);
  return estimateDraft(draft, inputsOf(draft.configure) === "seeds" ? [] : await listFilesOf(id));
}

/** As `estimateGeneration`, of settings that need not be stored. @param files what it is made from */
export async function estimateDraft(draft: Draft, files: readonly SourceFile[] = []): Promise<Estimate> {
  const { configure, prompt } = draft;
  const { connectionId, provider } = configure;
  const modelId = configure.modelId.trim();
  const inputs = inputsOf(configure);
  const place = { connectionId, modelId, template: configure.template, workflow: configure.workflow, trials: trialTemplate(draft) };
  const [connection, profile, price] = await Promise.all([
    connectionId === null ? null : database().connection.findUnique({ where: { id: connectionId } }),
    connectionId === null ? null : database().modelProfile.findUnique({ where: { connectionId_modelId: { connectionId, modelId } } }),
    findPrice(connectionId, modelId),
  ]);
  const known = capabilitiesFor(provider, profile?.capabilities);
  const writing = hashWriting(draft);
  const countedRow = countRowTokens(draft);
  const [runs, trials] = await Promise.all([readRuns(place, writing, known), readTrials(place, writing)]);
  return estimateRun({
    ...{
      seeds: Math.max(1, prompt.seeds.length),
      rowsPerSeed: Math.max(1, prompt.rowsPerSeed ?? 1),
      rowsPerCall: Math.max(1, prompt.rowsPerCall ?? 1),
      labels: balancedField(prompt.outputFields)?.allowed.length ?? 1,
    },
    planned: inputs === "seeds" && prompt.rowsInAll === null && prompt.rowsOfEach === null ? null : planFor(draft, files),
    ...{
      countedCall: countItemTokensOf(inputs, draft, files, known) ?? countCallTokens(draft, known),
      countedRow,
      measured: learn(runs, trials, countedRow),
      price,
    },
    ...{ level: null, maxConcurrency: connection?.maxConcurrency ?? null, demo: provider === "demo" },
  });
}

const countItemTokensOf = (inputs: Inputs, ...item: Parameters<typeof countItemTokens>) =>
  inputs === "items" ? countItemTokens(...item) : null;
