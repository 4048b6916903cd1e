import { database } from "../db/client.ts";
import type { ModelCapabilities } from "../inference/capabilities.ts";
import { inputsOf } from "../sources/inputs.ts";
import type { Draft } from "./config.ts";
import { countCallTokens, countRowTokens, hashWriting } from "./count-draft.ts";
import type { RunSample, TrialSample } from "./measured.ts";
import { callsPerSeed } from "./plan.ts";
import { usualRowsOfSeed } from "./seed-rows.ts";
import { readStoredDraft } from "./stored-draft.ts";

/** What an estimate asks the past about. */
interface Place {
  connectionId: string | null;
  modelId: string;
  template: string;
  workflow: string;
  /** What `trialTemplate` says of the draft. */
  trials: string;
}

/** Under what a trial is kept: pairs of a template, or the completions of a curation, whose length no template tells. */
export const trialTemplate = ({ configure }: Pick<Draft, "configure">): string =>
  inputsOf(configure) === "items" ? configure.workflow : configure.template;

interface RunLine {
  config: unknown;
  calls: number;
  accepted: number;
  inputTokens: number;
  outputTokens: number;
  latencyMs: number;
  activeSeconds: number;
}

/**
 * Samples of the last runs of a model with a template.
 * @param writing `hashWriting` of the draft that is estimated
 * @param known the form in which the model is asked now
 */
export async function readRuns(
  { connectionId, modelId, template, workflow }: Place,
  writing: string,
  known: ModelCapabilities,
): Promise<RunSample[]> {
  if (connectionId === null || modelId === "") return [];
  const lines = await database().$queryRawUnsafe<RunLine[]>(RUNS, connectionId, modelId, template, workflow);
  return lines.map(({ config, ...line }) => {
    const draft = readStoredDraft(config);
    // Follow-ups are judged by what a call was to bring: an item's is one row.
    const rowsPerSeed = inputsOf(draft.configure) === "items" ? 1 : usualRowsOfSeed(draft.prompt);
    return {
      ...line,
      ...{
        sameWriting: hashWriting(draft) === writing,
        rowsPerCall: rowsPerSeed / callsPerSeed(rowsPerSeed, draft.prompt.rowsPerCall ?? 1),
      },
      ...{ countedInput: countCallTokens(draft, known), countedRow: countRowTokens(draft) },
    };
  });
}

/**
 * The last 1,000 calls of each of the last five runs. Time between the ends of two calls counts as worked up to one
 * call's own time, and at least 1 s: what is longer was a pause. An answered call is one with tokens.
 */
const RUNS = `
  with recent as (
    select id, config from generations
    where connection_id = $1::uuid and model_id = $2 and template = $3 and workflow = $4 and kind = 'dataset' and started_at is not null
    order by started_at desc limit 5
  ), sample as (
    select recent.id, ended.* from recent cross join lateral (
      select status, accepted, input_tokens, output_tokens, latency_ms, finished_at from calls
      where generation_id = recent.id and input_tokens + output_tokens > 0 order by finished_at desc limit 1000) as ended
  ), timed as (
    select *, extract(epoch from finished_at - lag(finished_at) over (partition by id order by finished_at)) as gap,
      greatest(1, avg(latency_ms) over (partition by id) / 1000) as longest
    from sample
  ), summed as (
    select id, (count(*) filter (where status = 'done'))::int as calls, sum(accepted)::int as accepted,
      sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
      coalesce(avg(latency_ms) filter (where status = 'done'), 0)::float8 as "latencyMs",
      (coalesce(sum(least(gap, longest)), 0) + avg(latency_ms) / 1000)::float8 as "activeSeconds"
    from timed group by id
  )
  select recent.config, calls, accepted, "inputTokens", "outputTokens", "latencyMs", "activeSeconds"
  from summed join recent on recent.id = summed.id`;

/** The last tries with a model and a template. */
const KEPT_TRIALS = 10;

export async function readTrials({ connectionId, modelId, trials: template }: Place, writing: string): Promise<TrialSample[]> {
  if (connectionId === null || modelId === "") return [];
  const found = await database().trial.findMany({
    where: { connectionId, modelId, template },
    orderBy: { createdAt: "desc" },
    take: KEPT_TRIALS,
  });
  return found.map(({ writingHash, rowsAsked, rows, inputTokens, countedTokens, outputTokens, latencyMs }) => ({
    ...{
      sameWriting: writingHash === writing,
      tries: 1,
      rowsAsked,
      rows,
      inputTokens,
      countedInput: countedTokens,
      outputTokens,
      latencyMs,
    },
  }));
}
