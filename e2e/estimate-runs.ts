import { randomUUID } from "node:crypto";
import type { Actor } from "../lib/accounts/actor.ts";
import { openProvider } from "../lib/connections/provider.ts";
import { database } from "../lib/db/client.ts";
import { tryIt } from "../lib/generation/assist.ts";
import type { Draft, TemplateId } from "../lib/generation/config.ts";
import { type Estimate, estimateGeneration } from "../lib/generation/estimate.ts";
import { planGeneration } from "../lib/generation/planning.ts";
import { startGeneration } from "../lib/generation/start.ts";
import { startEngine, untilStatus } from "../lib/generation/test-support.ts";
import { savePrice } from "../lib/prices/prices.ts";
import { draftFor } from "../lib/templates/index.ts";

// Estimates before real runs of the templates on an endpoint, and what the runs then took.

/** What the estimate could know: nothing of this model, one Try it, or an earlier run. */
export type Known = "nothing" | "try" | "run";

export interface EstimatedRun {
  template: TemplateId;
  known: Known;
  estimated: Pick<Estimate, "calls" | "inputTokens" | "outputTokens" | "costUsd" | "seconds" | "basis">;
  actual: { calls: number; inputTokens: number; outputTokens: number; costUsd: number; seconds: number };
}

export interface Endpoint {
  provider: "openai" | "bedrock";
  url: string;
  modelId: string;
}

/** US dollars a million tokens: what one costs more than the other in most lists. */
const PRICE = { inputPerMillion: 1, outputPerMillion: 5 };

/** Estimates and runs one template three times on a fresh connection: knowing nothing, after a Try it, and after a run. */
export async function estimateAndRun(owner: Actor, template: TemplateId, endpoint: Endpoint): Promise<EstimatedRun[]> {
  const connectionId = await addConnection(endpoint);
  await savePrice(owner, { connectionId, modelId: endpoint.modelId, ...PRICE, source: "test" });
  const draft = () => addDraft(owner, template, endpoint, connectionId);
  const runs: EstimatedRun[] = [];
  for (const known of ["nothing", "try", "run"] as const) {
    const id = await draft();
    // Runs with the same words would tell more than the try: here they are not there yet.
    if (known === "try") {
      await database().generation.updateMany({ where: { connectionId, NOT: { id } }, data: { connectionId: null } });
      await tryIt(owner, id);
    }
    const estimated = await estimateGeneration(owner, id);
    runs.push({ template, known, estimated, actual: await run(owner, id, connectionId) });
  }
  return runs;
}

async function addConnection({ provider, url }: Endpoint): Promise<string> {
  const settings =
    provider === "openai"
      ? { provider, preset: "other", baseUrl: `${url}/v1`, hasKey: false, headerNames: [] }
      : { provider, region: "us-east-1", credentials: "machine", endpointUrl: url };
  const { id } = await database().connection.create({ data: { name: `Endpoint ${randomUUID()}`, provider, settings } });
  return id;
}

async function addDraft(owner: Actor, template: TemplateId, { provider, modelId }: Endpoint, connectionId: string): Promise<string> {
  const filled = draftFor(template);
  const config: Draft = {
    ...filled,
    configure: { ...filled.configure, name: template, provider, connectionId, modelId },
    prompt: { ...filled.prompt, rowsPerSeed: 12, rowsPerCall: 5 },
  };
  const { id } = await database().generation.create({
    data: { ownerId: owner.id, name: template, config, connectionId, provider, modelId, template },
    select: { id: true },
  });
  return id;
}

async function run(owner: Actor, id: string, connectionId: string): Promise<EstimatedRun["actual"]> {
  const connection = await database().connection.findUniqueOrThrow({ where: { id: connectionId } });
  await startGeneration(owner, id);
  await planGeneration(id);
  const engine = startEngine((request, signal) => openProvider(connection).complete(request, signal), { cap: 16 });
  const { inputTokens, outputTokens, costUsd, startedAt, finishedAt } = await untilStatus(id, "completed", "incomplete");
  await engine.stop(1_000);
  return {
    ...{ calls: await database().call.count({ where: { generationId: id } }), inputTokens: Number(inputTokens) },
    ...{ outputTokens: Number(outputTokens), costUsd: costUsd ?? 0 },
    seconds: ((finishedAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)) / 1_000,
  };
}
