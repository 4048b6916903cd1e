import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { createCallQueue, deleteCallQueue, insertCalls } from "../jobs/queue.ts";
import { planRun } from "../runs/plan-run.ts";
import { runSettings } from "../runs/run-settings.ts";
import { inputsOf } from "../sources/inputs.ts";
import { axesOf, spreadAttributes } from "./attributes.ts";
import type { Draft } from "./config.ts";
import { callsPerSeed, planSeedCalls } from "./plan.ts";
import { planFromFiles } from "./planning-files.ts";
import { countPlanned, lockQueued, setRunning } from "./planning-state.ts";
import { rowsOfSeeds } from "./seed-rows.ts";
import { readStoredDraft } from "./stored-draft.ts";

/**
 * Makes a queued generation's seeds (or sources) and calls and sets it running; until then nothing of it is sent. One that is
 * not queued any more is left alone, so that the job may run twice.
 */
export async function planGeneration(generationId: string): Promise<void> {
  // Otherwise the queue of one that was cancelled or deleted meanwhile would stay for ever.
  const queued = await database().generation.findFirst({
    where: { id: generationId, status: "queued" },
    select: { kind: true, subjectId: true, config: true },
  });
  if (!queued) return;
  await createCallQueue(generationId);
  if (!(await planKind(generationId, queued))) await transact((transaction) => removeUnneededQueue(transaction, generationId));
}

/** Returns false when it was paused, cancelled or deleted meanwhile. */
async function planKind(generationId: string, { kind, subjectId, config }: { kind: string; subjectId: string | null; config: unknown }) {
  if (subjectId !== null && kind !== "dataset") return planRun(generationId, subjectId, runSettings.parse(config).rows);
  const draft = readStoredDraft(config);
  return inputsOf(draft.configure) === "seeds" ? planSeeds(generationId, draft) : planFromFiles(generationId, draft);
}

function planSeeds(generationId: string, { prompt }: Draft): Promise<boolean> {
  return transact(async (transaction) => {
    if (!(await lockQueued(transaction, generationId))) return false;
    const rows = rowsOfSeeds(prompt);
    const rowsPerCall = prompt.rowsPerCall ?? 1;
    const axes = axesOf(prompt);
    const batches = rows.map((own) => callsPerSeed(own, rowsPerCall, axes.label?.values.length));
    const lines = prompt.seeds.map((text, position) => ({
      ...{ position, text: text.trim(), asked: rows[position] ?? 0, planned: batches[position] ?? 0 },
    }));
    const ids = await insertSeeds(transaction, generationId, lines);
    const calls = spreadAttributes(planSeedCalls(rows, rowsPerCall), axes);
    await insertCalls(
      transaction,
      generationId,
      calls.map(({ seed, count, batch, attributes }) => ({
        ...{ seedId: ids.get(seed) ?? "", count, batch, batches: batches[seed] ?? 1, attributes },
      })),
    );
    await countPlanned(transaction, calls.length);
    await setRunning(transaction, generationId);
    return true;
  });
}

/** It was cancelled or deleted while its queue was being made. A paused one is planned in this queue when it is resumed. */
async function removeUnneededQueue(transaction: Transaction, generationId: string): Promise<void> {
  const generation = await transaction.generation.findUnique({ where: { id: generationId }, select: { status: true } });
  if (!generation || generation.status === "cancelled") await deleteCallQueue(transaction, generationId);
}

/** Returns position → id. */
async function insertSeeds(
  transaction: Transaction,
  generationId: string,
  lines: readonly { position: number; text: string; asked: number; planned: number }[],
): Promise<Map<number, string>> {
  const stored = await transaction.$queryRawUnsafe<{ id: string; position: number }[]>(INSERT_SEEDS, generationId, JSON.stringify(lines));
  return new Map(stored.map(({ id, position }) => [position, id]));
}

const INSERT_SEEDS = `
  insert into seeds (generation_id, position, text, asked, planned)
  select $1::uuid, position, text, asked, planned
  from json_to_recordset($2::json) as seed(position int, text text, asked int, planned int)
  order by position
  returning id::text, position`;
