import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import type { EvaluationSettings } from "../evaluation/settings.ts";
import { planGeneration } from "../generation/planning.ts";
import { distinct, makeRunning, type Shape, startEngine, untilStatus } from "../generation/test-support.ts";
import { scale } from "../templates/rubric.ts";
import type { RowChoice } from "./run-settings.ts";
import { startRun } from "./start-run.ts";

// For tests of what is done with a finished dataset: a real database, a real queue, and providers that are functions.

/** A completed dataset, made by the engine: by default 3 seeds with 10 pairs each. */
export async function makeDataset(actor: Actor, shape: Shape = {}): Promise<string> {
  const id = await makeRunning(actor, shape);
  const engine = startEngine(distinct);
  await untilStatus(id, "completed");
  await engine.stop(1_000);
  return id;
}

/** Settings of a judge with two criteria, on the connection of the dataset. */
async function judgeSettings(subjectId: string, rows: Partial<RowChoice> = {}): Promise<EvaluationSettings> {
  const { connectionId } = await database().generation.findUniqueOrThrow({ where: { id: subjectId }, select: { connectionId: true } });
  const meanings = ["unusable", "poor", "fair", "good", "excellent"] as const;
  return {
    ...{ name: "Judged", provider: "demo", connectionId: connectionId ?? "", modelId: "demo", spendingLimit: null },
    ...{ temperature: 0, topP: null, topK: null, maxTokens: 1_000, promptHash: "" },
    rows: { filter: {}, sample: null, ...rows },
    rubric: {
      ...{ id: null, name: "General", version: 1 },
      content: {
        criteria: [
          scale("Correctness", "Is what it says true?", ...meanings),
          scale("Helpfulness", "Does it help the person who asks?", ...meanings),
        ],
        examples: [],
      },
    },
  };
}

/** An evaluation that is planned and running. */
export async function makeEvaluation(actor: Actor, subjectId: string, rows: Partial<RowChoice> = {}): Promise<string> {
  const settings = await judgeSettings(subjectId, rows);
  const id = await startRun(actor, { kind: "evaluation", subjectId, settings, template: settings.rubric.name });
  await planGeneration(id);
  return id;
}
