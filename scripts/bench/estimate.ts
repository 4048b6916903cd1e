// How near the estimate comes to what a run then takes: node scripts/bench/estimate.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EstimatedRun, estimateAndRun } from "../../e2e/estimate-runs.ts";
import { startInferenceServer } from "../../e2e/inference-server/server.ts";
import type { SettingsInput } from "../../e2e/inference-server/settings.ts";
import { closeProviders } from "../../lib/connections/provider.ts";
import { database } from "../../lib/db/client.ts";
import { startEmbeddedDatabase } from "../../lib/db/embedded.ts";
import { migrateDatabase } from "../../lib/db/migrate.ts";
import { makeUser } from "../../lib/generation/test-support.ts";
import { closeQueue, installQueue, openQueue, shareQueue } from "../../lib/jobs/queue.ts";

/** Rows as long as the examples, as models write them that are told to match these; and some answers of no use. */
const SETTINGS: SettingsInput = {
  ...{ rowLength: "examples", latencyMs: 150, latencySigma: 0.4 },
  faults: { repeat: { every: 23 }, truncate: { every: 31 }, "trailing-commas": { every: 7 } },
};

export interface EstimateFigure {
  template: string;
  estimated: EstimatedRun["estimated"];
  actual: EstimatedRun["actual"];
  /** Estimated cost to actual cost: the goal is 0.8 to 1.2. */
  ratio: number;
  /** Whether a Try it or a run of this model went before. */
  warm: boolean;
}

/**
 * Estimates and runs the three templates on the inference server, each knowing nothing of the model, after a Try it and
 * after a run, on a database of its own. Takes about a minute.
 */
export async function benchEstimate(): Promise<EstimateFigure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "seedloom-estimate-"));
  const before = process.env.DATABASE_URL;
  const postgres = await startEmbeddedDatabase(dataDir);
  const server = await startInferenceServer({ settings: SETTINGS });
  try {
    await migrateDatabase(postgres.url);
    process.env.DATABASE_URL = postgres.url;
    process.env.DATA_DIR = dataDir;
    await installQueue(postgres.url);
    shareQueue(await openQueue({ worker: true }));
    const owner = await makeUser("owner");
    const figures: EstimateFigure[] = [];
    for (const template of ["code-generation", "text-to-sql", "custom"] as const) {
      const runs = await estimateAndRun(owner, template, { provider: "openai", url: server.url, modelId: "seedling-1" });
      for (const { known, estimated, actual } of runs)
        figures.push({ template, estimated, actual, ratio: (estimated.costUsd ?? 0) / actual.costUsd, warm: known !== "nothing" });
    }
    return figures;
  } finally {
    await closeProviders();
    await closeQueue();
    await database().$disconnect();
    await server.close();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

if (import.meta.main)
  for (const { template, warm, estimated, actual, ratio } of await benchEstimate())
    console.log(
      `${template.padEnd(16)} ${warm ? "warm" : "cold"} (${estimated.basis}): in ${estimated.inputTokens} / ${actual.inputTokens}, ` +
        `out ${estimated.outputTokens} / ${actual.outputTokens}, calls ${estimated.calls} / ${actual.calls}, ` +
        `${estimated.seconds} s / ${actual.seconds.toFixed(1)} s, cost × ${ratio.toFixed(3)}`,
    );
