import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { askForSeeds } from "../generation/assist-seeds.ts";
import { type Draft, LIMITS } from "../generation/config.ts";
import { costOf } from "../inference/prices.ts";
import { findPrice } from "../prices/find-price.ts";

// A dataset of one wish alone repeats itself: it is divided into topics, each of which has some rows.

const ROWS_OF_A_TOPIC = 10;
const MOST_TOPICS = 50;

/** How many topics a number of rows is divided into; 1 for a few rows, which one topic bears. */
export function topicsFor(rows: number): number {
  if (rows <= 2 * ROWS_OF_A_TOPIC) return 1;
  const most = Math.min(MOST_TOPICS, Math.ceil(rows / ROWS_OF_A_TOPIC));
  return Math.max(most, Math.ceil(rows / LIMITS.rowsPerSeed));
}

export interface Topics {
  topics: string[];
  /** Why there are fewer than were wanted; empty when there are enough. */
  reason: string;
}

/**
 * Asks the workflow's model for so many topics, and counts what that took. A model that has none leaves the whole as one.
 * @param draft the settings of the task, whose one seed is the whole
 */
export async function findTopics(workflowId: string, draft: Draft, wanted: number, signal?: AbortSignal): Promise<Topics> {
  const whole = draft.prompt.seeds;
  if (wanted <= 1) return { topics: whole, reason: "" };
  const { texts, calls, inputTokens, outputTokens, failure } = await askForSeeds(
    { ...draft, prompt: { ...draft.prompt, seeds: [] } },
    wanted,
    signal,
  );
  const { connectionId, modelId } = draft.configure;
  const costUsd = calls === 0 ? 0 : costOf(await findPrice(connectionId, modelId), { inputTokens, outputTokens });
  const reason = texts.length >= wanted ? "" : failure || "The model had no more topics that differ.";
  await database().workflowIteration.createMany({
    data: [{ workflowId, kind: "topics", modelId, asked: wanted, made: texts.length, calls, inputTokens, outputTokens, costUsd, reason }],
  });
  return { topics: texts.length === 0 ? whole : texts, reason };
}

/** @throws AppError `unavailable:model` when so few topics cannot bear so many rows */
export function requireEnough({ topics, reason }: Topics, rows: number): void {
  if (topics.length * LIMITS.rowsPerSeed >= rows) return;
  throw new AppError(
    "unavailable:model",
    `${rows.toLocaleString("en")} rows need ${Math.ceil(rows / LIMITS.rowsPerSeed)} topics at least, and the model found ${topics.length}: ${reason} Give prompts, or try again.`,
  );
}
